import { dispositionTable } from '../answers/disposition';
import { shortName } from '../bodies/body';
import { bodyNoun } from '../bodies/body-noun';
import { countThings, formatCount, joinWords } from '../questions/words';
import { formatDayOf } from './day-of';
import type { Dataset } from './dataset';
import { compareDatasets, type AnswerChange, type Difference } from './difference';
import { isWithdrawn, type Edition } from './edition';
import { eventWords, isTold } from './event-words';

/** An answer that changed, as a line of the list. */
export interface ChangedAnswer {
	kind: 'added' | 'changed' | 'withdrawn';
	body: { slug: string; shortName: string; name: string };
	question: { code: string; title: string };
	before: string | null;
	after: string | null;
}

/** One edition: what it is, what changed with it, and what has happened to it since. */
export interface EditionChanges {
	number: number;
	publishedAt: Date;
	/** The last time something happened to it. */
	updatedAt: Date;
	published: string;
	note: string;
	contentHash: string;
	withdrawn: boolean;
	/** What changed since the edition before, in a sentence; of the first, what it holds. */
	summary: string;
	/** "2 answers went from “No response” to “Refused”." */
	movements: string[];
	answers: ChangedAnswer[];
	/** What happened to it after it was published, newest first. */
	events: { day: string; words: string }[];
}

function describeChange(
	kind: ChangedAnswer['kind'],
	change: AnswerChange,
	datasets: readonly Dataset[]
): ChangedAnswer {
	const body = datasets.flatMap((one) => one.bodies).find((one) => one.slug === change.body);
	const question = datasets
		.flatMap((one) => one.questions)
		.find((one) => one.code === change.question);
	return {
		kind,
		body: {
			slug: change.body,
			shortName: body ? shortName(body) : change.body,
			name: body?.name ?? change.body
		},
		question: { code: change.question, title: question?.title ?? change.question },
		before: change.before,
		after: change.after
	};
}

/** What an edition holds, of the first one. */
function holdsWords({ answers, bodies }: Dataset): string {
	const asked = bodies.filter((body) => answers.some((answer) => answer.body === body.slug));
	const { one, many } = bodyNoun(asked);
	return `The first edition: ${countThings(answers.length, 'answer', 'answers')} from ${countThings(asked.length, one, many)}.`;
}

/** What an edition changed, in a sentence. */
function changedWords(difference: Difference): string {
	const clauses = [
		...(difference.added.length ? [`${formatCount(difference.added.length)} added`] : []),
		...(difference.changed.length ? [`${formatCount(difference.changed.length)} changed`] : []),
		...(difference.withdrawn.length
			? [`${formatCount(difference.withdrawn.length)} withdrawn`]
			: [])
	];
	const answers = clauses.length ? `Answers: ${joinWords(clauses)}` : 'No answer changed';
	const outcomes = difference.outcomes
		? `${countThings(difference.outcomes, 'outcome', 'outcomes')} against the recommendations changed`
		: 'no outcome against the recommendations changed';
	return `${answers}; ${outcomes}.`;
}

/** What each edition of a survey changed, newest first. */
export function describeEditions(
	editions: readonly { edition: Edition; dataset: Dataset }[]
): EditionChanges[] {
	const inOrder = editions.toSorted((a, b) => a.edition.number - b.edition.number);
	return inOrder
		.map(({ edition, dataset }, index): EditionChanges => {
			const before = inOrder[index - 1];
			const difference = before ? compareDatasets(before.dataset, dataset) : null;
			const datasets = before ? [dataset, before.dataset] : [dataset];
			const events = edition.events.filter(isTold);
			const updatedAt = events.reduce(
				(last, event) => (event.at > last ? event.at : last),
				edition.publishedAt
			);
			return {
				number: edition.number,
				publishedAt: edition.publishedAt,
				updatedAt,
				published: formatDayOf(edition.publishedAt),
				note: edition.note,
				contentHash: edition.contentHash,
				withdrawn: isWithdrawn(edition),
				summary: difference ? changedWords(difference) : holdsWords(dataset),
				movements: (difference?.movements ?? []).map(
					({ from, to, count }) =>
						`${countThings(count, 'answer', 'answers')} went from “${dispositionTable[from].label}” to “${dispositionTable[to].label}”.`
				),
				answers: difference
					? (['changed', 'added', 'withdrawn'] as const).flatMap((kind) =>
							difference[kind].map((change) => describeChange(kind, change, datasets))
						)
					: [],
				events: events
					.toReversed()
					.map((event) => ({ day: formatDayOf(event.at), words: eventWords(event) }))
			};
		})
		.toReversed();
}
