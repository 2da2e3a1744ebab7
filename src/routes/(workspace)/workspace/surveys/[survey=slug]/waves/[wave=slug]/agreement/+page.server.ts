import { redirect } from '@sveltejs/kit';
import { accountKey, accountOf } from '$lib/domain/access/actor';
import { may, rolesThatMay } from '$lib/domain/access/may';
import { actorWords } from '$lib/domain/audit/audit-words';
import { shortName, sortBodies } from '$lib/domain/bodies/body';
import { formatDayOf } from '$lib/domain/editions/day-of';
import { agreementWords, codedWords } from '$lib/domain/review/agreement/agreement-words';
import { compareCodings } from '$lib/domain/review/agreement/compare-codings';
import { listPeople } from '$lib/server/queries/accounts';
import { listActorNames } from '$lib/server/queries/audit-events';
import { listRequests } from '$lib/server/queries/requests';
import { listRoles } from '$lib/server/queries/roles';
import { listSubmittedPlaces, listWrittenAnswers } from '$lib/server/queries/second-coding-samples';
import { listWaveBodies } from '$lib/server/queries/waves';
import { drawSecondCoding } from '$lib/server/services/draw-second-coding';
import { makeSeed } from '$lib/server/services/make-seed';
import { settleSecondCoding } from '$lib/server/services/settle-second-coding';
import { guard } from '../../../../../../../guard';
import { attempt, readForm } from '../../../../../../../read-form';
import { openWave } from '../open-wave';
import { drawForm, settleForm } from './agreement-forms';
import { openAgreement, type ComparedAnswer } from './open-agreement';
import type { Actions, PageServerLoad } from './$types';

