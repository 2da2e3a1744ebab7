import { shortName } from '../bodies/body';
import type { Dataset } from '../editions/dataset';
import { isWithdrawn, type Edition } from '../editions/edition';
import { sourceWords } from '../surveys/source';
import type { Wave } from '../surveys/survey';

/** An edition as published files give it. */
export function editionRecord(edition: Edition) {
	return {
		number: edition.number,
		publishedAt: edition.publishedAt.toISOString(),
		contentHash: edition.contentHash,
		note: edition.note,
		withdrawn: isWithdrawn(edition)
	};
}

const waveRecord = (wave: Wave) => ({ slug: wave.slug, title: wave.title, asAt: wave.as_at });

/** What every file of an edition begins with: what it is of, from where and as at when. */
export function fileHeading(dataset: Dataset, edition: Edition) {
	const { survey, waves } = dataset;
	return {
		survey: survey.slug,
		edition: edition.number,
		publishedAt: edition.publishedAt.toISOString(),
		source: sourceWords(dataset),
		waves: waves.map(waveRecord)
	};
}

/** A survey in the list of all. */
export function surveySummary({ survey }: Dataset, latest: Edition) {
	return {
		slug: survey.slug,
		title: survey.title,
		summary: survey.summary,
		latestEdition: editionRecord(latest),
		url: `/api/v1/surveys/${survey.slug}.json`
	};
}

/** One survey as an edition froze it, with all the editions that are open. */
export function surveyRecord(
	dataset: Dataset,
	edition: Edition,
	editions: readonly Edition[],
	charts: readonly { slug: string; title: string }[]
) {
	const { survey, waves, questions, bodies, recommendations, criteria } = dataset;
	return {
		slug: survey.slug,
		title: survey.title,
		summary: survey.summary,
		edition: edition.number,
		source: survey.publication,
		notes: survey.notes,
		editions: editions.map(editionRecord),
		waves: waves.map((wave) => ({ ...waveRecord(wave), law: wave.law, note: wave.note })),
		bodies: bodies.map((body) => ({
			slug: body.slug,
			name: body.name,
			shortName: shortName(body)
		})),
		questions,
		recommendations,
		criteria,
		charts
	};
}
