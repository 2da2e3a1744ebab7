import { error } from '@sveltejs/kit';
import { answerHistory } from '$lib/domain/answers/answer-history';
import { profileBody } from '$lib/domain/bodies/body-profile';
import { cite } from '$lib/domain/interchange/citation';
import { openEditions } from '../../../../../../../open-editions';
import { openPublication } from '../../../../../../../open-publication';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const publication = await openPublication(locals, params);
	const { dataset, edition } = publication;
	const profile = profileBody(dataset, params.body);
	if (!profile) {
		error(404, {
			message: `This survey did not ask a department called “${params.body}”.`,
			hint: 'The comparison lists every department that it asked.'
		});
	}
	const answers = profile.waves.flatMap(({ wave, asAt, answers }) =>
		answers
			.filter((one) => one.question.code === params.question)
			.map((answer) => ({ wave, asAt, answer }))
	);
	const [latest, ...earlier] = answers;
	if (!latest) {
		error(404, {
			message: `This survey did not ask ${profile.body.name} a question called “${params.question}”.`,
			hint: `It asked: ${dataset.questions.map((one) => one.code).join(', ')}.`
		});
	}
	const { slug } = dataset.survey;
	const path = `/surveys/${slug}/editions/${edition.number}/bodies/${params.body}/${params.question}`;
	return {
		body: profile.body,
		...latest,
		earlier,
		questions: dataset.questions.map(({ code, title }) => ({ code, title })),
		history: answerHistory(await openEditions(locals, publication), {
			wave: latest.wave.slug,
			body: params.body,
			question: params.question
		}),
		citation: {
			path,
			words: cite(
				dataset.survey,
				edition,
				`${profile.body.name}, ${latest.answer.question.title}`,
				`${locals.origin}${path}`
			)
		}
	};
};
