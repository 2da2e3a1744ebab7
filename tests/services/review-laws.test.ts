/** What holds after any sequence of commands, whoever gives them. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountActor } from '$lib/domain/access/actor';
import { actorKey } from '$lib/domain/access/actor';
import { isOwnBody } from '$lib/domain/access/own-body';
import type { AnswerContent } from '$lib/domain/answers/answer';
import { assembleDataset } from '$lib/domain/editions/assemble';
import { dayOf } from '$lib/domain/editions/day-of';
import type { Dataset } from '$lib/domain/editions/dataset';
import type { Database } from '$lib/server/db/connect';
import * as schema from '$lib/server/db/schema';
import { readContents } from '$lib/server/queries/contents';
import { findPublication } from '$lib/server/queries/publications';
import { readRegister } from '$lib/server/queries/register';
import { findSurvey } from '$lib/server/queries/surveys';
import { acceptRevisions } from '$lib/server/services/accept-revisions';
import { addComment } from '$lib/server/services/add-comment';
import { moveEmbargo } from '$lib/server/services/move-embargo';
import { RefusedError } from '$lib/server/services/perform';
import { proposeWording } from '$lib/server/services/propose-wording';
import { publishEdition } from '$lib/server/services/publish-edition';
import { reviewRevision } from '$lib/server/services/review-revision';
import { submitAnswer } from '$lib/server/services/submit-answer';
import { submitFinding } from '$lib/server/services/submit-finding';
import { withdrawEdition } from '$lib/server/services/withdraw-edition';
import { accountActor } from '../support/account-actor';
import { databases, undone, type OpenDatabase } from '../support/databases';
import { findAnswer, now as start, permitted, refused, survey } from './example-survey';

// A sequence is a dozen commands, each held against the laws.
const testTimeout = 180_000;

/** A body that nobody here works for, one that somebody does, and one from which somebody's came. */
const bodies = ['hmt', 'co', 'beis'];

const minutes = (count: number) => count * 60_000;

const contents: AnswerContent[] = [
	refused,
	permitted,
	{ ...permitted, wording_override: 'Permits it, with care.' },
	{ ...permitted, wording_override: 'permits it — with care' },
	{ ...refused, provisions: ['s24', 's31'], note: 'Two sections.' }
];

/** One thing that somebody tries. What it is done to is picked from what there is. */
interface Attempt {
	what:
		| 'submit'
		| 'accept'
		| 'accept_many'
		| 'query'
		| 'comment'
		| 'propose'
		| 'find'
		| 'publish'
		| 'publish_embargoed'
		| 'open'
		| 'withdraw';
	who: number;
	body: number;
	pick: number;
}

const attempts = fc.array(
	fc.record({
		what: fc.oneof(
			{ weight: 8, arbitrary: fc.constantFrom('submit' as const, 'accept' as const) },
			{
				weight: 4,
				arbitrary: fc.constantFrom(
					'accept_many' as const,
					'query' as const,
					'comment' as const,
					'propose' as const,
					'find' as const
				)
			},
			{
				weight: 3,
				arbitrary: fc.constantFrom(
					'publish' as const,
					'publish_embargoed' as const,
					'open' as const,
					'withdraw' as const
				)
			}
		),
		who: fc.nat(4),
		body: fc.nat(bodies.length - 1),
		pick: fc.nat(7)
	}),
	{ minLength: 12, maxLength: 20 }
);

/** Somebody tries to accept the words that they proposed, which chance seldom comes to. */
const adopting: Attempt[] = [
	{ what: 'propose', who: 4, body: 0, pick: 0 },
	{ what: 'submit', who: 0, body: 0, pick: 2 },
	{ what: 'accept', who: 4, body: 0, pick: 0 }
];

/** An edition as its publisher left it. */
interface Published {
	number: number;
	says: Dataset;
	opensAt: Date;
	isWithdrawn: boolean;
}

/** One sequence, and what has come of it so far. */
class Sequence {
	now = start;
	published: Published[] = [];
	/** Every revision that ever was, as it was. */
	revisions = new Map<number, string>();

	constructor(
		readonly tx: Database,
		readonly surveyId: number,
		readonly people: readonly AccountActor[]
	) {}

