import { dayOf } from '../editions/day-of';
import { describeEvidence, type EvidenceWords } from '../evidence/evidence-words';
import { longestEvidenceText } from '../evidence/evidence';
import { isCalendarDay } from '../requests/calendar-day';
import { tidyTyped } from '../questions/typed-text';
import { formatCount } from '../questions/words';
import { formatDay } from '../surveys/as-at';
import {
	governmentPositions,
	positionTable,
	type GovernmentPosition,
	type GovernmentResponse
} from './assessment';

/** The government's response to a recommendation as pages show it. */
export interface ResponseWords {
	position: GovernmentPosition;
	/** "Accepted in part" */
	words: string;
	/** In its own words; null where it did not respond. */
	said: string | null;
	/** "5 July 2022" or, where it did not respond, "as of 5 July 2022". */
	on: string;
	source: EvidenceWords;
}

/** The government's response to a recommendation in words. */
export function describeResponse({
	position,
	said,
	on,
	source
}: GovernmentResponse): ResponseWords {
	const day = formatDay(on);
	return {
		position,
		words: positionTable[position],
		said,
		on: position === 'no_response' ? `as of ${day}` : day,
		source: describeEvidence(source)
	};
}

/** What is typed of a response, field by field, as a form has it. */
export interface ResponseEntry {
	position: string;
	said: string;
	on: string;
	source_title: string;
	source_where: string;
}

/** As long as each text can be. */
export const longestResponseText = {
	said: 4000,
	source_title: longestEvidenceText.title,
	source_where: longestEvidenceText.where
} as const satisfies Partial<Record<keyof ResponseEntry, number>>;

export type ResponseProblem =
	| { field: 'position'; code: 'position_missing' }
	| { field: 'said'; code: 'said_missing' | 'said_not_allowed' }
	| { field: 'on'; code: 'not_a_day' | 'in_future' }
	| { field: 'source_title'; code: 'source_title_missing' }
	| { field: 'source_where'; code: 'source_where_missing' }
	| { field: keyof typeof longestResponseText; code: 'too_long'; most: number };

const isPosition = (text: string): text is GovernmentPosition =>
	(governmentPositions as readonly string[]).includes(text);

/**
 * Reads what was typed of a response. What it said is given exactly where it responded.
 * @param now a response was given, or looked for, on that day or before
 * @returns the response, or all that is wrong with what was typed, in the order of the fields
 */
export function readResponseEntry(
	typed: ResponseEntry,
	now: Date
): { ok: true; response: GovernmentResponse } | { ok: false; problems: ResponseProblem[] } {
	const position = isPosition(typed.position) ? typed.position : null;
	const said = tidyTyped(typed.said) || null;
	const on = tidyTyped(typed.on);
	const source = {
		kind: 'source' as const,
		title: tidyTyped(typed.source_title),
		where: tidyTyped(typed.source_where)
	};

	const problems: ResponseProblem[] = [];
	if (!position) problems.push({ field: 'position', code: 'position_missing' });
	else if ((position === 'no_response') !== (said === null)) {
		problems.push({ field: 'said', code: said ? 'said_not_allowed' : 'said_missing' });
	}
	if (!isCalendarDay(on)) problems.push({ field: 'on', code: 'not_a_day' });
	else if (on > dayOf(now)) problems.push({ field: 'on', code: 'in_future' });
	if (!source.title) problems.push({ field: 'source_title', code: 'source_title_missing' });
	if (!source.where) problems.push({ field: 'source_where', code: 'source_where_missing' });
	const lengths = { said, source_title: source.title, source_where: source.where };
	for (const [name, most] of Object.entries(longestResponseText)) {
		const field = name as keyof typeof longestResponseText;
		if ((lengths[field]?.length ?? 0) > most) problems.push({ field, code: 'too_long', most });
	}

	if (!position || problems.length > 0) return { ok: false, problems };
	return { ok: true, response: { position, said, on, source } };
}

/** What a form has of a response that is there already; empty fields where there is none. */
export function entryOfResponse(response: GovernmentResponse | null): ResponseEntry {
	return {
		position: response?.position ?? '',
		said: response?.said ?? '',
		on: response?.on ?? '',
		source_title: response?.source.title ?? '',
		source_where: response?.source.where ?? ''
	};
}

/** What is wrong with what was typed of a response and what to do, in a sentence. */
export function responseProblemWords(problem: ResponseProblem): string {
	switch (problem.code) {
		case 'position_missing':
			return 'Choose what the government said, or that it has not responded yet.';
		case 'said_missing':
			return 'Give what it said, in its own words.';
		case 'said_not_allowed':
			return 'Where it has not responded there is nothing that it said. Leave this empty.';
		case 'not_a_day':
			return 'Give the day as year, month and day, as in 2026-11-30.';
		case 'in_future':
			return 'This day is still to come.';
		case 'source_title_missing':
			return 'Say what the source is.';
		case 'source_where_missing':
			return 'Say where in it: a page, a paragraph or an address.';
		case 'too_long':
			return `Use at most ${formatCount(problem.most)} characters.`;
	}
}
