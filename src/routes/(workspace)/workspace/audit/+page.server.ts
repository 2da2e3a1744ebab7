import { may } from '$lib/domain/access/may';
import { auditFilterWords, auditQuery } from '$lib/domain/audit/audit-filter';
import { actionWords, actorWords, recordWords } from '$lib/domain/audit/audit-words';
import { compareNames } from '$lib/domain/bodies/body';
import { auditRecord } from '$lib/domain/interchange/audit-table';
import {
	eventsPerPage,
	listActorNames,
	listAuditChoices,
	listAuditPage
} from '$lib/server/queries/audit-events';
import { openTrail } from '../open-trail';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { trails, reading } = await openTrail(event);
	const { db, actor } = event.locals;
	const { values } = reading;
	const [choices, found] = await Promise.all([
		listAuditChoices(db, trails),
		reading.ok ? listAuditPage(db, trails, reading.filter, reading.page) : { events: [], total: 0 }
	]);
	const accounts = found.events.flatMap(({ subject }) =>
		subject.kind === 'account' ? subject.key : []
	);
	const names = await listActorNames(db, [
		...choices.actors,
		...found.events.map((one) => one.actor),
		...accounts
	]);
	const choose = (list: readonly string[], words: (value: string) => string) =>
		list
			.map((value) => ({ value, label: words(value) }))
			.sort((one, other) => compareNames(one.label, other.label));

	const { total } = found;
	const pages = Math.max(1, Math.ceil(total / eventsPerPage));
	return {
		values,
		problems: reading.ok ? undefined : auditFilterWords(reading.problems),
		/** Whether it is the trail of the whole installation. */
		isWhole: trails === 'all',
		mayVerify: may(actor, 'verify_records').ok,
		choices: {
			actors: choose(choices.actors, (key) => actorWords(key, names)),
			actions: choose(choices.actions, actionWords),
			surveys: choose(choices.surveys, (slug) => slug)
		},
		records: found.events.map((one) => ({
			...auditRecord(one, names),
			recordWords: recordWords(one.subject, names),
			/** The view of what happened to the same record. */
			recordQuery: auditQuery({
				...values,
				action: '',
				actor: '',
				from: '',
				to: '',
				page: '',
				record: `${one.subject.kind} ${one.subject.key}`
			})
		})),
		total,
		page: reading.ok ? reading.page : 1,
		pages,
		isFiltered: auditQuery(values, { page: '' }) !== '?',
		/** The query of the files, which hold all pages. */
		files: auditQuery(values, { page: '' })
	};
};
