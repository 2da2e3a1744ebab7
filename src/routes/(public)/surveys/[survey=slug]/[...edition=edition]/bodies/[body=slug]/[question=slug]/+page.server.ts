import { error } from '@sveltejs/kit';
import { answerHistory } from '$lib/domain/answers/answer-history';
import { answerWaves } from '$lib/domain/answers/answer-waves';
import { profileBody } from '$lib/domain/bodies/body-profile';
import { correctionsOfAnswer } from '$lib/domain/editions/correction-notes';
import { answerAddress, editionAddress } from '$lib/domain/editions/edition-address';
import { bibtexEntry } from '$lib/domain/interchange/bibtex';
import { cite } from '$lib/domain/interchange/citation';
import { nameWaves } from '$lib/domain/surveys/shown-waves';
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
	const isAsked = ({ question }: { question: { code: string } }) =>
		question.code === params.question;
	const answers = profile.waves.flatMap(({ wave, asAt, answers, unshown, replyRequest }) => {
		const answer = answers.find(isAsked) ?? null;
		const erased = unshown.find(isAsked) ?? null;
		const question = (answer ?? erased)?.question;
		if (!question) return [];
		// What is left of an answer that was erased: when, and why.
		return [{ wave, asAt, question, answer, erased: erased?.words ?? null, replyRequest }];
	});
	const from = asked === null ? 0 : answers.findIndex(({ wave }) => wave.slug === asked);
	const shown = from === -1 ? undefined : answers[from];
	if (!shown) {
		error(404, {
			message: `This survey did not ask ${profile.body.name} a question called “${params.question}”.`,
			hint: `It asked: ${dataset.questions.map((one) => one.code).join(', ')}.`
		});
	}
	const asAnswered = profile.waves.find(({ wave }) => wave.slug === shown.wave.slug);
	const hasAnswerTo = (code: string) =>
		[...(asAnswered?.answers ?? []), ...(asAnswered?.unshown ?? [])].some(
			({ question }) => question.code === code
		);
	const base = editionAddress(dataset.survey.slug, edition.number);
	/** The wave that its address has to name: all but the newest. */
	const named = from > 0 ? shown.wave.slug : null;
	const address = `${locals.origin}${answerAddress(base, params.body, params.question, named)}`;
	const title = `${profile.body.name}, ${shown.question.title}`;
	return {
		body: profile.body,
		...shown,
		shown: nameWaves(dataset.waves.filter((wave) => wave.slug === shown.wave.slug)),
		/** The newest wave in which it was asked: its answer has the plain address. */
		newest: answers[0]?.wave.slug,
		across: answerWaves(dataset, params),
		/** Those that the body was asked in this wave. */
		questions: dataset.questions
			.filter(({ code }) => hasAnswerTo(code))
			.map(({ code, title }) => ({ code, title })),
		history: answerHistory(await openEditions(locals, publication), {
			wave: shown.wave.slug,
			body: params.body,
			question: params.question
		}),
		corrections: correctionsOfAnswer(
			publication.corrections,
			{ wave: shown.wave.slug, body: params.body, question: params.question },
			edition.number
		),
		citation: cite(dataset.survey, edition, { what: title, asAt: shown.asAt }, address),
		bibtex: bibtexEntry(dataset.survey, edition, {
			title,
			code: [params.body, params.question, ...(named ? [named] : [])].join('-'),
			asAt: shown.asAt,
			address
		})
	};
};
