import { dispositions, dispositionTable } from '$lib/domain/answers/disposition';
import { bodyNoun } from '$lib/domain/bodies/body-noun';
import { answersOfWave } from '$lib/domain/editions/dataset';
import { editionAddress } from '$lib/domain/editions/edition-address';
import { citeWhole } from '$lib/domain/interchange/bibtex';
import { countThings, joinWords } from '$lib/domain/questions/words';
import { sourceCitation } from '$lib/domain/surveys/source';
import { formatAsAt } from '$lib/domain/surveys/as-at';
import { nameWaves } from '$lib/domain/surveys/shown-waves';
import { openPublication } from '../../../../../open-publication';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { dataset, edition } = await openPublication(locals, params);
	const { survey, questions, criteria, publishedFigures, headcounts } = dataset;
	const address = `${locals.origin}${editionAddress(survey.slug, edition.number)}`;
	return {
		shown: nameWaves(dataset.waves),
		waves: dataset.waves.map((one) => {
			const { bodies } = answersOfWave(dataset, one.slug);
			const noun = bodyNoun(bodies);
			return {
				title: one.title,
				note: one.note,
				asAt: formatAsAt(one.as_at),
				asked: bodies.length,
				askedWords: countThings(bodies.length, noun.one, noun.many)
			};
		}),
		reviewedBy: dataset.waves
			.filter((one) => one.reviewed_by?.length)
			.map((one) => ({ wave: one.title, by: joinWords(one.reviewed_by ?? []) })),
		questions: questions.map(({ code, title, prompt }) => ({ code, title, prompt })),
		publication: survey.publication && {
			citation: sourceCitation(dataset),
			where: survey.publication.where
		},
		dispositions: dispositions.map((code) => {
			const { label, meaning, statistics } = dispositionTable[code];
			return { code, label, meaning, statistics };
		}),
		criteria: {
			bodies: criteria.filter((one) => one.scope === 'body').length,
			government: criteria.filter((one) => one.scope === 'government').length
		},
		notes: survey.notes,
		hasPublishedFigures: publishedFigures.length > 0,
		staffSource: headcounts[0]?.source ?? null,
		...citeWhole(dataset, edition, address)
	};
};
