import { describeChange, joinPieces } from '../bodies/change-words';
import { continueSentence } from '../questions/words';
import { requestEventWords } from '../requests/request-event';
import { formatDay } from '../surveys/as-at';
import type { Dataset } from './dataset';
import type { RecordKind } from './contents';

/** What is compared besides answers and outcomes: the records of an edition, and what the government said. */
export type ComparedKind = RecordKind | 'government_response';

/** A record that was added, changed or withdrawn from one edition to another. */
export interface RecordChange {
	kind: ComparedKind;
	/** What identifies it among those of its kind. */
	key: string;
	/** What it is called, for people. */
	title: string;
	change: 'added' | 'changed' | 'withdrawn';
	/** Whether something that was public is other than it was, or gone, and is to be corrected in the open. */
	isCorrected: boolean;
}

interface ComparedRecord {
	key: string;
	title: string;
	/** All that it says. */
	says: unknown;
	/** What of it is not changed without a correction; null where nothing is. */
	held: unknown;
}

type Listing = (dataset: Dataset) => ComparedRecord[];

/** A listing of records of which nothing is changed without a correction. */
const holdingAll =
	(list: (dataset: Dataset) => { key: string; title: string; says: unknown }[]): Listing =>
	(dataset) =>
		list(dataset).map((one) => ({ ...one, held: one.says }));

/** A listing of records that may change as they like: what is drawn, and how the right of reply goes. */
const holdingNothing =
	(list: (dataset: Dataset) => { key: string; title: string; says: unknown }[]): Listing =>
	(dataset) =>
		list(dataset).map((one) => ({ ...one, held: null }));

const nameOf = ({ bodies }: Dataset, slug: string | null) =>
	slug === null ? 'Government as a whole' : (bodies.find((one) => one.slug === slug)?.name ?? slug);
const questionTitle = ({ questions }: Dataset, code: string) =>
	questions.find((one) => one.code === code)?.title ?? code;

/** How each kind is compared. The compiler names a kind that is frozen and missing here. */
const listings = {
	survey: ({ survey }) => [
		{
			key: survey.slug,
			title: survey.title,
			says: survey,
			// A new question has a column, and a new criterion its note.
			held: [survey.title, survey.summary, survey.publication]
		}
	],
	wave: ({ waves }) =>
		waves.map((wave) => ({
			key: wave.slug,
			title: wave.title,
			says: wave,
			held: [wave.title, wave.law, wave.as_at, wave.note]
		})),
	question: holdingAll(({ questions }) =>
		questions.map((one) => ({ key: one.code, title: one.title, says: one }))
	),
	body: holdingAll(({ bodies }) =>
		bodies.map((one) => ({ key: one.slug, title: one.name, says: one }))
	),
	headcount: holdingAll((dataset) =>
		dataset.headcounts.map((one) => ({
			key: `${one.body} ${one.as_at}`,
			title: `${nameOf(dataset, one.body)}, ${formatDay(one.as_at)}`,
			says: one
		}))
	),
	recommendation: holdingAll(({ recommendations }) =>
		recommendations.map(({ code, title, summary }) => ({
			key: code,
			title,
			says: { title, summary }
		}))
	),
	government_response: holdingAll(({ recommendations }) =>
		recommendations.flatMap(({ code, title, government_response: says }) =>
			says ? [{ key: code, title, says }] : []
		)
	),
	criterion: holdingAll(({ criteria }) =>
		criteria.map((one) => ({ key: one.code, title: one.title, says: one }))
	),
	context: holdingAll((dataset) =>
		dataset.contexts.map((one) => ({
			key: `${one.wave} ${one.body ?? ''} ${one.criterion} ${one.note}`,
			title: `${nameOf(dataset, one.body)}: ${one.note}`,
			says: one
		}))
	),
	published_figure: holdingAll((dataset) =>
		dataset.publishedFigures.map((one) => ({
			key: `${one.wave} ${one.body} ${one.question}`,
			title: `${nameOf(dataset, one.body)}, ${questionTitle(dataset, one.question)}: ${one.source}`,
			says: one
		}))
	),
	chart: holdingNothing(({ charts }) =>
		charts.map((one) => ({ key: one.slug, title: one.slug, says: one }))
	),
	document: holdingAll((dataset) =>
		dataset.letters.map((one) => ({
			key: `${one.wave} ${one.body} ${one.sha256}`,
			title: `${nameOf(dataset, one.body)}: ${one.name}`,
			says: one
		}))
	),
	// What happened since is added; what was public already is not taken back unsaid.
	request: holdingAll((dataset) =>
		dataset.requests.flatMap((request) =>
			request.events.map((event) => ({
				key: `${request.wave} ${request.body} ${request.follows ?? ''} ${event.kind} ${event.on}`,
				title: `${nameOf(dataset, request.body)}: ${continueSentence(requestEventWords[event.kind].title)}, ${formatDay(event.on)}`,
				says: event
			}))
		)
	),
	body_change: holdingAll((dataset) =>
		dataset.bodyChanges.map(({ bodies, ...change }) => ({
			key: `${change.on} ${change.kind} ${change.predecessor ?? ''} ${change.successor ?? ''} ${change.what ?? ''}`,
			title: `${joinPieces(describeChange(change, (slug) => bodies.find((one) => one.slug === slug)?.name ?? slug))}, ${formatDay(change.on)}`,
			says: change
		}))
	),
	reply_request: holdingNothing((dataset) =>
		dataset.replyRequests.map((one) => ({
			key: `${one.wave} ${one.body}`,
			title: nameOf(dataset, one.body),
			says: one
		}))
	),
	reply: (dataset) =>
		dataset.replies.map((one) => ({
			key: `${one.wave} ${one.body} ${one.question}`,
			title: `${nameOf(dataset, one.body)}, ${questionTitle(dataset, one.question)}`,
			says: one,
			held: [one.text, one.replied_on]
		})),
	erasure: holdingNothing((dataset) =>
		dataset.erased.map(({ wave, body, question, on, reason }) => ({
			key: `${wave} ${body} ${question}`,
			title: `${nameOf(dataset, body)}, ${questionTitle(dataset, question)}`,
			// In one order of fields, for those of an edition are read in another than those of the work in hand.
			says: { on, reason }
		}))
	)
} as const satisfies Record<ComparedKind, Listing>;

const kinds = Object.keys(listings) as ComparedKind[];
const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** What was added, changed and withdrawn of the records that go with the answers, kind by kind. */
export function compareRecords(before: Dataset, after: Dataset): RecordChange[] {
	return kinds.flatMap((kind) => {
		const list: Listing = listings[kind];
		const earlier = new Map(list(before).map((one) => [one.key, one]));
		const later = list(after);
		const laterKeys = new Set(later.map((one) => one.key));
		const changeOf = (
			{ key, title }: ComparedRecord,
			change: RecordChange['change'],
			isCorrected: boolean
		): RecordChange => ({ kind, key, title, change, isCorrected });
		return [
			...later.flatMap((one) => {
				const old = earlier.get(one.key);
				if (!old) return [changeOf(one, 'added', false)];
				if (isSame(old.says, one.says)) return [];
				return [changeOf(one, 'changed', !isSame(old.held, one.held))];
			}),
			...[...earlier.values()]
				.filter((one) => !laterKeys.has(one.key))
				.map((one) => changeOf(one, 'withdrawn', one.held !== null))
		];
	});
}
