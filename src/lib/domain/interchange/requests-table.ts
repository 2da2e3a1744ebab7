import type { Dataset } from '../editions/dataset';
import { startSentence } from '../questions/words';
import { requestStateLabels } from '../requests/clock-words';
import type { RequestState } from '../requests/clock';
import { bankHolidays } from '../requests/known-holidays';
import { responseTime, untoldTimeWords, type UntoldTime } from '../requests/response-time';
import type { RequestEventKind } from '../requests/request-event';
import { clockDayOf, readWaveClocks, type WaveClock } from '../requests/wave-clocks';
import { categoriesOf, type Column } from './column';

/** Where a request stood; `uncounted` where only that is known of it that it was not answered. */
export const publishedStateTable = {
	...requestStateLabels,
	to_send: 'Not sent yet',
	running: 'Not answered, within its time',
	past_due: 'Not answered, past due by our count',
	stopped: 'Not answered, and the clock stopped',
	uncounted: 'Not answered; its days lie outside the bank holidays known here'
} as const satisfies Record<RequestState | 'uncounted', string>;

/** Why a day or a number of days is missing. */
export const missingDayTable = {
	...untoldTimeWords,
	stopped: 'The clock was stopped',
	sending_not_recorded: startSentence(untoldTimeWords.sending_not_recorded),
	outside_holidays: startSentence(untoldTimeWords.outside_holidays),
	awaiting: 'Not answered',
	not_recorded: 'Not recorded'
} as const satisfies Record<UntoldTime | 'awaiting' | 'not_recorded', string>;
type MissingDay = keyof typeof missingDayTable;

/** A day, 'YYYY-MM-DD', or why there is none. */
interface RecordedDay {
	on: string | null;
	missing: MissingDay | null;
}

/** A request as published files give it, as it stood on the day on which the clocks of its wave are read. */
export interface RequestRecord {
	wave: string;
	/** Its place among those of its wave, from 1. */
	request: number;
	/** The body's slug. */
	body: string;
	bodyName: string;
	/** The short name of the body whose request it follows; null where it follows none. */
	follows: string | null;
	stoodOn: string;
	state: keyof typeof publishedStateTable;
	sent: RecordedDay;
	received: RecordedDay;
	due: RecordedDay;
	responded: RecordedDay;
	/** Working days to the answer, or so far, and those past due; null both of them where they cannot be told. */
	workingDays: number | null;
	daysLate: number | null;
	daysMissing: MissingDay | null;
	/** What happened up to that day, in order. */
	events: WaveClock['events'];
}

/** A row of `requests.csv`. */
export interface RequestRow {
	edition: number;
	record: RequestRecord;
}

const day = (on: string | null, missing: MissingDay): RecordedDay => ({
	on,
	missing: on === null ? missing : null
});

function recordOf(
	{ body, follows, events, clock }: WaveClock,
	place: { wave: string; request: number; stoodOn: string }
): RequestRecord {
	const first = (kind: RequestEventKind) => events.find((event) => event.kind === kind)?.on ?? null;
	const time = responseTime(clock);
	const untold = time.kind === 'untold' ? time.reason : null;
	const state = clock.ok ? clock.clock.state : (clock.state ?? 'uncounted');
	return {
		...place,
		body: body.slug,
		bodyName: body.name,
		follows,
		state,
		sent: day(first('sent'), state === 'to_send' ? 'to_send' : 'not_recorded'),
		received: day(first('received'), state === 'to_send' ? 'to_send' : 'not_recorded'),
		due: day(
			clock.ok ? clock.clock.dueOn : null,
			clock.ok ? (untold ?? 'stopped') : 'outside_holidays'
		),
		responded: day(
			first('response'),
			state === 'to_send' || state === 'transferred' || state === 'withdrawn' ? state : 'awaiting'
		),
		workingDays: time.kind === 'untold' ? null : time.days,
		daysLate: time.kind === 'untold' ? null : time.daysLate,
		daysMissing: untold,
		events
	};
}

