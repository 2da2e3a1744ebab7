import { shortName, type Body } from '../bodies/body';
import { addDays } from '../requests/calendar-day';
import type { RequestClock } from '../requests/clock';
import { describeClock } from '../requests/clock-words';

/** A request as a calendar has it. */
export interface CalendarRequest {
	id: number;
	body: Pick<Body, 'code' | 'name'>;
	clock: RequestClock;
	/** The address of its page, absolute. */
	address: string;
	/**
	 * A number that grows whenever something of the request changes: how many events were recorded and
	 * struck out. Calendars take the entry with the higher one (RFC 5545, 3.8.7.4).
	 */
	sequence: number;
}

/** The due days of a wave's requests. */
export interface DueCalendar {
	/** Whose calendar it is, so that entries of two installations differ: "crosscheck.example". */
	host: string;
	survey: { title: string };
	wave: { title: string };
	requests: readonly CalendarRequest[];
	/** The calendar day in Europe/London. */
	today: string;
	/** When the calendar was made. */
	stampedAt: Date;
}

/** One entry: a whole day. */
interface Entry {
	uid: string;
	on: string;
	summary: string;
	description: string;
	address: string;
	sequence: number;
}

/** Text as a property's value (RFC 5545, 3.3.11). Control characters other than line ends have no form. */
function escapeText(text: string): string {
	return text
		.replace(/[\\;,]/g, (character) => `\\${character}`)
		.replace(/\r\n|\r|\n/g, '\\n')
		.replace(/\p{Cc}/gu, '');
}

const encoder = new TextEncoder();

/** A line folded to at most 75 octets, its end left out, never within a character (RFC 5545, 3.1). */
function foldLine(line: string): string {
	const lines: string[] = [];
	let current = '';
	let octets = 0;
	for (const character of line) {
		const size = encoder.encode(character).length;
		if (octets + size > 75) {
			lines.push(current);
			// The space that a line goes on with is one of its octets.
			current = ' ';
			octets = 1;
		}
		current += character;
		octets += size;
	}
	return [...lines, current].join('\r\n');
}

const basicDay = (day: string) => day.replaceAll('-', '');
const basicInstant = (instant: Date) => instant.toISOString().replace(/[-:]|\.\d+/g, '');

function entriesOf(calendar: DueCalendar, request: CalendarRequest): Entry[] {
	const { clock, id, body, address, sequence } = request;
	const { state, due, detail } = describeClock(clock, calendar.today);
	const about = `${shortName(body)}, ${calendar.survey.title}`;
	const shared = { address, sequence };
	const isRunning = clock.state === 'running' || clock.state === 'past_due';
	const { review } = clock;
	return [
		...(isRunning && clock.dueOn !== null
			? [
					{
						...shared,
						uid: `request-${id}@${calendar.host}`,
						on: clock.dueOn,
						summary: `Answer due: ${about}`,
						description: [
							`${body.name}: ${state}.`,
							...(due === null ? [] : [`${due}.`]),
							...detail,
							address
						].join('\n')
					}
				]
			: []),
		...(review && review.decidedOn === null && review.dueOn !== null
			? [
					{
						...shared,
						uid: `request-${id}-review@${calendar.host}`,
						on: review.dueOn,
						summary: `Internal review due: ${about}`,
						description: [`${body.name}: ${state}.`, ...detail, address].join('\n')
					}
				]
			: [])
	];
}

/**
 * The days on which answers and internal reviews are due, as an iCalendar file (RFC 5545): one entry
 * of a whole day for each request whose clock runs, and for each review that is not decided. A calendar
 * day has no time zone, and the file names none. Entries keep their identity from one file to the next;
 * one that is answered, stopped or ended is left out.
 */
export function writeCalendar(calendar: DueCalendar): string {
	const name = escapeText(`Answers due: ${calendar.survey.title}, ${calendar.wave.title}`);
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Crosscheck//Due days//EN',
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		// The one is of RFC 7986; the other is what most programs read.
		`NAME:${name}`,
		`X-WR-CALNAME:${name}`,
		'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
		...calendar.requests
			.flatMap((request) => entriesOf(calendar, request))
			.flatMap((entry) => [
				'BEGIN:VEVENT',
				`UID:${escapeText(entry.uid)}`,
				`DTSTAMP:${basicInstant(calendar.stampedAt)}`,
				`SEQUENCE:${entry.sequence}`,
				`DTSTART;VALUE=DATE:${basicDay(entry.on)}`,
				`DTEND;VALUE=DATE:${basicDay(addDays(entry.on, 1))}`,
				`SUMMARY:${escapeText(entry.summary)}`,
				`DESCRIPTION:${escapeText(entry.description)}`,
				`URL:${entry.address}`,
				// A due day leaves its day free for everything else.
				'TRANSP:TRANSPARENT',
				'END:VEVENT'
			]),
		'END:VCALENDAR'
	];
	return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}