/** Who can code a sample a second time, each with how many of the answers they wrote themselves. */
async function listCoders(
	db: App.Locals['db'],
	surveyId: number,
	answerIds: readonly number[]
): Promise<{ value: string; label: string }[]> {
	const [people, roles] = await Promise.all([listPeople(db), listRoles(db)]);
	const coding = rolesThatMay('submit_second_coding');
	const mayCode = new Set(
		roles
			.filter((one) => one.surveyId === surveyId && coding.includes(one.role))
			.map(({ accountId }) => accountId)
	);
	const coders = people.filter(({ id, suspendedAt }) => mayCode.has(id) && suspendedAt === null);
	return Promise.all(
		coders.map(async ({ id, name }) => {
			const written = await listWrittenAnswers(db, accountKey(id), answerIds);
			const own = written.size > 0 ? `, who wrote ${written.size} of the answers` : '';
			return { value: String(id), label: `${name}${own}` };
		})
	);
}

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	const place = await guard(event, 'view_survey', { survey: params.survey });
	const { db, actor } = locals;
	const opened = await openAgreement(db, params);
	const { id: waveId, survey, wave, sample, codings, compared } = opened;
	const mayDraw = may(actor, 'draw_second_coding', place).ok;
	const [submitted, asked, requests] = await Promise.all([
		listSubmittedPlaces(db, waveId),
		listWaveBodies(db, waveId),
		listRequests(db, waveId)
	]);
	const [coders, names] = await Promise.all([
		mayDraw
			? listCoders(
					db,
					opened.surveyId,
					submitted.map(({ answerId }) => answerId)
				)
			: [],
		listActorNames(db, [
			...(sample ? [sample.drawnBy, accountKey(sample.coderId)] : []),
			...compared.map(({ firstBy }) => firstBy),
			...codings.flatMap(({ settledBy }) => settledBy ?? [])
		])
	]);
	const nameOf = (key: string) => actorWords(key, names);
	const bodies = sortBodies(asked);
	const shortOf = (slug: string) => {
		const body = asked.find((one) => one.slug === slug);
		return body ? shortName(body) : slug;
	};
	const inOrder = <T>(list: readonly T[], slugOf: (one: T) => string) =>
		[...list].sort(
			(a, b) =>
				bodies.findIndex(({ slug }) => slug === slugOf(a)) -
				bodies.findIndex(({ slug }) => slug === slugOf(b))
		);

	const address = `/workspace/surveys/${survey.slug}/waves/${wave.slug}`;
	const mayEnter = may(actor, 'save_draft', place).ok;
	/** Where an answer is coded anew, on its body's request or without one; for who may not, its own page. */
	const recodeAddress = (body: string, question: string) => {
		const own = `${address}/answers/${body}/${question}`;
		if (!mayEnter) return own;
		const request = requests.findLast((one) => one.body.slug === body);
		return request
			? `${address}/requests/${request.id}/enter/questions/${question}?change`
			: `${own}/recode`;
	};
	const show = ({ coding, question, first, second, firstBy }: ComparedAnswer) => ({
		key: `${coding.body}-${coding.question}`,
		body: coding.body,
		question: coding.question,
		title: `${shortOf(coding.body)}: ${question.title}`,
		firstBy: nameOf(firstBy),
		rows: compareCodings(question, first, second),
		settlement: coding.settlement,
		note: coding.settlementNote,
		settled:
			coding.settledAt && coding.settledBy
				? `${nameOf(coding.settledBy)}, ${formatDayOf(coding.settledAt)}`
				: null,
		recode: recodeAddress(coding.body, coding.question)
	});
	const differing = inOrder(
		compared.filter(({ differs }) => differs),
		({ coding }) => coding.body
	);
	const isCoder = sample !== null && accountOf(actor) === sample.coderId;
	const places = inOrder(codings, ({ body }) => body);
	const next = places.find(({ submittedAt }) => submittedAt === null);
	const coded = codings.filter(({ submittedAt }) => submittedAt !== null).length;
	return {
		slug: survey.slug,
		title: survey.title,
		wave: { slug: wave.slug, title: wave.title },
		address: `${address}/agreement`,
		submitted: submitted.length,
		sample: sample && {
			share: sample.sharePercent,
			seed: sample.seed,
			drawn: `${nameOf(sample.drawnBy)}, ${formatDayOf(sample.drawnAt)}`,
			coder: { id: String(sample.coderId), name: nameOf(accountKey(sample.coderId)) },
			size: codings.length,
			coded,
			progress: codedWords(coded, codings.length),
			places: places.map(({ body, question, submittedAt }) => ({
				key: `${body} ${question}`,
				title: `${shortOf(body)}: ${opened.questions.find(({ code }) => code === question)?.title ?? question}`,
				address: isCoder ? `${address}/agreement/code/${body}/${question}` : null,
				isCoded: submittedAt !== null
			}))
		},
		next: isCoder && next ? `${address}/agreement/code/${next.body}/${next.question}` : null,
		measured: opened.measured.map(({ question, answers, aspects }) => ({
			code: question.code,
			title: question.title,
			answers,
			aspects: aspects.map(agreementWords)
		})),
		compared: compared.length,
		open: differing.filter(({ coding }) => coding.settlement === null).map(show),
		settled: differing.filter(({ coding }) => coding.settlement !== null).map(show),
		isCoder,
		coders,
		mayDraw,
		maySettle: may(actor, 'settle_second_coding', place).ok && !isCoder,
		done: url.searchParams.get('done')
	};
};

export const actions: Actions = {
	draw: async (event) => {
		const { params, locals, url } = event;
		await guard(event, 'draw_second_coding', { survey: params.survey });
		const form = await readForm(event.request, drawForm, 'draw');
		if (!form.ok) return form.failure;
		const { db, actor, now } = locals;
		const { id: waveId } = await openWave(db, params);
		const { share: sharePercent, seed, coder } = form.data;
		const drawn = await attempt(
			() => drawSecondCoding(db, actor, { waveId, sharePercent, seed, coder }, makeSeed, now),
			form.refuseAt({
				share_out_of_range: 'share',
				share_smaller: 'share',
				seed_too_long: 'seed',
				already_drawn: 'seed',
				unknown_coder: 'coder',
				coder_wrote: 'coder',
				coding_begun: 'coder'
			})
		);
		return drawn.ok ? redirect(303, `${url.pathname}?done=drawn`) : drawn.failure;
	},

	settle: async (event) => {
		const { params, locals, url } = event;
		await guard(event, 'settle_second_coding', { survey: params.survey });
		const form = await readForm(event.request, settleForm, 'settle');
		if (!form.ok) return form.failure;
		const { db, actor, now } = locals;
		const { id: waveId } = await openWave(db, params);
		const settled = await attempt(
			() => settleSecondCoding(db, actor, { waveId, ...form.data }, now),
			form.refuseAt({ note_missing: 'note', not_valid: 'note' })
		);
		return settled.ok ? redirect(303, `${url.pathname}?done=settled#settled`) : settled.failure;
	}
};
