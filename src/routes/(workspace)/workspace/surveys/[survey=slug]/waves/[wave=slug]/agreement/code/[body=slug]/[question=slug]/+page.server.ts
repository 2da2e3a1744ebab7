import { fail, redirect } from '@sveltejs/kit';
import { accountOf } from '$lib/domain/access/actor';
import { draftProblemsByField } from '$lib/domain/answers/draft-words';
import { readDraft } from '$lib/domain/answers/read-draft';
import { generateWording } from '$lib/domain/answers/wording';
import { shortName } from '$lib/domain/bodies/body';
import { describeEvidence } from '$lib/domain/evidence/evidence-words';
import { responseWords } from '$lib/domain/requests/response-words';
import { listCodebook } from '$lib/server/queries/codebook';
import { listResponses, listResponseSources } from '$lib/server/queries/responses';
import { saveSecondCoding } from '$lib/server/services/save-second-coding';
import { submitSecondCoding } from '$lib/server/services/submit-second-coding';
import { guard } from '../../../../../../../../../../guard';
import { attempt } from '../../../../../../../../../../read-form';
import { readDraftForm } from '../../../../requests/[request=number]/enter/read-draft-form';
import { showLetters } from '../../../../show-letters';
import { openSecondCoding, type OpenedSecondCoding } from '../../open-second-coding';
import type { Actions, PageServerLoad } from './$types';

type Params = { survey: string; wave: string };
const agreementOf = ({ survey, wave }: Params) =>
	`/workspace/surveys/${survey}/waves/${wave}/agreement`;
const codeOf = (params: Params, { body, question }: { body: string; question: string }) =>
	`${agreementOf(params)}/code/${body}/${question}`;

/** What is left to code after one: the next of those that follow it, or else the first of all. */
function nextOf({ codings, coding }: OpenedSecondCoding) {
	const at = codings.indexOf(coding);
	const others = [...codings.slice(at + 1), ...codings.slice(0, at)];
	return others.find(({ submittedAt }) => submittedAt === null) ?? null;
}

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	await guard(event, 'save_second_coding', { survey: params.survey });
	const opened = await openSecondCoding(locals, params);
	const { db, actor } = locals;
	const { id: waveId, coding, question, body, codings, survey, wave } = opened;
	const [responses, sources, codebook] = await Promise.all([
		listResponses(db, waveId, coding.bodyId),
		listResponseSources(db, waveId, coding.bodyId),
		listCodebook(db, survey.slug)
	]);
	const at = codings.indexOf(coding);
	const addressOf = (one: (typeof codings)[number] | null | undefined) =>
		one ? codeOf(params, one) : null;
	const titleOf = (one: (typeof codings)[number]) => {
		const of = opened.bodies.find(({ slug }) => slug === one.body);
		const asked = opened.questions.find(({ code }) => code === one.question);
		return `${of ? shortName(of) : one.body}: ${asked?.title ?? one.question}`;
	};
	return {
		account: accountOf(actor) ?? 0,
		survey: { slug: survey.slug, title: survey.title },
		wave: { slug: wave.slug, title: wave.title, asAt: wave.as_at },
		agreement: agreementOf(params),
		address: codeOf(params, coding),
		body: { short: shortName(body), name: body.name, slug: body.slug },
		question,
		/** What is typed so far; null where nothing is. */
		stored: coding.draft && { version: coding.version, draft: coding.draft },
		/** Once it is submitted: what it says, in the words that readers would see. */
		submitted:
			coding.content &&
			(coding.content.wording_override ?? generateWording(question, coding.content, wave.as_at)),
		responses: responses.map(responseWords),
		/** Whether anything has come that could be coded. */
		hasResponse: responses.length > 0,
		sources: sources.map(describeEvidence),
		letters: showLetters(`/workspace/surveys/${survey.slug}/waves/${wave.slug}`, opened.letters),
		codebook: codebook
			.filter((entry) => entry.question === question.code)
			.map(({ phrase, coding: how }) => ({ phrase, coding: how })),
		places: codings.map((one) => ({
			key: `${one.body} ${one.question}`,
			title: titleOf(one),
			address: codeOf(params, one),
			isCurrent: one === coding,
			isCoded: one.submittedAt !== null
		})),
		coded: codings.filter(({ submittedAt }) => submittedAt !== null).length,
		previous: addressOf(codings[at - 1]),
		following: addressOf(codings[at + 1]),
		next: addressOf(nextOf(opened)),
		done: url.searchParams.get('done')
	};
};

/** Reads the form of a coding and saves it, as a browser without JavaScript sends it. */
async function saveForm(
	{ locals, request }: Pick<Parameters<Actions['save']>[0], 'locals' | 'request'>,
	opened: OpenedSecondCoding
) {
	const { db, actor, now } = locals;
	const { id: waveId, coding, question, letters } = opened;
	const form = readDraftForm(question, await request.formData(), letters);
	const refuse = (problems: Record<string, string>) =>
		fail(400, { action: 'save', values: {}, problems, typed: form.draft });
	if (!form.ok) return { ok: false as const, failure: refuse({ '': form.words }) };
	const { version, draft } = form;
	const place = { waveId, body: coding.body, question: question.code };
	const saved = await attempt(
		() => saveSecondCoding(db, actor, { ...place, version, draft }, now),
		(_, message) => refuse({ '': message })
	);
	if (!saved.ok) {
		return { ok: false as const, failure: saved.failure as ReturnType<typeof refuse> };
	}
	if (!saved.result.saved) {
		const words =
			'You changed this in another window after you opened it here. What you typed here is below: it is saved once you send it again.';
		const failure = fail(400, {
			action: 'save',
			values: {},
			problems: { '': words },
			typed: draft,
			/** The version that is stored, over which it can be sent again. */
			version: saved.result.stored.version
		});
		return { ok: false as const, failure };
	}
	return { ok: true as const, place, draft, version: saved.result.version, refuse };
}

export const actions: Actions = {
	save: async (event) => {
		const { params, locals } = event;
		await guard(event, 'save_second_coding', { survey: params.survey });
		const opened = await openSecondCoding(locals, params);
		const saved = await saveForm(event, opened);
		return saved.ok ? redirect(303, `${codeOf(params, opened.coding)}?done=saved`) : saved.failure;
	},

	submit: async (event) => {
		const { params, locals } = event;
		await guard(event, 'submit_second_coding', { survey: params.survey });
		const { db, actor, now } = locals;
		const opened = await openSecondCoding(locals, params);
		const saved = await saveForm(event, opened);
		if (!saved.ok) return saved.failure;
		const { place, draft, version, refuse } = saved;
		const { problems } = readDraft(opened.question, draft);
		if (problems.length > 0) {
			return refuse(draftProblemsByField(opened.question, problems));
		}
		const submitted = await attempt(
			() => submitSecondCoding(db, actor, { ...place, version }, now),
			(_, message) => refuse({ '': message })
		);
		if (!submitted.ok) return submitted.failure as ReturnType<typeof refuse>;
		const next = nextOf(opened);
		redirect(
			303,
			next ? `${codeOf(params, next)}?done=submitted` : `${agreementOf(params)}?done=coded`
		);
	}
};
