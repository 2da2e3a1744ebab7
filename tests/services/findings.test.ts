import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountActor } from '$lib/domain/access/actor';
import { assembleDataset } from '$lib/domain/editions/assemble';
import type { FindingContent, StatedFinding } from '$lib/domain/gaps/assessment';
import type { Database } from '$lib/server/db/connect';
import { listQuotableLetters, listQuotingCriteria } from '$lib/server/queries/documents';
import { listLatestFindings, readFindingReview } from '$lib/server/queries/findings';
import { readContents } from '$lib/server/queries/contents';
import { findBodyId } from '$lib/server/queries/register';
import { findCriterion, findSurvey } from '$lib/server/queries/surveys';
import { findWave } from '$lib/server/queries/waves';
import { addComment } from '$lib/server/services/add-comment';
import { reviewRevision } from '$lib/server/services/review-revision';
import { submitFinding } from '$lib/server/services/submit-finding';
import { documents, requests } from '$lib/server/db/schema';
import { databases, postgres18, undone, type OpenDatabase } from '../support/databases';
import { createPeople, type Sort } from '../support/people';
import { settle } from './entering-setting';
import { fingerprint, lastEvent, now, survey } from './example-survey';

const sha256 = 'b'.repeat(64);
/** The rule cannot tell of HM Treasury, and nobody has found anything. */
const place = { body: 'hmt', criterion: '2.5' };
const met: StatedFinding = {
	outcome: 'met',
	reason: null,
	why: 'Its guidance asks for an administrator of every group.',
	source: { kind: 'source', title: 'HM Treasury, guidance', where: 'page 2' }
};
const withheld: StatedFinding = { ...met, outcome: 'cannot_tell', reason: 'withheld' };
const takenBack: FindingContent = {
	withdrawn: true,
	why: 'That guidance is of another department.'
};

interface Setting {
	people: Record<Sort, AccountActor>;
	surveyId: number;
	waveId: number;
}

async function set(db: Database): Promise<Setting> {
	const people = (await createPeople(db, now)) as Record<Sort, AccountActor>;
	const surveyId = (await findSurvey(db, survey))!.id;
	const waveId = (await findWave(db, surveyId, '2021-22'))!.id;
	return { people, surveyId, waveId };
}

