import { actorWords } from '$lib/domain/audit/audit-words';
import { shortName } from '$lib/domain/bodies/body';
import { formatInstant } from '$lib/domain/editions/day-of';
import { queueQuery, wholeQueue, type QueueState } from '$lib/domain/review/queue';
import { mostNews, newsWords } from '$lib/domain/review/news';
import { findAccount } from '$lib/server/queries/accounts';
import { listActorNames } from '$lib/server/queries/audit-events';
import { listNews, type NewsGroup } from '$lib/server/queries/news';
import type { QueueReader } from '$lib/server/queries/queue-items';
import { listRevisionNames } from '$lib/server/queries/revisions';
import { answerAddress } from './review/answer-address';

/** Where what was done in numbers is listed. */
const states = {
	queried: 'queried',
	accepted: 'accepted',
	submitted: 'all',
	comment: 'all',
	proposal: 'all',
	reply: 'all'
} as const satisfies Record<NewsGroup['kind'], QueueState>;

interface NewsEntry {
	who: string;
	words: string;
	address: string;
	/** "in Spring 2022", or the survey. */
	where: string;
	when: string;
}

/**
 * What others did since somebody's last visit, as the home page tells it; null on their first.
 * @returns the newest entries, and how many more there are
 */
export async function showNews(
	db: App.Locals['db'],
	{ accountId, key, surveyIds }: QueueReader
): Promise<{ since: string; entries: NewsEntry[]; more: number } | null> {
	const account = await findAccount(db, accountId);
	if (!account?.lastVisitAt) return null;
	const since = account.lastVisitAt;
	const { groups, editions } = await listNews(db, { accountId, key, surveyIds, since });
	const [names, revisionNames] = await Promise.all([
		listActorNames(db, [...groups.flatMap(({ by }) => by ?? []), ...editions.map(({ by }) => by)]),
		listRevisionNames(
			db,
			null,
			groups.filter(({ count }) => count === 1).map(({ revisionId }) => revisionId)
		)
	]);
	const entries = [
		...groups.map((group) => {
			const { kind, by, body, survey, wave, count, at, revisionId } = group;
			const name = count === 1 ? (revisionNames.get(revisionId) ?? null) : null;
			const query = queueQuery({
				...wholeQueue,
				survey: survey.slug,
				wave: wave.slug,
				state: states[kind]
			});
			return {
				who: body ? shortName(body) : actorWords(by ?? '', names),
				words: newsWords(kind, count, name && `${name.body}, ${name.title}`),
				address: name ? answerAddress(name.place) : `/workspace/review?${query}`,
				where: `${wave.title}, ${survey.title}`,
				at
			};
		}),
		...editions.map(({ survey, number, by, at }) => ({
			who: actorWords(by, names),
			words: `published edition ${number}`,
			address: `/workspace/surveys/${survey.slug}/editions`,
			where: survey.title,
			at
		}))
	].sort((a, b) => b.at.getTime() - a.at.getTime());
	return {
		since: formatInstant(since),
		entries: entries
			.slice(0, mostNews)
			.map(({ at, ...entry }) => ({ ...entry, when: formatInstant(at) })),
		more: Math.max(0, entries.length - mostNews)
	};
}