	async begin(): Promise<void> {
		const first = await findPublication(this.tx, survey, 1, this.now);
		this.published.push({
			number: 1,
			says: first!.dataset,
			opensAt: this.now,
			isWithdrawn: false
		});
		await this.checkRevisions();
	}

	/** Tries something; that it is refused is as good an end as any. */
	async attempt(attempt: Attempt): Promise<void> {
		this.now = new Date(this.now.getTime() + minutes(1));
		try {
			await this.perform(attempt);
		} catch (error) {
			if (!(error instanceof RefusedError)) throw error;
		}
	}

	private async perform({ what, who, body: index, pick }: Attempt): Promise<void> {
		const { tx, now } = this;
		const actor = this.people[who]!;
		const body = bodies[index]!;
		const { waveId, responseId, answerId } = await findAnswer(tx, body, 'permitted');
		const cut = (await tx.select().from(schema.revisions)).filter(
			(one) => one.answerId === answerId || (one.findingId !== null && pick > 5)
		);
		cut.sort((a, b) => b.id - a.id);
		// The latest as a rule, and now and then one that was left behind.
		const revisionId = cut[pick < 6 ? 0 : Math.min(1, cut.length - 1)]!.id;
		switch (what) {
			case 'submit': {
				const content = contents[pick % contents.length]!;
				const input = { waveId, body, question: 'permitted', responseId, content };
				return void (await submitAnswer(tx, actor, input, now));
			}
			case 'accept':
				return reviewRevision(tx, actor, { revisionId, to: 'accepted', comment: null }, now);
			case 'accept_many': {
				const latest = cut.find((one) => one.answerId === answerId)!.id;
				await acceptRevisions(tx, actor, { waveId, revisionIds: [latest] }, now);
				return;
			}
			case 'query':
				return reviewRevision(tx, actor, { revisionId, to: 'queried', comment: 'Where?' }, now);
			case 'comment':
				return void (await addComment(tx, actor, { revisionId, text: 'So it says.' }, now));
			case 'propose': {
				const input = { revisionId, wording: 'Permits it, with care', text: '' };
				return void (await proposeWording(tx, actor, input, now));
			}
			case 'find': {
				const content = {
					outcome: 'met' as const,
					reason: null,
					why: 'It says so.',
					source: { kind: 'source' as const, title: 'A letter', where: 'page 1' }
				};
				const input = { waveId, body, criterion: this.criterionOfBodies, content };
				return void (await submitFinding(tx, actor, input, now));
			}
			case 'publish':
			case 'publish_embargoed':
				return this.publish(actor, what === 'publish' ? null : new Date(+now + minutes(3)));
			case 'open': {
				const { number } = this.published[pick % this.published.length]!;
				await moveEmbargo(tx, actor, { survey, number, until: null }, now);
				this.find(number).opensAt = now;
				return;
			}
			case 'withdraw': {
				const { number } = this.published[pick % this.published.length]!;
				await withdrawEdition(tx, actor, { survey, number, reason: 'It was wrong.' }, now);
				this.find(number).isWithdrawn = true;
			}
		}
	}

	private get criterionOfBodies(): string {
		return this.published[0]!.says.criteria.find(({ scope }) => scope === 'body')!.code;
	}

	private find(number: number): Published {
		return this.published.find((one) => one.number === number)!;
	}

	private async publish(actor: AccountActor, embargoUntil: Date | null): Promise<void> {
		const { tx, now } = this;
		const working = assembleDataset(await readContents(tx, { surveyId: this.surveyId }));
		const says = { ...working, frozenOn: dayOf(now) };
		const input = { survey, note: 'The next.', embargoUntil };
		const correction = { kind: 'coding' as const, what: 'A slip.', why: 'It was misread.' };
		const { number } = await publishEdition(tx, actor, input, now).catch((error: unknown) => {
			if (!(error instanceof RefusedError) || error.code !== 'correction_missing') throw error;
			return publishEdition(tx, actor, { ...input, correction }, now);
		});
		this.published.push({ number, says, opensAt: embargoUntil ?? now, isWithdrawn: false });
	}

