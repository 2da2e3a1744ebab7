import { shortName } from '../bodies/body';
import type { Correction } from '../editions/correction';
import type { OpenCorrection } from '../editions/correction-notes';
import { isWithdrawn, type Edition } from '../editions/edition';
import type { Dataset } from '../editions/dataset';
import { withdrawalOf } from '../editions/standing';
import { sourceWords } from '../surveys/source';
import type { Wave } from '../surveys/survey';

/** Whether an edition has been withdrawn, and why. */
export const withdrawalRecord = (edition: Edition) => ({
	withdrawn: isWithdrawn(edition),
	withdrawalReason: withdrawalOf(edition)?.reason ?? null
});

/** What an edition corrects, as published files give it; null where it was erased. */
const correctionRecord = ({ edition, toldAt, content }: OpenCorrection) => ({
	edition,
	publishedAt: toldAt.toISOString(),
	correction: content && correctionMembers(content)
});

const correctionMembers = ({
	kind,
	what,
	why,
	answers,
	charts
}: NonNullable<Correction['content']>) => ({
	kind,
	what,
	why,
	answers: answers.map(({ wave, body, question }) => ({ wave, body, question })),
	charts
});

/** An edition as published files give it. */
export function editionRecord(edition: Edition) {
	return {
		number: edition.number,
		publishedAt: edition.publishedAt.toISOString(),
		contentHash: edition.contentHash,
		note: edition.note,
		...withdrawalRecord(edition)
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
		...withdrawalRecord(edition),
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
	charts: readonly { slug: string; title: string }[],
	corrections: readonly OpenCorrection[]
) {
	const { survey, waves, questions, bodies, recommendations, criteria } = dataset;
	return {
		slug: survey.slug,
		title: survey.title,
		summary: survey.summary,
		edition: edition.number,
		source: survey.publication,
		dataLicence: survey.data_licence ?? null,
		notes: survey.notes,
		editions: editions.map(editionRecord),
		corrections: corrections.map(correctionRecord),
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