/** The requests of every wave of an edition, by wave, then by body. */
export function requestRecords(dataset: Dataset): RequestRecord[] {
	return dataset.waves.flatMap((wave) => {
		const stoodOn = clockDayOf(dataset, wave);
		return readWaveClocks(dataset, wave, bankHolidays).map((one, at) =>
			recordOf(one, { wave: wave.slug, request: at + 1, stoodOn })
		);
	});
}

/** The same as the rows of a table. @param edition its number */
export const requestRows = (dataset: Dataset, edition: number): RequestRow[] =>
	requestRecords(dataset).map((record) => ({ edition, record }));

type Reader = (record: RequestRecord) => string | null;

/** A column of text that every row has. */
const given = (name: string, description: string, read: Reader): Column<RequestRow> => ({
	name,
	description,
	type: 'string',
	required: true,
	read: ({ record }) => read(record)
});

const missingDays = categoriesOf(missingDayTable);

/** A day and why there is none: two columns, of which each row has one. */
function dayColumns(
	name: string,
	description: string,
	read: (record: RequestRecord) => RecordedDay
): Column<RequestRow>[] {
	return [
		{
			...given(`${name}_on`, description, (record) => read(record).on),
			type: 'date',
			required: false,
			readForSheet: ({ record }) => {
				const { on, missing } = read(record);
				return on ?? (missing && missingDayTable[missing]);
			}
		},
		{
			...given(
				`${name}_missing`,
				`Why there is no such day. Empty where there is one.`,
				(record) => read(record).missing
			),
			required: false,
			categories: missingDays
		}
	];
}

/** A number of working days, empty where they cannot be told. */
const daysColumn = (
	name: string,
	description: string,
	read: (record: RequestRecord) => number | null
): Column<RequestRow> => ({
	name,
	description,
	type: 'integer',
	required: false,
	read: ({ record }) => read(record),
	readForSheet: ({ record }) =>
		read(record) ?? (record.daysMissing && missingDayTable[record.daysMissing])
});

/** Every column of `requests.csv`, in order. */
export const requestColumns: readonly Column<RequestRow>[] = [
	{
		name: 'edition',
		description: 'The number of the edition that the row comes from.',
		type: 'integer',
		required: true,
		read: (row) => row.edition
	},
	given('wave', 'The wave in which the body was asked.', (record) => record.wave),
	{
		name: 'request',
		description: 'Which request of its wave it is, by a number that tells it from the others.',
		type: 'integer',
		required: true,
		read: ({ record }) => record.request
	},
	given('body', 'The public body, as in its address.', (record) => record.body),
	given('body_name', 'The name of the body.', (record) => record.bodyName),
	{
		...given(
			'follows',
			'The body whose request it follows, which was transferred or refined, by its short name. Empty where it follows none.',
			(record) => record.follows
		),
		required: false
	},
	{
		...given(
			'stood_on',
			'The day on which it stood as the row says: the last of the wave’s date, or that on which the edition was made where it came first. What happened later is left out.',
			(record) => record.stoodOn
		),
		type: 'date'
	},
	{
		...given('state', 'Where the request stood on that day.', (record) => record.state),
		categories: categoriesOf(publishedStateTable)
	},
	...dayColumns('sent', 'The day on which it was sent.', (record) => record.sent),
	...dayColumns(
		'received',
		'The day on which the body received it. Where it is not recorded, days are counted from the day of sending.',
		(record) => record.received
	),
	...dayColumns(
		'due',
		'The last day for the answer, by our count: extensions, fees and clarifications included.',
		(record) => record.due
	),
	...dayColumns(
		'responded',
		'The day of the whole answer. A part of one is not counted.',
		(record) => record.responded
	),
	daysColumn(
		'working_days',
		'Working days to the whole answer; of a request that is not answered, those up to the day on which it stood so.',
		(record) => record.workingDays
	),
	daysColumn(
		'days_late',
		'Working days past the due day, by our count; 0 where it is not past it, and until the first working day after it.',
		(record) => record.daysLate
	),
	{
		...given(
			'days_missing',
			'Why working days cannot be told. Empty where they can.',
			(record) => record.daysMissing
		),
		required: false,
		categories: missingDays
	}
];
