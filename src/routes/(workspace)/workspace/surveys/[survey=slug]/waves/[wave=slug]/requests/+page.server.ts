import { redirect } from '@sveltejs/kit';
import { may } from '$lib/domain/access/may';
import { shortName, sortBodies } from '$lib/domain/bodies/body';
import { dayOf, formatDayOf } from '$lib/domain/editions/day-of';
import { inOrder } from '$lib/domain/requests/clock';
import { countEntered, enteringStage, enteringWords } from '$lib/domain/requests/entering-stage';
import { isResponseEvent, requestEventWords } from '$lib/domain/requests/request-event';
import {
	countProgress,
	progressOf,
	readRequestFilter,
	requestProgress,
	requestProgressLabels,
	selectRequests,
	sortRequests
} from '$lib/domain/requests/request-list';
import { isSent, standingEvents } from '$lib/server/queries/requests';
import { listWaveBodies } from '$lib/server/queries/waves';
import { createRequests } from '$lib/server/services/create-requests';
import { recordSent } from '$lib/server/services/record-sent';
import { guard } from '../../../../../../../guard';
import { attempt, readForm } from '../../../../../../../read-form';
import { bodyOptions } from '../../../../../body-options';
import { readWaveRequests, type StandingRequest } from '../../../../../read-wave-requests';
import { openWave } from '../open-wave';
import { describeResult } from './describe-result';
import { createRequestsForm, recordSentForm } from './request-forms';
import type { Actions, PageServerLoad } from './$types';

/** Parameters of the page that choose nothing: an action's own, what was done, which boxes are ticked. */
const ownParameters = ['/create', '/record_sent', 'tick', 'done', 'count'];

/** How far the entering of what a body said has come; null where nothing has come from it. */
function showEntry({ events, entering }: StandingRequest) {
	const hasCome = standingEvents({ events }).some(({ kind }) => isResponseEvent(kind));
	return hasCome && entering
		? { stage: enteringStage(entering), words: enteringWords(entering) }
		: null;
}

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	const place = await guard(event, 'view_survey', { survey: params.survey });
	const { db, actor, now } = locals;
	const { id: waveId, wave, survey } = await openWave(db, params);
	const today = dayOf(now);
	const [{ requests, entering }, asked] = await Promise.all([
		readWaveRequests(db, waveId, today),
		listWaveBodies(db, waveId)
	]);
	const reading = readRequestFilter(url.searchParams, ownParameters);
	const filter = reading.ok ? reading.filter : { progress: null, q: '' };
	const listed = reading.ok ? sortRequests(selectRequests(requests, filter)) : [];
	const counts = countProgress(requests);

	const hasRequest = new Set(requests.filter((one) => !one.follows).map((one) => one.body.slug));
	const without = asked.filter((body) => !hasRequest.has(body.slug));
	const tickable = listed.filter(
		(one) => progressOf(one.clock, one.entering) === 'to_send' && !isSent(one)
	);
	const searched = url.searchParams;
	return {
		slug: survey.slug,
		title: survey.title,
		wave: { slug: wave.slug, title: wave.title },
		today: formatDayOf(now),
		todayOn: today,
		total: requests.length,
		progress: countEntered(entering),
		parts: requestProgress
			.filter((progress) => progress !== 'cannot_tell' || counts[progress] > 0)
			.map((progress) => ({
				progress,
				label: requestProgressLabels[progress],
				count: counts[progress],
				isOpen: filter.progress === progress
			})),
		view: { progress: filter.progress ?? '', q: filter.q },
		filterProblem: reading.ok ? null : reading.problem,
		rows: listed.map((request) => {
			const last = inOrder(standingEvents(request)).at(-1);
			const { state, due } = describeResult(request.clock, today);
			return {
				id: String(request.id),
				short: shortName(request.body),
				name: request.body.code === null ? null : request.body.name,
				follows: request.follows && shortName(request.follows.body),
				progress: progressOf(request.clock, request.entering),
				state,
				due,
				reference: request.reference,
				last: last ? { title: requestEventWords[last.kind].title, on: last.on } : null,
				entry: showEntry(request),
				mayBeTicked: tickable.includes(request)
			};
		}),
		tickable: tickable.map(({ id }) => String(id)),
		isAllTicked: searched.get('tick') === 'all',
		without: bodyOptions(without),
		withoutShort: sortBodies(without).map(shortName),
		mayCreate: may(actor, 'create_requests', place).ok,
		mayRecord: may(actor, 'record_sent', place).ok,
		mayEnter: may(actor, 'save_draft', place).ok,
		done: { what: searched.get('done') ?? '', count: Number(searched.get('count')) || 0 }
	};
};

/** Leads back to the view of the list that somebody left, with word of what was done. */
function showDone({ pathname, searchParams }: URL, what: string, count: number): never {
	const query = new URLSearchParams(
		[...searchParams].filter(([name]) => name === 'progress' || name === 'q')
	);
	query.set('done', what);
	query.set('count', String(count));
	redirect(303, `${pathname}?${query}`);
}

export const actions: Actions = {
	create: async (event) => {
		const { params, locals } = event;
		await guard(event, 'create_requests', { survey: params.survey });
		const form = await readForm(event.request, createRequestsForm, 'create');
		if (!form.ok) return form.failure;
		const { db, actor, now } = locals;
		const { id: waveId } = await openWave(db, params);
		const { bodies } = form.data;
		const created = await attempt(
			() => createRequests(db, actor, { waveId, bodies }, now),
			form.refuseAt({}, 'bodies')
		);
		return created.ok
			? showDone(event.url, 'created', created.result.created.length)
			: created.failure;
	},

	record_sent: async (event) => {
		const { params, locals } = event;
		await guard(event, 'record_sent', { survey: params.survey });
		const form = await readForm(event.request, recordSentForm, 'record_sent');
		if (!form.ok) return form.failure;
		const { db, actor, now } = locals;
		const { id: waveId } = await openWave(db, params);
		const { requests, on } = form.data;
		const recorded = await attempt(
			() => recordSent(db, actor, { waveId, requestIds: requests, on }, now),
			form.refuseAt({ in_future: 'on' }, 'requests')
		);
		return recorded.ok ? showDone(event.url, 'sent', recorded.result.recorded) : recorded.failure;
	}
};
