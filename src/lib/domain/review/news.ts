import { formatCount } from '../questions/words';

/** What others do on somebody's surveys that is news to them. */
export const newsKinds = [
	'queried',
	'accepted',
	'submitted',
	'comment',
	'proposal',
	'reply',
	'edition'
] as const;
export type NewsKind = (typeof newsKinds)[number];

/** As many as are listed at most. */
export const mostNews = 20;

const done: Record<Exclude<NewsKind, 'edition'>, (what: string) => string> = {
	queried: (what) => `queried ${what}`,
	accepted: (what) => `accepted ${what}`,
	submitted: (what) => `submitted ${what}`,
	comment: (what) => `commented on ${what}`,
	proposal: (what) => `proposed wording for ${what}`,
	reply: (what) => `replied about ${what}`
};

/**
 * What somebody did, after their name: "queried HMT, Permitted", "accepted 12 answers or findings".
 * @param name what the one thing is called; null where it has no name
 */
export function newsWords(
	kind: Exclude<NewsKind, 'edition'>,
	count: number,
	name: string | null
): string {
	return done[kind](
		count === 1 ? (name ?? 'a finding') : `${formatCount(count)} answers or findings`
	);
}