	/** What readers get is what was last published, is open and is not withdrawn, to the last word. */
	async checkPublic(): Promise<void> {
		const latest = this.published
			.filter(({ opensAt, isWithdrawn }) => opensAt <= this.now && !isWithdrawn)
			.at(-1);
		const found = await findPublication(this.tx, survey, null, this.now);
		expect(found?.edition.number ?? null).toBe(latest?.number ?? null);
		if (latest) expect(found!.dataset).toEqual(latest.says);
		for (const { number, says, opensAt } of this.published) {
			const own = await findPublication(this.tx, survey, number, this.now);
			if (opensAt > this.now) expect(own).toBeNull();
			else expect(own!.dataset).toEqual(says);
		}
	}

	/** None is lost, and none is another than it was. */
	async checkRevisions(): Promise<void> {
		const rows = await this.tx.select().from(schema.revisions);
		const current = new Map(rows.map((row) => [row.id, JSON.stringify(row)]));
		for (const [id, before] of this.revisions) expect(current.get(id)).toBe(before);
		this.revisions = current;
	}

	/** Nobody has accepted what they wrote, what they worded, or what is of their own body. */
	async checkAcceptances(): Promise<void> {
		const [steps, cut, answers, findings, said, register, named] = await Promise.all([
			this.tx.select().from(schema.transitions),
			this.tx.select().from(schema.revisions),
			this.tx.select().from(schema.answers),
			this.tx.select().from(schema.findings),
			this.tx.select().from(schema.comments),
			readRegister(this.tx),
			this.tx.select().from(schema.bodies)
		]);
		const plain = (words: string) => words.toLowerCase().replace(/[^a-z0-9]+/g, '');
		for (const { to, revisionId, actor } of steps) {
			if (to !== 'accepted' || !actor.startsWith('account:')) continue;
			const revision = cut.find(({ id }) => id === revisionId)!;
			expect(revision.author).not.toBe(actor);

			const { content } = revision;
			const wording = content && 'wording_override' in content ? content.wording_override : null;
			const proposed = said
				.filter(({ answerId, author }) => answerId === revision.answerId && author === actor)
				.map((one) => one.content?.proposed_wording);
			for (const words of proposed) {
				if (words && wording) expect(plain(wording)).not.toBe(plain(words));
			}

			const place =
				answers.find(({ id }) => id === revision.answerId) ??
				findings.find(({ id }) => id === revision.findingId);
			const body = named.find(({ id }) => id === place!.bodyId);
			const person = this.people.find((one) => actorKey(one) === actor)!;
			if (body) expect(isOwnBody(person.body, body.slug, register.changes)).toBe(false);
		}
	}
}

describe.each(databases)('after any commands, in $name,', ({ open }) => {
	let database: OpenDatabase;
	let db: Database;
	let surveyId: number;
	let people: AccountActor[];
	beforeAll(async () => {
		database = await open('example');
		db = database.db;
		surveyId = (await findSurvey(db, survey))!.id;
		const holding = (
			id: number,
			body: string | null,
			...roles: ('researcher' | 'reviewer' | 'publisher')[]
		) => accountActor({ id, body, roles: roles.map((role) => ({ surveyId, role })) });
		people = [
			holding(101, null, 'researcher'),
			// Somebody who may do everything, and still not decide about their own work.
			holding(102, null, 'researcher', 'reviewer', 'publisher'),
			holding(103, 'co', 'reviewer'),
			// Of a body that came of one that was asked.
			holding(104, 'dsit', 'reviewer', 'publisher'),
			holding(105, null, 'researcher', 'reviewer')
		];
	});
	afterAll(() => database.close());

	it(
		'readers have what was last published, no revision is lost, and nobody has accepted their own',
		{ timeout: testTimeout },
		async () => {
			const done = { accepted: 0, published: 0 };
			await fc.assert(
				fc.asyncProperty(attempts, async (sequence) => {
					await undone(db, async (tx) => {
						const running = new Sequence(tx, surveyId, people);
						await running.begin();
						for (const attempt of sequence) {
							await running.attempt(attempt);
							await running.checkPublic();
							await running.checkRevisions();
							await running.checkAcceptances();
						}
						done.published += running.published.length - 1;
						done.accepted += (await tx.select().from(schema.transitions)).filter(
							({ to, actor }) => to === 'accepted' && actor.startsWith('account:')
						).length;
					});
				}),
				{ numRuns: 10, seed: 20_220_331, examples: [[adopting]] }
			);
			// A law that was never put to the test would hold as well.
			expect(done.accepted).toBeGreaterThan(5);
			expect(done.published).toBeGreaterThan(2);
		}
	);
});
