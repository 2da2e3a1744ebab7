import { dispositions, isDisposition, type Disposition } from '../answers/disposition';
import { dayOf } from '../editions/day-of';
import { clipWords, joinWords } from '../questions/words';
import { OutsideHolidays, type HolidayCalendar } from '../requests/holidays';
import { workingDaysBetween } from '../requests/working-day';
import type { Obstacle } from './review-words';
import { checkTransition, type RevisionState } from './transition';

/** Where something can stand for the queue to list it. */
export const queueStates = ['waiting', 'queried', 'accepted', 'all'] as const;
export type QueueState = (typeof queueStates)[number];

/** What the states are called in the queue's filter. */
export const queueStateLabels = {
	waiting: 'Waiting',
	queried: 'Queried',
	accepted: 'Accepted',
	all: 'All'
} as const satisfies Record<QueueState, string>;

/** What the states of the queue are called in the records; null takes all. */
export const revisionStateOf = {
	waiting: 'submitted',
	queried: 'queried',
	accepted: 'accepted',
	all: null
} as const satisfies Record<QueueState, RevisionState | null>;

/** How many the queue lists on a page. */
export const queuePageSize = 50;

/** Which of what was submitted is listed; '' and null take all. */
export interface QueueFilter {
	/** Slugs and codes. */
	survey: string;
	wave: string;
	question: string;
	/** Words of the body's name, or its slug. */
	body: string;
	disposition: Disposition | null;
	state: QueueState;
	/** Whether only what the reader may decide about is listed. */
	mine: boolean;
	/** From 1. */
	page: number;
}

/** What the queue shows before anything is filtered: all that waits. */
export const wholeQueue: QueueFilter = {
	survey: '',
	wave: '',
	question: '',
	body: '',
	disposition: null,
	state: 'waiting',
	mine: false,
	page: 1
};

/** What the queue can be filtered by: slugs of surveys and waves, codes of questions. */
export interface QueueChoices {
	surveys: readonly string[];
	waves: readonly string[];
	questions: readonly string[];
}

export type QueueReading =
	| { ok: true; filter: QueueFilter }
	/** What is wrong, in sentences, and what to give instead. */
	| { ok: false; problem: string };

const names = ['survey', 'wave', 'body', 'question', 'disposition', 'state', 'mine', 'page'];
const isQueueState = (value: string): value is QueueState =>
	(queueStates as readonly string[]).includes(value);

const refuse = (problem: string): QueueReading => ({ ok: false, problem });

/**
 * Reads what an address asks of the queue. An empty value takes all; what is unknown or repeated is a
 * problem, since leaving it out would quietly give too much.
 * @param others parameters of the page's own, which are left alone
 */
export function readQueueFilter(
	query: URLSearchParams,
	{ surveys, waves, questions }: QueueChoices,
	others: readonly string[] = []
): QueueReading {
	const unknown = [...query.keys()].find((name) => ![...names, ...others].includes(name));
	if (unknown !== undefined) {
		return refuse(`There is no filter “${clipWords(unknown)}”. There are: ${names.join(', ')}.`);
	}
	const twice = names.find((name) => query.getAll(name).length > 1);
	if (twice !== undefined) {
		return refuse(`The address gives “${twice}” more than once. Give it once.`);
	}
	const text = (name: string) => query.get(name)?.trim() ?? '';

	const listed = { survey: surveys, wave: waves, question: questions };
	for (const [name, known] of Object.entries(listed)) {
		if (text(name) !== '' && !known.includes(text(name))) {
			return refuse(`You work on no ${name} “${clipWords(text(name))}”.`);
		}
	}
	const disposition = text('disposition');
	if (disposition !== '' && !isDisposition(disposition)) {
		return refuse(
			`“${clipWords(disposition)}” is no disposition. Use ${joinWords(dispositions, 'or')}.`
		);
	}
	const state = text('state') || wholeQueue.state;
	if (!isQueueState(state)) {
		return refuse(`“${clipWords(state)}” is no state. Use ${joinWords(queueStates, 'or')}.`);
	}
	const mine = text('mine');
	if (mine !== '' && mine !== '1') {
		return refuse('Give “mine” the value 1, or leave it out.');
	}
	const page = text('page') || '1';
	if (!/^[1-9]\d{0,5}$/.test(page)) return refuse(`There is no page “${clipWords(page)}”.`);
	return {
		ok: true,
		filter: {
			survey: text('survey'),
			wave: text('wave'),
			question: text('question'),
			body: text('body').slice(0, 100),
			disposition: disposition === '' ? null : disposition,
			state,
			mine: mine === '1',
			page: Number(page)
		}
	};
}

/** The query string of a view of the queue, without a question mark; what is as ever is left out. */
export function queueQuery(filter: QueueFilter): string {
	const query = new URLSearchParams();
	for (const name of ['survey', 'wave', 'body', 'question', 'disposition'] as const) {
		const value = filter[name];
		if (value) query.set(name, value);
	}
	if (filter.state !== wholeQueue.state) query.set('state', filter.state);
	if (filter.mine) query.set('mine', '1');
	if (filter.page > 1) query.set('page', String(filter.page));
	return query.toString();
}

/** What stands between a person and a decision about something that waits. */
export interface ReviewerStanding {
	/** The key of the actor. */
	key: string;
	/** The slugs of the bodies about whose answers they do not decide. */
	own: ReadonlySet<string>;
	/** The revisions that have wording which they proposed. */
	adopted: ReadonlySet<number>;
}

/** Why somebody may not accept what waits, whatever their roles; null where nothing stands in the way. */
export function findObstacle(
	item: { revisionId: number; author: string; body: string | null },
	{ key, own, adopted }: ReviewerStanding
): Obstacle | null {
	const problem = checkTransition('submitted', 'accepted', item.author, {
		reviewer: key,
		isOwnBody: item.body !== null && own.has(item.body),
		adoptsOwnWording: adopted.has(item.revisionId),
		comment: null
	});
	switch (problem?.code) {
		case 'own_work':
		case 'own_body':
		case 'own_wording':
			return problem.code;
		default:
			return null;
	}
}

/**
 * For how many working days something has waited, the day on which it came not counted; null beyond the
 * known bank holidays.
 */
export function ageInWorkingDays(since: Date, now: Date, calendar: HolidayCalendar): number | null {
	try {
		return workingDaysBetween(dayOf(since), dayOf(now), calendar);
	} catch (error) {
		if (error instanceof OutsideHolidays) return null;
		throw error;
	}
}
