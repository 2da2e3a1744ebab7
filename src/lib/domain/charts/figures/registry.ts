import type { Dataset } from '../../editions/dataset';
import type { ChartSettings, FigureKind } from '../chart';
import type { Figure } from '../figure';
import { dispositionsFigure } from './dispositions';
import { outcomesFigure } from './outcomes';
import { provisionsFigure } from './provisions';
import { shareOfStaffFigure } from './share-of-staff';
import { topicsFigure } from './topics';

type SettingsOf<K extends FigureKind> = Extract<ChartSettings, { figure: K }>;

/** Every kind of figure. The compiler names a kind that is declared and missing here. */
const figures = {
	dispositions: dispositionsFigure,
	share_of_staff: shareOfStaffFigure,
	topics: topicsFigure,
	provisions: provisionsFigure,
	outcomes: outcomesFigure
} as const satisfies {
	[K in FigureKind]: (settings: SettingsOf<K>, dataset: Dataset) => Figure;
};

/** What a chart's settings draw of a dataset. @throws where the settings do not fit the survey */
export function figureOf(settings: ChartSettings, dataset: Dataset): Figure {
	const tell = figures[settings.figure] as (settings: ChartSettings, dataset: Dataset) => Figure;
	return tell(settings, dataset);
}

/** All the figures of a dataset, in its own order. */
export function listFigures(dataset: Dataset): Figure[] {
	return dataset.charts.map((settings) => figureOf(settings, dataset));
}

/** The figure of that slug, or null where the dataset has no such chart. */
export function findFigure(dataset: Dataset, slug: string): Figure | null {
	const settings = dataset.charts.find((one) => one.slug === slug);
	return settings ? figureOf(settings, dataset) : null;
}
