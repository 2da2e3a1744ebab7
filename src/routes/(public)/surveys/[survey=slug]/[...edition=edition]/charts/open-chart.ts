import { chartAddress } from '$lib/domain/charts/chart-address';
import type { Caption } from '$lib/domain/charts/configuration/frame';
import type { Figure } from '$lib/domain/charts/figure';
import { pictureCaption } from '$lib/domain/charts/picture-caption';
import { correctionsOfChart, type CorrectionNote } from '$lib/domain/editions/correction-notes';
import { editionAddress, editionFileName } from '$lib/domain/editions/edition-address';
import type { Publication } from '$lib/server/queries/publications';
import { openFigure } from '../../../../../open-figure';
import { openPublication } from '../../../../../open-publication';

export interface OpenChart {
	publication: Publication;
	figure: Figure;
	/** The address of its page in its edition, whole, which stays what it is. */
	address: string;
	/** What editions corrected of it. */
	corrections: CorrectionNote[];
	caption: Caption;
}

/**
 * The chart that an address names, in the edition that it names.
 * @throws a 404 where there is no such survey, edition or chart
 */
export async function openChart(
	locals: App.Locals,
	params: { survey: string; edition?: string; chart: string }
): Promise<OpenChart> {
	const publication = await openPublication(locals, params);
	const { dataset, edition } = publication;
	const figure = openFigure(dataset, params.chart);
	const { slug } = dataset.survey;
	const address = chartAddress(
		`${locals.origin}${editionAddress(slug, edition.number)}`,
		figure.slug
	);
	return {
		publication,
		figure,
		address,
		corrections: correctionsOfChart(publication.corrections, figure.slug, edition.number),
		caption: pictureCaption(figure, edition, address)
	};
}

/** The name under which a chart's file is saved. */
export function fileName({ publication, figure }: OpenChart, extension: string): string {
	const { dataset, edition } = publication;
	return editionFileName(dataset.survey.slug, edition.number, figure.slug, extension);
}
