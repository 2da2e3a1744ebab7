import { dispositions, dispositionTable } from '$lib/domain/answers/disposition';
import { answersOfWave, latestWave } from '$lib/domain/editions/dataset';
import { editionAddress } from '$lib/domain/editions/edition-address';
import { bibtexEntry } from '$lib/domain/interchange/bibtex';
import { cite } from '$lib/domain/interchange/citation';
import { joinWords } from '$lib/domain/questions/words';
import { sourceCitation } from '$lib/domain/surveys/source';
import { openPublication } from '../../../../../open-publication';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { dataset, edition } = await openPublication(locals, params);
	const { survey, questions, criteria, publishedFigures, headcounts } = dataset;
	const wave = latestWave(dataset);
	const address = `${locals.origin}${editionAddress(survey.slug, edition.number)}`;
	return {
		wave: { title: wave.title, law: wave.law, note: wave.note },
		reviewedBy: dataset.waves
			.filter((one) => one.reviewed_by?.length)
			.map((one) => ({ wave: one.title, by: joinWords(one.reviewed_by ?? []) })),
		asked: answersOfWave(dataset, wave.slug).bodies.length,
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
		citation: cite(survey, edition, null, address),
		bibtex: bibtexEntry(survey, edition, { title: null, code: null, asAt: wave.as_at, address })
	};
};
