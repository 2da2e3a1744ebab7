import { redirect } from '@sveltejs/kit';
import { accountOf } from '$lib/domain/access/actor';
import { may } from '$lib/domain/access/may';
import { shortName } from '$lib/domain/bodies/body';
import { existsOn } from '$lib/domain/bodies/lineage';
import { dayOf, formatInstant } from '$lib/domain/editions/day-of';
import { inOrder, readClock } from '$lib/domain/requests/clock';
import { formatLongDay } from '$lib/domain/requests/day-words';
import { describeDeadline } from '$lib/domain/requests/deadline-words';
import { requestChannelWords } from '$lib/domain/requests/request-details';
import { responseWords } from '$lib/domain/requests/response-words';
import { requestEventSchema, requestEventWords } from '$lib/domain/requests/request-event';
import { progressOf } from '$lib/domain/requests/request-list';
import { formatDay } from '$lib/domain/surveys/as-at';
import { writtenText } from '$lib/domain/requests/written-text';
import { listActorNames } from '$lib/server/queries/audit-events';
import { bankHolidays } from '$lib/server/queries/calendar';
import { readEntering } from '$lib/server/queries/entering';
import { readRegister } from '$lib/server/queries/register';
import { isSent, standingEvents, type StoredEvent } from '$lib/server/queries/requests';
import { editRequest, requestFingerprint } from '$lib/server/services/edit-request';
import { followRequest } from '$lib/server/services/follow-request';
import { recordRequestEvent } from '$lib/server/services/record-request-event';
import { strikeRequestEvent } from '$lib/server/services/strike-request-event';
import { findLetterSource } from '$lib/server/services/find-letter-source';
import { guard } from '../../../../../../../../guard';
import { attempt, readForm } from '../../../../../../../../read-form';
import { bodyOptions } from '../../../../../../body-options';
import { describeResult } from '../describe-result';
import { openRequest } from '../open-request';
import {
	editRequestForm,
	followRequestForm,
	recordEventForm,
	strikeEventForm
} from '../request-forms';
import { listLetters } from './list-letters';
import type { Actions, PageServerLoad } from './$types';

/** Who did something and when, in words: "Recorded by Rosa Okafor, 26 November 2026, 14:02". */
type Name = (actor: string, at: Date) => string;

const showEvent = (event: StoredEvent, name: Name) => ({
	id: event.id,
	on: event.on,
	day: formatLongDay(event.on),
	title: requestEventWords[event.kind].title,
	until: event.until && formatDay(event.until),
	note: event.note,
	isStruck: event.isStruck,
	recorded: `Recorded by ${name(event.recordedBy, event.recordedAt)}`,
	struck:
		event.struckAt && event.struckBy
			? `Struck out by ${name(event.struckBy, event.struckAt)}`
			: null
});

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	const place = await guard(event, 'view_survey', { survey: params.survey });
	const { db, actor, now } = locals;
	const opened = await openRequest(db, params);
	const { request, requests, survey, wave } = opened;
	const today = dayOf(now);
	const clock = readClock(standingEvents(request), today, bankHolidays);
	const [names, source, { bodies, changes }, entering] = await Promise.all([
		listActorNames(
			db,
			request.events.flatMap((one) => [one.recordedBy, ...(one.struckBy ? [one.struckBy] : [])])
		),
		findLetterSource(db, opened),
		readRegister(db),
		readEntering(db, request.id, accountOf(actor))
	]);
	const name: Name = (key, at) => `${names.get(key)?.name ?? key}, ${formatInstant(at)}`;
	const events = inOrder(request.events).map((one) => showEvent(one, name));
	const mayStrike = may(actor, 'strike_request_event', place).ok;
	const statutory = clock.ok ? clock.clock.statutory : null;
	return {
		slug: survey.slug,
		title: survey.title,
		wave: { slug: wave.slug, title: wave.title },
		id: request.id,
		body: {
			short: shortName(request.body),
			name: request.body.code === null ? null : request.body.name
		},
		today,
		clock: { progress: progressOf(clock, null), ...describeResult(clock, today) },
		skipped: statutory && describeDeadline(statutory),
		events,
		responses: entering.responses.map((one) => ({
			ordinal: one.ordinal,
			title: responseWords(one),
			isEntered: one.enteredAt !== null,
			/** Whether it replies to this request, and not to another to the same body. */
			isOfThis: one.requestId === request.id
		})),
		progress: {
			questions: entering.questions.length,
			entered: entering.questions.filter(
				({ revision, draft, isBlind }) => isBlind || (revision ?? draft?.content.disposition)
			).length
		},
		letters: listLetters(
			entering.documents.filter(({ requestId }) => requestId === request.id),
			entering.responses
		),
		striking:
			(mayStrike &&
				events.find((one) => !one.isStruck && String(one.id) === url.searchParams.get('strike'))) ||
			null,
		reference: request.reference,
		channel: request.channel,
		channelWords: requestChannelWords as Record<string, string>,
		contact: request.contact,
		text: writtenText(request, source),
		textIs: isSent(request) ? 'sent' : request.text === null ? 'of_wave' : 'own',
		fingerprint: requestFingerprint(request),
		follows: request.follows && {
			id: request.follows.id,
			short: shortName(request.follows.body)
		},
		followers: requests
			.filter((one) => one.follows?.id === request.id)
			.map((one) => ({ id: one.id, short: shortName(one.body) })),
		others: bodyOptions(bodies.filter((body) => existsOn(body.slug, changes, today))),
		may: {
			record: may(actor, 'record_request_event', place).ok,
			strike: mayStrike,
			edit: may(actor, 'edit_request', place).ok,
			follow: may(actor, 'follow_request', place).ok,
			enter: may(actor, 'save_draft', place).ok,
			add: may(actor, 'add_document', place).ok
		},
		done: url.searchParams.get('done')
	};
};

