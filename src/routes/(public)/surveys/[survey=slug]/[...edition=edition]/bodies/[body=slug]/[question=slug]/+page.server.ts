import { error } from '@sveltejs/kit';
import { answerHistory } from '$lib/domain/answers/answer-history';
import { profileBody } from '$lib/domain/bodies/body-profile';
import { answerAddress, editionAddress } from '$lib/domain/editions/edition-address';
import { cite } from '$lib/domain/interchange/citation';
import { openEditions } from '../../../../../../../open-editions';
import { openWave } from '../../../open-wave';
import { openPublication } from '../../../../../../../open-publication';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const publication = await openPublication(locals, params);
	const { dataset, edition } = publication;
	const profile = profileBody(dataset, params.body);
	if (!profile) {
		error(404, {
			message: `This survey did not ask a public body called “${params.body}”.`,
			hint: 'The comparison lists all those that it asked.'
		});
	}
	const asked = url.searchParams.has('wave') ? openWave(dataset, url).slug : null;
	const answers = profile.waves.flatMap(({ wave, asAt, answers }) =>
		answers
			.filter((one) => one.question.code === params.question)
			.map((answer) => ({ wave, asAt, answer }))
	);
	const from = asked === null ? 0 : answers.findIndex(({ wave }) => wave.slug === asked);
	const [shown, ...earlier] = from === -1 ? [] : answers.slice(from);
	if (!shown) {
		error(404, {
			message: `This survey did not ask ${profile.body.name} a question called “${params.question}”.`,
			hint: `It asked: ${dataset.questions.map((one) => one.code).join(', ')}.`
		});
	}
	const base = editionAddress(dataset.survey.slug, edition.number);
	const page = answerAddress(base, params.body, params.question);
	const path = from > 0 ? `${page}?wave=${encodeURIComponent(shown.wave.slug)}` : page;
	return {
		body: profile.body,
		...shown,
		earlier,
		questions: dataset.questions.map(({ code, title }) => ({ code, title })),
		history: answerHistory(await openEditions(locals, publication), {
			wave: shown.wave.slug,
			body: params.body,
			question: params.question
		}),
		citation: {
			path,
			words: cite(
				dataset.survey,
				edition,
				`${profile.body.name}, ${shown.answer.question.title}`,
				`${locals.origin}${path}`
			)
		}
	};
};
