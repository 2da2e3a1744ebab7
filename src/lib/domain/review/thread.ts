/** What can stand in the thread of an answer or a finding. */
export const threadKinds = [
	'submitted',
	'accepted',
	'queried',
	'comment',
	'proposal',
	'reply'
] as const;
export type ThreadKind = (typeof threadKinds)[number];

/** One thing that was done to an answer or a finding, or said about it. */
export interface ThreadEntry {
	kind: ThreadKind;
	at: Date;
	/** The key of the actor; null for a reply, which is the body's. */
	by: string | null;
	/** The revision that it is about. */
	revisionId: number;
	/** What was said; null where nothing was, or where it is erased. */
	text: string | null;
	/** Words proposed for readers; null where none were. */
	proposedWording: string | null;
	/** Whether something was said that has been erased. */
	isErased: boolean;
}

/** What was done, between who did it and when: "Ada queried revision 2". */
export const threadVerbs = {
	submitted: 'submitted',
	accepted: 'accepted',
	queried: 'queried',
	comment: 'commented on',
	proposal: 'proposed wording for',
	reply: 'replied to'
} as const satisfies Record<ThreadKind, string>;

/** A thread in the order of time; what happened at one instant, in the order of the kinds. */
export function sortThread<T extends Pick<ThreadEntry, 'at' | 'kind'>>(entries: readonly T[]): T[] {
	return entries.toSorted(
		(a, b) =>
			a.at.getTime() - b.at.getTime() || threadKinds.indexOf(a.kind) - threadKinds.indexOf(b.kind)
	);
}

/** What has been said about a revision, for whoever codes it again: not that it was submitted or accepted. */
export function saidAbout<T extends Pick<ThreadEntry, 'kind' | 'revisionId'>>(
	thread: readonly T[],
	revisionId: number
): T[] {
	return thread.filter(
		(entry) =>
			entry.revisionId === revisionId && entry.kind !== 'submitted' && entry.kind !== 'accepted'
	);
}
