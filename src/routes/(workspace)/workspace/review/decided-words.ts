import { findFindingName } from '$lib/server/queries/findings';
import { listRevisionNames } from '$lib/server/queries/revisions';
import { findingName } from './show-item';

const verbs: Record<string, string> = {
	accepted: 'accepted',
	queried: 'queried',
	commented: 'commented on',
	proposed: 'proposed wording for'
};

/** What the answer or the finding of a revision is called, and its survey; null where there is none. */
async function nameRevision(db: App.Locals['db'], revisionId: number) {
	const answer = (await listRevisionNames(db, null, [revisionId])).get(revisionId);
	if (answer) return { name: `${answer.body}, ${answer.title}`, survey: answer.place.survey };
	const finding = await findFindingName(db, revisionId);
	return finding && { name: findingName(finding.body, finding.criterion), survey: finding.survey };
}

/**
 * What has just been done, as an address tells it: `?done=accepted&of=12`, of a revision, or
 * `?done=accepted_many&count=12`. Undefined where nothing was, or of what this person does not work on.
 * @param surveys slugs of the surveys that they work on
 */
export async function readDecided(
	db: App.Locals['db'],
	query: URLSearchParams,
	surveys: readonly string[]
): Promise<string | undefined> {
	const done = query.get('done') ?? '';
	if (done === 'accepted_many') {
		const count = Number(query.get('count')) || 0;
		return `You accepted ${count} ${count === 1 ? 'answer' : 'answers'}.`;
	}
	if (done === 'recoded') return 'The answer is submitted for review.';
	const verb = Object.hasOwn(verbs, done) ? verbs[done] : undefined;
	const of = query.get('of') ?? '';
	if (verb === undefined || !/^\d{1,9}$/.test(of)) return undefined;
	const decided = await nameRevision(db, Number(of));
	if (!decided || !surveys.includes(decided.survey)) return undefined;
	return `You ${verb} ${decided.name}.`;
}
