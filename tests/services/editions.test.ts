import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '$lib/domain/access/actor';
import type { Database } from '$lib/server/db/connect';
import { listEditions } from '$lib/server/queries/editions';
import { findNextOpening, findPublication } from '$lib/server/queries/publications';
import { moveEmbargo } from '$lib/server/services/move-embargo';
import { publishEdition } from '$lib/server/services/publish-edition';
import { verifyRecords } from '$lib/server/services/verify-records';
import { withdrawEdition } from '$lib/server/services/withdraw-edition';
import { databases, undone, type OpenDatabase } from '../support/databases';
import { createPeople, type Sort } from '../support/people';
import { accept, lastEvent, now, refused, revise, survey } from './example-survey';

const opening = new Date('2022-06-01T08:00:00.000Z');
const earlier = new Date('2022-05-20T08:00:00.000Z');
const correction = { kind: 'coding', what: 'An answer was wrong.', why: 'Misread.' } as const;
const justBefore = (instant: Date) => new Date(instant.getTime() - 1);

describe.each(databases)('what happens to an edition, in $name,', ({ open }) => {
	let database: OpenDatabase;
	let db: Database;
	let people: Record<Sort, Actor>;
	beforeAll(async () => {
		database = await open('example');
		db = database.db;
		people = await createPeople(db, now);
	});
	afterAll(() => database.close());

	/** Publishes edition 2, under embargo unless told. */
	const publish = async (tx: Database, embargoUntil: Date | null = opening, section = 's31') => {
		const said = { ...refused, provisions: [section] };
		await accept(tx, await revise(tx, 'hmt', 'permitted', said));
		const input = { survey, note: 'Another', correction, embargoUntil };
		return publishEdition(tx, people.publisher, input, now);
	};
	const move = (tx: Database, until: Date | null, number = 2, at = now) =>
		moveEmbargo(tx, people.publisher, { survey, number, until }, at);
	const withdraw = (tx: Database, number: number, reason = 'A name was wrong.', at = now) =>
		withdrawEdition(tx, people.publisher, { survey, number, reason }, at);
	const latest = async (tx: Database, at: Date) =>
		(await findPublication(tx, survey, null, at))?.edition.number ?? null;

	describe('its embargo', () => {
		it('moves later, earlier and to now, by its last word', async () => {
			await undone(db, async (tx) => {
				await publish(tx);
				await move(tx, earlier);
				expect(await findNextOpening(tx, now)).toEqual(earlier);
				expect([await latest(tx, justBefore(earlier)), await latest(tx, earlier)]).toEqual([1, 2]);
				expect(await lastEvent(tx)).toMatchObject({
					action: 'move_embargo',
					subjectKey: `${survey} 2`,
					details: { from: opening.toISOString(), until: earlier.toISOString() }
				});
				await move(tx, opening);
				expect(await latest(tx, earlier)).toBe(1);
				await move(tx, null);
				expect([await latest(tx, justBefore(now)), await latest(tx, now)]).toEqual([1, 2]);
				expect((await findPublication(tx, survey, 2, now))!.edition.publishedAt).toEqual(now);
				expect((await verifyRecords(tx)).isSound).toBe(true);
			});
		});

		it('is not moved into the past, to where it is, or of an edition that readers have', async () => {
			await undone(db, async (tx) => {
				await publish(tx);
				await expect(move(tx, justBefore(now))).rejects.toMatchObject({ code: 'in_the_past' });
				await expect(move(tx, opening)).rejects.toMatchObject({ code: 'not_moved' });
				await expect(move(tx, opening, 1)).rejects.toMatchObject({ code: 'already_open' });
				await expect(move(tx, null, 2, opening)).rejects.toMatchObject({ code: 'already_open' });
				await expect(move(tx, opening, 7)).rejects.toMatchObject({ code: 'unknown_edition' });
				await withdraw(tx, 2);
				await expect(move(tx, earlier)).rejects.toMatchObject({ code: 'withdrawn' });
			});
		});

		it('keeps editions in their order', async () => {
			await undone(db, async (tx) => {
				await publish(tx);
				await publish(tx, opening, 's12');
				const later = new Date(opening.getTime() + 60_000);
				await expect(move(tx, later)).rejects.toMatchObject({ code: 'after_later' });
				await expect(move(tx, null, 3)).rejects.toMatchObject({ code: 'before_earlier' });
				await move(tx, null);
				await move(tx, null, 3);
				expect(await latest(tx, now)).toBe(3);
			});
		});
	});

	describe('its withdrawal', () => {
		it('leaves its address with the reason, its rows as they were, and the one before as the latest', async () => {
			await undone(db, async (tx) => {
				const { contentHash } = await publish(tx, null);
				const said = (await findPublication(tx, survey, 2, now))!.dataset;
				await withdraw(tx, 2, '  A name was wrong.  ');
				expect(await latest(tx, now)).toBe(1);
				const publication = (await findPublication(tx, survey, 2, now))!;
				expect(publication).toMatchObject({ isLatest: false, edition: { contentHash } });
				expect(publication.dataset).toEqual(said);
				expect(publication.edition.events.at(-1)).toMatchObject({
					kind: 'withdrawn',
					words: 'A name was wrong.'
				});
				expect((await verifyRecords(tx)).isSound).toBe(true);
			});
		});

		it('has one that was under embargo never open', async () => {
			await undone(db, async (tx) => {
				await publish(tx);
				await withdraw(tx, 2);
				expect(await findNextOpening(tx, now)).toBeNull();
				expect(await findPublication(tx, survey, 2, opening)).toBeNull();
				const first = (await findPublication(tx, survey, 1, opening))!;
				expect(first.editions.map((one) => one.number)).toEqual([1]);
				expect(first.corrections).toEqual([]);
			});
		});

		it('lets the same be published again, which is then compared with the one before', async () => {
			await undone(db, async (tx) => {
				const { contentHash } = await publish(tx, null);
				await withdraw(tx, 2);
				const input = { survey, note: 'Another', correction };
				const third = await publishEdition(tx, people.publisher, input, now);
				expect(third).toEqual({ number: 3, contentHash });
			});
		});

		it('needs a reason, and happens once', async () => {
			await undone(db, async (tx) => {
				await expect(withdraw(tx, 1, ' ')).rejects.toMatchObject({ code: 'reason_missing' });
				await expect(withdraw(tx, 2)).rejects.toMatchObject({ code: 'unknown_edition' });
				await withdraw(tx, 1);
				await expect(withdraw(tx, 1)).rejects.toMatchObject({ code: 'already_withdrawn' });
				expect((await listEditions(tx, survey))[0]?.events).toHaveLength(2);
			});
		});
	});
});
