import { listRevisionNames } from '$lib/server/queries/revisions';

const verbs: Record<string, string> = {
	accepted: 'accepted',
	queried: 'queried',
	commented: 'commented on',
	proposed: 'proposed wording for'
};

/**
 * What has just been done, as an address tells it: `?done=accepted&of=12`, of an answer's revision, or
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
	const name = (await listRevisionNames(db, null, [Number(of)])).get(Number(of));
	if (!name || !surveys.includes(name.place.survey)) return undefined;
	return `You ${verb} ${name.body}, ${name.title}.`;
}