/** The field that a refusal of an event is about, where it is not what happened. */
const fieldOf: Record<string, string> = { in_future: 'on', before_sent: 'on', after_others: 'on' };

/** Leads back to a request with word of what was done, so that reloading it does nothing again. */
function showDone(list: string, id: number | string, done: string): never {
	redirect(303, `${list}/${id}?done=${done}`);
}

const listAddress = ({ survey, wave }: { survey: string; wave: string }) =>
	`/workspace/surveys/${survey}/waves/${wave}/requests`;

export const actions: Actions = {
	record: async (event) => {
		const { params, locals } = event;
		await guard(event, 'record_request_event', { survey: params.survey });
		const form = await readForm(event.request, recordEventForm, 'record');
		if (!form.ok) return form.failure;
		const { db, actor, now } = locals;
		const { request } = await openRequest(db, params);
		const { until, ...rest } = form.data;
		// A day that was typed before another kind was chosen is not of that kind.
		const read = requestEventSchema.safeParse({
			...rest,
			until: rest.kind === 'extended' && until !== '' ? until : null
		});
		if (!read.success) {
			const { issues } = read.error;
			return form.refuse(
				Object.fromEntries(issues.map(({ path, message }) => [String(path[0] ?? ''), message]))
			);
		}
		const recorded = await attempt(
			() => recordRequestEvent(db, actor, { requestId: request.id, event: read.data }, now),
			form.refuseAt(fieldOf, 'kind')
		);
		return recorded.ok ? showDone(listAddress(params), request.id, 'recorded') : recorded.failure;
	},

	strike: async (event) => {
		const { params, locals } = event;
		await guard(event, 'strike_request_event', { survey: params.survey });
		const form = await readForm(event.request, strikeEventForm, 'strike');
		if (!form.ok) return form.failure;
		const { db, actor, now } = locals;
		const { request } = await openRequest(db, params);
		const struck = await attempt(
			() => strikeRequestEvent(db, actor, { requestId: request.id, eventId: form.data.event }, now),
			form.refuseAt()
		);
		return struck.ok ? showDone(listAddress(params), request.id, 'struck') : struck.failure;
	},

	edit: async (event) => {
		const { params, locals } = event;
		await guard(event, 'edit_request', { survey: params.survey });
		const form = await readForm(event.request, editRequestForm, 'edit');
		if (!form.ok) return form.failure;
		const { db, actor, now } = locals;
		const { request, ...opened } = await openRequest(db, params);
		const source = await findLetterSource(db, opened);
		const generated = writtenText({ ...request, text: null }, source);
		// What nobody changed goes on following the text of the wave.
		const text = form.data.text === generated.trim() ? null : form.data.text;
		const edited = await attempt(
			() => editRequest(db, actor, { requestId: request.id, ...form.data, text }, now),
			form.refuseAt()
		);
		return edited.ok ? showDone(listAddress(params), request.id, 'edited') : edited.failure;
	},

	follow: async (event) => {
		const { params, locals } = event;
		await guard(event, 'follow_request', { survey: params.survey });
		const form = await readForm(event.request, followRequestForm, 'follow');
		if (!form.ok) return form.failure;
		const { db, actor, now } = locals;
		const { request } = await openRequest(db, params);
		const followed = await attempt(
			() => followRequest(db, actor, { requestId: request.id, body: form.data.body }, now),
			form.refuseAt({}, 'body')
		);
		return followed.ok
			? showDone(listAddress(params), followed.result.requestId, 'followed')
			: followed.failure;
	}
};
