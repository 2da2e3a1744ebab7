import { addDays, isCalendarDay } from '../requests/calendar-day';
import { startOfLondonDay } from '../requests/london-time';
import { clipWords } from '../questions/words';

/** What the audit trail can be filtered by, and which page of it is wanted. */
export const auditParameters = [
	'actor',
	'action',
	'record',
	'survey',
	'from',
	'to',
	'page'
] as const;
export type AuditParameter = (typeof auditParameters)[number];

/** Which events are wanted; null takes all. */
export interface AuditFilter {
	/** "account:12", "system:importer". */
	actor: string | null;
	action: string | null;
	/** A kind of record, and the first words of the key, or all: "answer", "2021-22 hmt". */
	record: { kind: string; keyStart: string } | null;
	/** The slug of a survey. */
	survey: string | null;
	/** The first instant that is wanted. */
	fromAt: Date | null;
	/** The first instant that is no longer wanted. */
	beforeAt: Date | null;
}

/** A parameter that cannot be taken as it is. */
export interface AuditFilterProblem {
	code:
		| 'unknown_parameter'
		| 'repeated'
		| 'not_a_day'
		| 'ends_before_it_begins'
		| 'not_a_page'
		| 'malformed';
	parameter: string;
	value: string;
}

/** The values as they were given, for the form that shows them again. */
export type AuditValues = Record<AuditParameter, string>;

export type AuditFilterReading =
	| { ok: true; values: AuditValues; filter: AuditFilter; page: number }
	| { ok: false; values: AuditValues; problems: AuditFilterProblem[] };

const isAuditParameter = (name: string): name is AuditParameter =>
	(auditParameters as readonly string[]).includes(name);

/** What a value must look like; days have rules of their own. */
const shapes: Partial<Record<AuditParameter, RegExp>> = {
	actor: /^(visitor|(system|account):[\w-]{1,60})$/,
	action: /^\w{1,60}$/,
	survey: /^[a-z0-9-]{1,120}$/,
	// No control characters: a database has no form for some of them.
	record: /^[^\p{Cc}\p{Cs}]{1,300}$/u,
	page: /^[1-9]\d{0,6}$/
};

/**
 * Reads the filter of the audit trail from a query. An empty value takes all; a misspelt parameter is a
 * problem, since leaving it out would quietly give too much.
 *
 * `from` and `to` are calendar days in Europe/London, both inclusive. `record` is written as the trail
 * shows it, "answer 2021-22 hmt permitted", or its first words.
 */
export function readAuditFilter(query: URLSearchParams): AuditFilterReading {
	const values = Object.fromEntries(auditParameters.map((name) => [name, ''])) as AuditValues;
	const problems: AuditFilterProblem[] = [];
	for (const [parameter, given] of query) {
		const value = given.trim();
		const refuse = (code: AuditFilterProblem['code']) => problems.push({ code, parameter, value });
		if (!isAuditParameter(parameter)) refuse('unknown_parameter');
		else if (value === '') continue;
		else if (values[parameter] !== '') refuse('repeated');
		else {
			values[parameter] = value;
			const isDay = parameter === 'from' || parameter === 'to';
			if (isDay && !isReckonable(value)) refuse('not_a_day');
			else if (shapes[parameter]?.test(value) === false) {
				refuse(parameter === 'page' ? 'not_a_page' : 'malformed');
			}
		}
	}
	const { actor, action, survey, record, from, to, page } = values;
	if (problems.length === 0 && from && to && to < from) {
		problems.push({ code: 'ends_before_it_begins', parameter: 'to', value: to });
	}
	if (problems.length > 0) return { ok: false, values, problems };

	const [kind = '', ...key] = record.split(' ');
	return {
		ok: true,
		values,
		page: Number(page || 1),
		filter: {
			actor: actor || null,
			action: action || null,
			survey: survey || null,
			record: record ? { kind, keyStart: key.join(' ') } : null,
			fromAt: from ? startOfLondonDay(from) : null,
			beforeAt: to ? startOfLondonDay(addDays(to, 1)) : null
		}
	};
}

/** Whether it is a calendar day that has a day after it which PostgreSQL can hold too. */
const isReckonable = (day: string) =>
	isCalendarDay(day) && day > '0001-01-01' && day < '9999-12-31';

/** What is wrong with the parameters, by parameter, each in a sentence. */
export function auditFilterWords(problems: readonly AuditFilterProblem[]): Record<string, string> {
	return Object.fromEntries(
		problems.map((problem) => [problem.parameter, problemWords(problem)] as const)
	);
}

const expected: Partial<Record<string, string>> = {
	actor: 'a person or a part of the system, such as “account:12” or “system:importer”',
	action: 'an action, such as “submit_answer”',
	survey: 'a survey as its address names it, such as “whatsapp-in-government”',
	record: 'a record as the trail names it, such as “answer 2021-22 hmt permitted”'
};

function problemWords({ code, parameter, value }: AuditFilterProblem): string {
	const given = `“${clipWords(value)}”`;
	switch (code) {
		case 'unknown_parameter':
			return `There is no filter “${clipWords(parameter)}”. There are: ${auditParameters.join(', ')}.`;
		case 'repeated':
			return `The address gives “${parameter}” more than once. Give it once.`;
		case 'not_a_day':
			return `${given} is not a day. Write “${parameter}” as year, month and day: 2022-03-31.`;
		case 'ends_before_it_begins':
			return 'The last day is before the first. Give a later last day, or an earlier first.';
		case 'not_a_page':
			return `${given} is not a page. Pages are numbered from 1.`;
		case 'malformed':
			return `${given} is not ${expected[parameter]}.`;
	}
}

/** The query of a view with some of its values changed: "?actor=account%3A12&page=2", or "?". */
export function auditQuery(values: AuditValues, changes: Partial<AuditValues> = {}): string {
	const wanted = { ...values, ...changes };
	const given = auditParameters
		.map((name) => [name, wanted[name]])
		.filter(([name, value]) => value !== '' && !(name === 'page' && value === '1'));
	return `?${new URLSearchParams(given as [string, string][])}`;
}
