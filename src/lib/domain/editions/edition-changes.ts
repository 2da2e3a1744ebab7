import { bodyNoun } from '../bodies/body-noun';
import { findFigure } from '../charts/figures/registry';
import { countThings, formatCount } from '../questions/words';
import { correctionKindTable } from './correction';
import type { OpenCorrection } from './correction-notes';
import { formatDayOf } from './day-of';
import type { Dataset } from './dataset';
import { describeDifference, type DescribedDifference } from './describe-difference';
import { compareDatasets } from './difference';
import { isWithdrawn, type Edition } from './edition';
import { eventWords, isTold } from './event-words';
import { findFollowed } from './last-standing';

/** What an edition corrects, in words; `what` and `why` are null where they were erased. */
export interface DescribedCorrection {
	kind: string | null;
	what: string | null;
	why: string | null;
	/** The charts that it touches. */
	charts: { slug: string; title: string }[];
	/** How many answers it touches. */
	answers: number;
}

/** One edition: what it is, what changed with it, and what has happened to it since. */
export interface EditionChanges extends DescribedDifference {
	number: number;
	publishedAt: Date;
	/** The last time something happened to it. */
	updatedAt: Date;
	published: string;
	note: string;
	contentHash: string;
	/** Whether something of it was erased since: its content hash is then another than it was. */
	isErased: boolean;
	/** Why it was withdrawn, where it was; an empty text where no reason is known. */
	withdrawn: string | null;
	corrections: DescribedCorrection[];
	/** What happened to it after it was published, newest first. */
	events: { day: string; words: string }[];
}

/** What an edition holds, of the first one. */
function holdsWords({ answers, bodies, erased }: Dataset): string {
	const answering = new Set(answers.map((answer) => answer.body));
	const asked = bodies.filter((body) => answering.has(body.slug));
	const { one, many } = bodyNoun(asked);
	const held = `${countThings(answers.length, 'answer', 'answers')} from ${countThings(asked.length, one, many)}`;
	const gone = `${formatCount(erased.length)} more that ${erased.length === 1 ? 'was' : 'were'} erased`;
	return `The first edition: ${held}${erased.length > 0 ? `, and ${gone}` : ''}.`;
}

const firstOf = (dataset: Dataset): DescribedDifference => ({
	summary: holdsWords(dataset),
	movements: [],
	outcomeMovements: [],
	records: [],
	answers: [],
	moreAnswers: 0
});

/** Charts by their slugs, each with what it finds; one that is not there is left out. */
export function titleCharts(
	dataset: Dataset,
	slugs: readonly string[]
): { slug: string; title: string }[] {
	return slugs.flatMap((slug) => {
		const figure = findFigure(dataset, slug);
		return figure ? [{ slug, title: figure.headline }] : [];
	});
}

/** What an edition corrects, in sentences, for a feed. */
export function correctionSentences({ kind, what, why }: DescribedCorrection): string[] {
	return what === null || why === null
		? ['It makes a correction, whose words have been erased.']
		: [`Correction: ${what}`, `Why: ${why}`, ...(kind ? [`${kind}.`] : [])];
}

const describeCorrection = (
	{ content }: OpenCorrection,
	dataset: Dataset
): DescribedCorrection => ({
	kind: content && correctionKindTable[content.kind],
	what: content?.what ?? null,
	why: content?.why ?? null,
	charts: titleCharts(dataset, content?.charts ?? []),
	answers: content?.answers.length ?? 0
});

/** What each edition of a survey changed, newest first. @param corrections those of these editions */
export function describeEditions(
	editions: readonly { edition: Edition; dataset: Dataset }[],
	corrections: readonly OpenCorrection[] = []
): EditionChanges[] {
	const all = editions.map((one) => one.edition);
	return editions
		.toSorted((a, b) => b.edition.number - a.edition.number)
		.map(({ edition, dataset }): EditionChanges => {
			const followed = findFollowed(edition, all);
			const before = editions.find((one) => one.edition === followed);
			const described = before
				? describeDifference(compareDatasets(before.dataset, dataset), [dataset, before.dataset])
				: firstOf(dataset);
			const events = edition.events.filter(isTold);
			const updatedAt = events.reduce(
				(last, event) => (event.at > last ? event.at : last),
				edition.publishedAt
			);
			const withdrawal = edition.events.findLast((event) => event.kind === 'withdrawn');
			return {
				...described,
				number: edition.number,
				publishedAt: edition.publishedAt,
				updatedAt,
				published: formatDayOf(edition.publishedAt),
				note: edition.note,
				contentHash: edition.contentHash,
				isErased: edition.events.some((event) => event.kind === 'erased'),
				withdrawn: isWithdrawn(edition) ? (withdrawal?.words ?? '') : null,
				corrections: corrections
					.filter((one) => one.edition === edition.number)
					.map((one) => describeCorrection(one, dataset)),
				events: events
					.toReversed()
					.map((event) => ({ day: formatDayOf(event.at), words: eventWords(event) }))
			};
		});
}

/** The answers that are not listed, in words; null where all of them are. */
export function moreAnswersWords({ moreAnswers }: Pick<DescribedDifference, 'moreAnswers'>) {
	return moreAnswers === 0
		? null
		: `And ${formatCount(moreAnswers)} more: the data of both editions tell them all.`;
}
