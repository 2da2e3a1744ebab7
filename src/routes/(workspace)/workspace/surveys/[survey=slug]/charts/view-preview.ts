import { chartSettingsSchema, chartWords, type ChartSettings } from '$lib/domain/charts/chart';
import { proposeAlternative } from '$lib/domain/charts/complete-figure';
import type { Figure } from '$lib/domain/charts/figure';
import { figureOf } from '$lib/domain/charts/figures/registry';
import { creditLine } from '$lib/domain/charts/picture-caption';
import type { DrawingWidth } from '$lib/domain/charts/picture';
import type { Dataset } from '$lib/domain/editions/dataset';
import { formatAsAt } from '$lib/domain/surveys/as-at';
import { measureHeight } from '$lib/server/charts/draw-chart';

const words: readonly string[] = chartWords;

/** Where a chart is shown, with the widths of the frame and of the drawing in it, in pixels. */
const places = [
	{ key: 'desktop', label: 'Desktop', frame: 900, width: 900 },
	{ key: 'phone', label: 'Phone', frame: 340, width: 300 },
	{ key: 'embed', label: 'Embed', frame: 600, width: 480 },
	{ key: 'print', label: 'Print', frame: 640, width: 640 }
] as const satisfies readonly { key: string; label: string; frame: number; width: DrawingWidth }[];

/** The address of a drawing of settings that nobody may have saved. */
export function previewAddress(
	survey: string,
	settings: ChartSettings,
	width?: DrawingWidth
): string {
	const query = new URLSearchParams({ settings: JSON.stringify(settings) });
	if (width) query.set('width', String(width));
	return `/workspace/surveys/${survey}/charts/preview.svg?${query.toString()}`;
}

/** A chart as it would look, for whoever chooses it. */
export function viewPreview(settings: ChartSettings, dataset: Dataset) {
	const figure: Figure = figureOf(settings, dataset);
	const survey = dataset.survey.slug;
	const { headline, subtitle, summary, notes, alternative, generated, asAt } = figure;
	return {
		headline,
		subtitle,
		summary,
		notes,
		alternative,
		/** What is said where a publisher leaves the words to be generated. */
		proposed: {
			headline: generated.headline ?? headline,
			subtitle: generated.subtitle ?? subtitle,
			alternative: proposeAlternative(figureOf(withoutWords(settings), dataset))
		},
		source: `${creditLine(figure)} As at ${formatAsAt(asAt)}.`,
		/** The picture that would be downloaded. */
		standing: previewAddress(survey, settings),
		places: places.map((place) => ({
			...place,
			height: measureHeight(figure, place.width),
			address: previewAddress(survey, settings, place.width)
		}))
	};
}
export type Preview = ReturnType<typeof viewPreview>;

/** The same settings with every word left to be generated. */
const withoutWords = (settings: ChartSettings): ChartSettings =>
	chartSettingsSchema.parse(
		Object.fromEntries(Object.entries(settings).filter(([key]) => !words.includes(key)))
	);
