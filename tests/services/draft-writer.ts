/**
 * A program that enters answers to a request, as fast as it can, until it is killed:
 *
 *     node draft-writer.js FOLDER DATABASE_URL REQUEST ACCOUNT SURVEY
 *
 * (DATABASE_URL is '-' for the embedded database in the folder.) It types at all questions at once. Each
 * draft and each revision bears a number in its note, one higher with each save; once the database has
 * acknowledged a save or a submission, it is printed: "saved guidance 12", "submitted guidance 12".
 */
import type { AccountActor } from '$lib/domain/access/actor';
import { emptyDraft, type Draft } from '$lib/domain/answers/draft';
import { connect } from '$lib/server/db/connect';
import { readEntering } from '$lib/server/queries/entering';
import { saveDraft } from '$lib/server/services/save-draft';
import { submitDrafts } from '$lib/server/services/submit-drafts';

const [dataFolder = '', url, request, account, survey] = process.argv.slice(2);
const requestId = Number(request);
const actor: AccountActor = {
	kind: 'account',
	id: Number(account),
	sessionId: 0,
	isAdministrator: false,
	roles: [{ surveyId: Number(survey), role: 'researcher' }],
	body: null,
	awaits: null
};
const { db } = await connect({
	databaseUrl: url === '-' ? null : (url ?? null),
	dataFolder,
	migrationsFolder: 'drizzle'
});

/** How often a draft is saved before it is submitted. */
const saves = 4;

const numbered = (number: number): Draft => ({
	...emptyDraft,
	disposition: 'refused',
	provisions: ['s31'],
	note: `${number} ${'and what else the letter says '.repeat(number % 40)}`
});
const numberOf = (note: string | null | undefined) => Number(/^\d+/.exec(note ?? '') ?? 0);

async function type({ code, draft, revision }: Entered): Promise<never> {
	let version = draft?.version ?? 0;
	let number = Math.max(numberOf(draft?.content.note), numberOf(revision?.content?.note));
	for (;;) {
		number += 1;
		const place = { requestId, question: code, responseId: null };
		const typed = { ...place, version, draft: numbered(number) };
		const saved = await saveDraft(db, actor, typed, new Date());
		if (!saved.saved) throw new Error('Nobody else types here.');
		version = saved.version;
		console.log(`saved ${code} ${number}`);
		if (number % saves !== 0) continue;
		const drafts = [{ question: code, version }];
		await submitDrafts(db, actor, { requestId, responseId: null, drafts }, new Date());
		console.log(`submitted ${code} ${number}`);
		version = 0;
	}
}
type Entered = Awaited<ReturnType<typeof readEntering>>['questions'][number];

const { questions } = await readEntering(db, requestId, null);
await Promise.all(questions.map(type));
