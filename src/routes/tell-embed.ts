import { chartAddress, embedAddress, type EmbedEdition } from '$lib/domain/charts/chart-address';
import { embedEditionWords, embedNotes, type EmbedNote } from '$lib/domain/charts/embed-words';
import type { Figure } from '$lib/domain/charts/figure';
import { correctionsOfChart } from '$lib/domain/editions/correction-notes';
import { editionAddress, surveyAddress } from '$lib/domain/editions/edition-address';
import { findLatestChart } from '$lib/domain/editions/latest-chart';
import { withdrawalOf } from '$lib/domain/editions/standing';
import { formatAsAt } from '$lib/domain/surveys/as-at';
import { sourceSentence } from '$lib/domain/surveys/source';
import { unofficialSentence } from '$lib/domain/surveys/unofficial';
import { proposeEmbedHeight } from '$lib/server/charts/propose-embed-height';
import { findPublication, type Publication } from '$lib/server/queries/publications';

export interface ToldEmbed {
	/** The address of the embed, whole. */
	address: string;
	/** The address of the chart's page that it links back to, whole. */
	page: string;
	notes: EmbedNote[];
	/** Source, date, edition and what the sums are, in sentences. */
	source: string;
	/** The words of the link back. */
	back: string;
	/** Whether the latest edition has the chart, so that it can be followed. */
	canFollow: boolean;
	/** The height to propose for a frame of that width, in pixels. */
	heightAt: (width: number) => number;
}

/**
 * What a chart's embed says around the chart, and how high it is to be.
 * @param publication the edition that it shows, or the latest where it follows
 */
export async function tellEmbed(
	locals: App.Locals,
	publication: Publication,
	figure: Figure,
	shown: EmbedEdition
): Promise<ToldEmbed> {
	const { dataset, edition, corrections, isLatest } = publication;
	const survey = dataset.survey.slug;
	const latest = isLatest ? null : await findPublication(locals.db, survey, null, locals.now);
	const told = {
		survey,
		chart: figure.slug,
		edition: edition.number,
		withdrawal: withdrawalOf(edition),
		corrections: correctionsOfChart(corrections, figure.slug, edition.number),
		latest: findLatestChart(figure.slug, publication, latest)
	};
	const base = shown === 'latest' ? surveyAddress(survey) : editionAddress(survey, edition.number);
	const notes = embedNotes(told);
	const source = `Source: ${figure.source}. As at ${formatAsAt(figure.asAt)}. ${embedEditionWords(shown, told)} ${sourceSentence(dataset)} ${unofficialSentence}`;
	const back = 'Table, method and how to report an error, at Crosscheck';
	const words = {
		notes: notes.map(({ lead, words, link }) => `${lead} ${words} ${link?.words ?? ''}`),
		source: `${source} ${back}`
	};
	return {
		address: `${locals.origin}${embedAddress(survey, figure.slug, shown)}`,
		page: `${locals.origin}${chartAddress(base, figure.slug)}`,
		notes,
		source,
		back,
		canFollow: isLatest || (told.latest !== null && told.latest.code !== 'dropped'),
		heightAt: (width) => proposeEmbedHeight(figure, words, width)
	};
}
