import { dispositions, dispositionTable } from '$lib/domain/answers/disposition';
import { latestWave } from '$lib/domain/editions/dataset';
import { cite } from '$lib/domain/interchange/citation';
import { sourceCitation } from '$lib/domain/surveys/source';
import { openPublication } from '../../../../../open-publication';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { dataset, edition } = await openPublication(locals, params);
	const { survey, questions, criteria, publishedFigures, headcounts } = dataset;
	const wave = latestWave(dataset);
	const address = `${locals.origin}/surveys/${survey.slug}/editions/${edition.number}`;
	return {
		wave: { title: wave.title, law: wave.law, note: wave.note },
		asked: new Set(dataset.answers.filter((one) => one.wave === wave.slug).map((one) => one.body))
			.size,
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
		citation: cite(survey, edition, null, address)
	};
};
