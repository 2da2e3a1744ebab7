import type { Dataset } from '../../editions/dataset';
import type { ChartSettings, FigureKind, SettingsOf } from '../chart';
import { chooseContents } from '../choose-contents';
import type { Figure, ToldFigure } from '../figure';
import { bankHolidays } from '../../requests/known-holidays';
import { presentFigure } from '../present-figure';
import { answeredBesideRefusedFigure } from './answered-beside-refused';
import { answersFigure } from './answers';
import { changeFigure } from './change';
import { dispositionsFigure } from './dispositions';
import { outcomesFigure } from './outcomes';
import { provisionsFigure } from './provisions';
import { shareOfStaffFigure } from './share-of-staff';
import { topicsFigure } from './topics';
import { waveTimeToRespondFigure } from './wave-time-to-respond';

/** Every kind of figure. The compiler names a kind that is declared and missing here. */
const figures = {
	dispositions: dispositionsFigure,
	answers: answersFigure,
	share_of_staff: shareOfStaffFigure,
	topics: topicsFigure,
	provisions: provisionsFigure,
	answered_beside_refused: answeredBesideRefusedFigure,
	outcomes: outcomesFigure,
	change: changeFigure,
	time_to_respond: (settings, dataset) => waveTimeToRespondFigure(settings, dataset, bankHolidays)
} as const satisfies {
	[K in FigureKind]: (settings: SettingsOf<K>, dataset: Dataset) => ToldFigure;
};

/**
 * What a chart's settings draw of a dataset: its figure, told of what its publishers chose of the dataset and
 * presented with their words.
 * @throws where the settings do not fit the survey
 */
export function figureOf(settings: ChartSettings, dataset: Dataset): Figure {
	const tell = figures[settings.figure] as (settings: ChartSettings, part: Dataset) => ToldFigure;
	return presentFigure(settings, dataset, tell(settings, chooseContents(settings, dataset)));
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