describe.each(databases)('a finding in $name', ({ open }) => {
	let database: OpenDatabase;
	let setting: Setting;
	beforeAll(async () => {
		database = await open('example');
		setting = await set(database.db);
	});
	afterAll(() => database.close());
	const inDatabase = (work: (tx: Database) => Promise<void>) => undone(database.db, work);

	const submit = (
		tx: Database,
		content: FindingContent = met,
		more: { body?: string | null; criterion?: string; shown?: number } = {},
		actor = setting.people.researcher
	) => submitFinding(tx, actor, { waveId: setting.waveId, ...place, content, ...more }, now);
	const accept = (tx: Database, revisionId: number, actor = setting.people.reviewer) =>
		reviewRevision(tx, actor, { revisionId, to: 'accepted', comment: null }, now);
	const query = (tx: Database, revisionId: number, actor = setting.people.reviewer) =>
		reviewRevision(tx, actor, { revisionId, to: 'queried', comment: 'Which group?' }, now);

	/** What an edition would say of the place. */
	async function readAssessment(tx: Database, { body, criterion }: typeof place = place) {
		const { assessments } = assembleDataset(await readContents(tx, { surveyId: setting.surveyId }));
		return assessments.find((one) => one.body === body && one.criterion === criterion)!;
	}
	const review = async (tx: Database) =>
		readFindingReview(tx, {
			waveId: setting.waveId,
			bodyId: await findBodyId(tx, place.body),
			criterionId: (await findCriterion(tx, setting.waveId, place.criterion))!.id
		});

	it('stands over the rule once somebody else has accepted it, and not before', async () => {
		await inDatabase(async (tx) => {
			const before = await readAssessment(tx);
			expect(before).toMatchObject({ basis: 'rule', outcome: 'cannot_tell' });
			const { revisionId } = await submit(tx);
			expect(await lastEvent(tx)).toMatchObject({
				action: 'submit_finding',
				subjectKind: 'finding',
				subjectKey: '2021-22 hmt 2.5'
			});
			expect(await readAssessment(tx)).toEqual(before);
			await accept(tx, revisionId);
			expect(await readAssessment(tx)).toEqual({
				...before,
				basis: 'finding',
				outcome: 'met',
				reason: null,
				why: met.why,
				source: met.source
			});
		});
	});

	it('is queried, and answered by another revision, with all of it in its thread', async () => {
		await inDatabase(async (tx) => {
			const first = await submit(tx);
			await query(tx, first.revisionId);
			await expect(accept(tx, first.revisionId)).rejects.toMatchObject({ code: 'not_allowed' });
			const second = await submit(tx, withheld, { shown: 1 });
			const { researcher, reviewer } = setting.people;
			const comment = { revisionId: second.revisionId, text: 'Better.' };
			await addComment(tx, researcher, comment, now);
			await accept(tx, second.revisionId, reviewer);
			const { revisions, thread, acceptedRevisionId } = await review(tx);
			expect(acceptedRevisionId).toBe(second.revisionId);
			expect(revisions).toMatchObject([
				{ number: 1, state: 'queried', content: met },
				{ number: 2, state: 'accepted', content: withheld }
			]);
			expect(thread.map(({ kind, text }) => [kind, text])).toEqual(
				expect.arrayContaining([
					['queried', 'Which group?'],
					['comment', 'Better.']
				])
			);
			expect(await readAssessment(tx)).toMatchObject({
				outcome: 'cannot_tell',
				reason: 'withheld',
				basis: 'finding'
			});
		});
	});

	it('is accepted by nobody who wrote it', async () => {
		await inDatabase(async (tx) => {
			const { publisher } = setting.people;
			const { revisionId } = await submit(tx, met, {}, publisher);
			await expect(accept(tx, revisionId, publisher)).rejects.toMatchObject({ code: 'own_work' });
			await accept(tx, revisionId);
		});
	});

	it.each(['beis', 'desnz'])(
		'is decided about by nobody who works for its body or for one of its line (%s)',
		async (body) => {
			await inDatabase(async (tx) => {
				const own = { ...setting.people.reviewer, body };
				const { revisionId } = await submit(tx, withheld, { body: 'beis' });
				await expect(accept(tx, revisionId, own)).rejects.toMatchObject({ code: 'own_body' });
				await expect(query(tx, revisionId, own)).rejects.toMatchObject({ code: 'own_body' });
				const elsewhere = await submit(tx);
				await accept(tx, elsewhere.revisionId, own);
			});
		}
	);

	it('about government as a whole is of no body, and is accepted by whoever did not write it', async () => {
		await inDatabase(async (tx) => {
			const government = { body: null, criterion: '1.1' };
			const { revisionId } = await submit(tx, met, government);
			await accept(tx, revisionId, { ...setting.people.reviewer, body: 'co' });
			const latest = await listLatestFindings(tx, setting.waveId);
			expect(latest).toContainEqual({
				...government,
				content: met,
				state: 'accepted',
				submittedAt: now,
				standing: null
			});
			await expect(submit(tx, met, { body: 'hmt', criterion: '1.1' })).rejects.toMatchObject({
				code: 'wrong_scope'
			});
			await expect(submit(tx, met, { body: null })).rejects.toMatchObject({ code: 'wrong_scope' });
		});
	});

	it('goes on standing while another revision waits, and is listed by that one', async () => {
		await inDatabase(async (tx) => {
			await accept(tx, (await submit(tx)).revisionId);
			await submit(tx, withheld);
			expect(await readAssessment(tx)).toMatchObject({ outcome: 'met', basis: 'finding' });
			const latest = await listLatestFindings(tx, setting.waveId);
			expect(latest.find(({ body, criterion }) => body === 'hmt' && criterion === '2.5')).toEqual({
				...place,
				content: withheld,
				state: 'submitted',
				submittedAt: now,
				standing: met
			});
		});
	});

	it('is taken back once that is accepted: the rule decides again', async () => {
		await inDatabase(async (tx) => {
			const before = await readAssessment(tx);
			await expect(submit(tx, takenBack)).rejects.toMatchObject({ code: 'nothing_stands' });
			await accept(tx, (await submit(tx)).revisionId);
			const { revisionId } = await submit(tx, takenBack);
			expect(await readAssessment(tx)).toMatchObject({ basis: 'finding' });
			await expect(accept(tx, revisionId, setting.people.researcher)).rejects.toMatchObject({
				code: 'not_permitted'
			});
			await accept(tx, revisionId);
			expect(await readAssessment(tx)).toEqual(before);
			await expect(submit(tx, takenBack)).rejects.toMatchObject({ code: 'nothing_stands' });
			// What was found before does not come back by being accepted late.
			await accept(tx, (await submit(tx, withheld)).revisionId);
			expect(await readAssessment(tx)).toMatchObject({ basis: 'finding', reason: 'withheld' });
		});
	});

	it('is not submitted over a revision that was not shown', async () => {
		await inDatabase(async (tx) => {
			await submit(tx, met, { shown: 0 });
			const before = await fingerprint(tx);
			await expect(submit(tx, withheld, { shown: 0 })).rejects.toMatchObject({
				code: 'changed_meanwhile'
			});
			expect(await fingerprint(tx)).toEqual({ ...before, audit_events: expect.any(String) });
			await submit(tx, withheld, { shown: 1 });
		});
	});

	it.each([
		['a reason where it can tell', { ...met, reason: 'withheld' }, 'reason_does_not_fit'],
		['none where it cannot', { ...withheld, reason: null }, 'reason_does_not_fit']
	] as const)('has no %s', async (_, content, code) => {
		await inDatabase(async (tx) => {
			await expect(submit(tx, content)).rejects.toMatchObject({ code });
		});
	});

	it('quotes none but the letters of its body in the wave, and keeps them from being removed', async () => {
		await inDatabase(async (tx) => {
			const quoting: FindingContent = {
				...met,
				source: { kind: 'letter', document: 'Reply.pdf', sha256, page: 2, quote: 'Yes.' }
			};
			await expect(submit(tx, quoting)).rejects.toMatchObject({ code: 'unknown_letter' });
			const requestId = await addLetter(tx, setting.waveId, 'hmt');
			const bodyId = (await findBodyId(tx, 'hmt'))!;
			expect(await listQuotableLetters(tx, setting.waveId, bodyId)).toMatchObject([
				{ requestId, sha256, name: 'Reply.pdf' }
			]);
			await accept(tx, (await submit(tx, quoting)).revisionId);
			expect(await readAssessment(tx)).toMatchObject({ source: quoting.source });
			const ofGovernment = { body: null, criterion: '1.1' };
			for (const elsewhere of [{ body: 'mod' }, ofGovernment]) {
				await expect(submit(tx, quoting, elsewhere)).rejects.toMatchObject({
					code: 'unknown_letter'
				});
			}
			expect(await listQuotingCriteria(tx, requestId, sha256)).toHaveLength(1);
			expect(await listQuotingCriteria(tx, requestId, 'c'.repeat(64))).toEqual([]);
		});
	});

	/** A request to a body with one letter, as an upload leaves them. */
	async function addLetter(tx: Database, waveId: number, body: string): Promise<number> {
		const bodyId = (await findBodyId(tx, body))!;
		const [request] = await tx
			.insert(requests)
			.values({ waveId, bodyId, createdAt: now })
			.returning({ id: requests.id });
		await tx.insert(documents).values({
			requestId: request!.id,
			sha256,
			name: 'Reply.pdf',
			type: 'pdf',
			bytes: 10,
			uploadedAt: now,
			uploadedBy: 'system:importer'
		});
		return request!.id;
	}
});

describe('findings at once, in PostgreSQL 18,', () => {
	it('take one of two that two people wrote of what they saw', async () => {
		const { db, close } = await postgres18.open('example');
		const { people, waveId } = await set(db);
		const submit = (actor: AccountActor) =>
			submitFinding(db, actor, { waveId, ...place, content: met, shown: 0 }, now);
		expect(await settle([submit(people.researcher), submit(people.reviewer)])).toEqual({
			done: 1,
			codes: ['changed_meanwhile']
		});
		await close();
	});
});
