import { formatInstant } from '../editions/day-of';

/** What is kept of a reply that lists of them are made from. */
interface KeptReply {
	id: number;
	at: Date;
	/** Null where it was erased. */
	text: string | null;
	mayBePublished: boolean;
	publishedAt: Date | null;
	body: string;
	question: { code: string; title: string };
	revision: { number: number; latest: number };
}

/** A reply as those who work on the survey see it. */
export interface ListedReply {
	id: number;
	/** The slug of the body. */
	body: string;
	question: { code: string; title: string };
	/** When it came: "3 May 2022, 14:02". */
	at: string;
	text: string | null;
	/** To which revision, and whether there has been another since. */
	revision: string;
	isToLatest: boolean;
	/** Whether it is public, may be, or may not. */
	standing: 'public' | 'may_be' | 'may_not_be' | 'erased';
}

/** A reply with what stands of it in lists. */
export function listReply(reply: KeptReply): ListedReply {
	const { id, body, question, at, text, mayBePublished, publishedAt } = reply;
	const { number, latest } = reply.revision;
	return {
		id,
		body,
		question,
		at: formatInstant(at),
		text,
		revision:
			number === latest
				? `To revision ${number}, the latest.`
				: `To revision ${number}; the latest is ${latest}.`,
		isToLatest: number === latest,
		standing:
			text === null ? 'erased' : publishedAt ? 'public' : mayBePublished ? 'may_be' : 'may_not_be'
	};
}

/** The one table of words for how a reply stands. */
export const replyStandingWords = {
	public: 'Public with the next edition',
	may_be: 'May be published; not marked public',
	may_not_be: 'Not to be published',
	erased: 'Erased'
} as const satisfies Record<ListedReply['standing'], string>;
