import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import {
	emptyDraft,
	type Draft,
	type SavedDraft,
	type UnsavedDraft
} from '$lib/domain/answers/draft';
import type { Journal } from './draft-journal';
import { DraftKeeper, type KeptDraft, type SaveReply } from './draft-keeper.svelte';

/** A server that several keepers save to, and that can be cut off. */
class FakeServer {
	stored: KeptDraft | null = null;
	isReachable = true;
	/** Answers that never arrive: it was saved, and nobody was told. */
	losesAnswers = false;
	saves = 0;

	async send(by: string, version: number, draft: Draft): Promise<SaveReply> {
		if (!this.isReachable) throw new TypeError('Failed to fetch');
		if ((this.stored?.version ?? 0) !== version) {
			const isOurs = JSON.stringify(this.stored?.draft) === JSON.stringify(draft);
			if (this.stored && isOurs) {
				return { kind: 'saved', version: this.stored.version, savedAt: this.stored.savedAt };
			}
			return { kind: 'behind', stored: this.stored };
		}
		this.saves += 1;
		this.stored = { version: version + 1, draft, savedBy: by, savedAt: '2026-11-27T14:02:00.000Z' };
		if (this.losesAnswers) throw new TypeError('Failed to fetch');
		return { kind: 'saved', version: version + 1, savedAt: this.stored.savedAt };
	}
}

class FakeJournal implements Journal {
	entry: string | null = null;
	isFull = false;
	read = () => (this.entry === null ? null : (JSON.parse(this.entry) as UnsavedDraft));
	write = (entry: UnsavedDraft) => {
		if (!this.isFull) this.entry = JSON.stringify(entry);
		return !this.isFull;
	};
	clear = () => {
		this.entry = null;
	};
	saved: SavedDraft | null = null;
	noteSaved = (saved: SavedDraft) => {
		this.saved = saved;
	};
	readSaved = () => this.saved;
	forgetSaved = () => {
		this.saved = null;
	};
}

/** Timers that run when they are told to. */
class FakeTimers {
	waiting: { work: () => void; milliseconds: number }[] = [];
	later = (work: () => void, milliseconds: number) => {
		const timer = { work, milliseconds };
		this.waiting.push(timer);
		return () => {
			this.waiting = this.waiting.filter((one) => one !== timer);
		};
	};
	async run(): Promise<void> {
		const due = this.waiting;
		this.waiting = [];
		for (const { work } of due) work();
		await new Promise((done) => setTimeout(done));
	}
}

type Name = 'Rosa' | 'Ravi';

let server: FakeServer;
beforeEach(() => {
	server = new FakeServer();
});

function open(by = 'Rosa', journal = new FakeJournal()) {
	const timers = new FakeTimers();
	const keeper = new DraftKeeper(server.stored, emptyDraft, {
		send: (version, draft) => server.send(by, version, draft),
		journal,
		later: timers.later
	});
	keeper.recover();
	return { keeper, timers, journal };
}

describe('what is typed', () => {
	it('is kept in the browser at each keystroke and on the server a moment later', async () => {
		const { keeper, timers, journal } = open();
		keeper.edit({ detail: 'a' });
		keeper.edit({ detail: 'ab' });
		expect(journal.read()?.draft.detail).toBe('ab');
		expect(keeper.status).toEqual({ kind: 'saving' });
		expect(server.saves).toBe(0);
		await timers.run();
		expect(server.stored).toMatchObject({ version: 1, draft: { detail: 'ab' } });
		expect(keeper.status).toEqual({ kind: 'saved', at: '2026-11-27T14:02:00.000Z' });
		expect(journal.entry).toBeNull();
		expect(keeper.isUnsaved).toBe(false);
	});

	it('goes on being saved while somebody types without a pause', async () => {
		const { keeper, timers } = open();
		keeper.edit({ detail: 'a' });
		keeper.edit({ detail: 'ab' });
		expect(timers.waiting).toHaveLength(1);
	});

	it('is sent again by itself until the server is reached, and later each time', async () => {
		const { keeper, timers } = open();
		server.isReachable = false;
		keeper.edit({ note: 'typed in a tunnel' });
		await timers.run();
		expect(keeper.status).toEqual({ kind: 'retrying' });
		const waits = [];
		for (let round = 0; round < 6; round += 1) {
			waits.push(timers.waiting[0]?.milliseconds);
			await timers.run();
		}
		expect(waits).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000]);
		keeper.edit({ note: 'typed in a tunnel, and more' });
		server.isReachable = true;
		await timers.run();
		expect(server.stored?.draft.note).toBe('typed in a tunnel, and more');
		expect(keeper.isUnsaved).toBe(false);
	});

	it('survives a reload that came before it was saved', async () => {
		const first = open();
		server.isReachable = false;
		first.keeper.edit({ detail: 'half a sen' });
		await first.timers.run();
		first.keeper.close();
		server.isReachable = true;
		const second = open('Rosa', first.journal);
		expect(second.keeper.draft.detail).toBe('half a sen');
		await second.timers.run();
		expect(server.stored?.draft.detail).toBe('half a sen');
	});

	it('is there on a page that was on its way while it was saved', async () => {
		const first = open();
		first.keeper.edit({ detail: 'typed last' });
		const late = new DraftKeeper(null, emptyDraft, {
			send: (version, draft) => server.send('Rosa', version, draft),
			journal: first.journal,
			later: first.timers.later
		});
		await first.timers.run();
		late.recover();
		expect(late.draft.detail).toBe('typed last');
		expect(late).toMatchObject({ version: 1, isUnsaved: false, status: { kind: 'saved' } });
		late.edit({ detail: 'typed last, and more' });
		expect(await late.save()).toBe(true);
		late.handOver();
		const next = open('Rosa', first.journal);
		expect(next.keeper.draft.detail).toBe('typed last, and more');
	});

	it('is not saved twice where the answer to a save was lost', async () => {
		const { keeper, timers } = open();
		keeper.edit({ detail: 'once' });
		server.losesAnswers = true;
		await timers.run();
		server.losesAnswers = false;
		await timers.run();
		expect(server.saves).toBe(1);
		expect(keeper.version).toBe(1);
		expect(keeper.status.kind).toBe('saved');
	});

	it('is no conflict with itself where the answer to a save was lost and typing went on', async () => {
		const first = open();
		first.keeper.edit({ detail: 'one' });
		server.losesAnswers = true;
		await first.timers.run();
		server.losesAnswers = false;
		first.keeper.edit({ detail: 'one two' });
		await first.timers.run();
		await first.timers.run();
		expect(server.stored).toMatchObject({ version: 2, draft: { detail: 'one two' } });
		expect(first.keeper.status.kind).toBe('saved');

		server.losesAnswers = true;
		first.keeper.edit({ detail: 'one two three' });
		await first.timers.run();
		first.keeper.close();
		server.losesAnswers = false;
		first.keeper.edit({ detail: 'one two three four' });
		first.keeper.close();
		const second = open('Rosa', first.journal);
		expect(second.keeper.conflicts).toEqual([]);
		await second.timers.run();
		expect(server.stored?.draft.detail).toBe('one two three four');
	});

	it('says when this browser cannot keep it', () => {
		const journal = new FakeJournal();
		journal.isFull = true;
		const { keeper } = open('Rosa', journal);
		keeper.edit({ detail: 'a' });
		expect(keeper.isJournalled).toBe(false);
	});
});

describe('two people at one answer', () => {
	it('keep what each changed where it is not the same field', async () => {
		const rosa = open('Rosa');
		const ravi = open('Ravi');
		rosa.keeper.edit({ detail: 'Rosa’s detail' });
		await rosa.timers.run();
		ravi.keeper.edit({ note: 'Ravi’s note' });
		await ravi.timers.run();
		expect(ravi.keeper.merged).toEqual({ by: 'Rosa', taken: ['detail'] });
		await ravi.timers.run();
		expect(server.stored?.draft).toMatchObject({ detail: 'Rosa’s detail', note: 'Ravi’s note' });
	});

	it('are shown both versions of a field that both changed, and nothing is saved before a choice', async () => {
		const rosa = open('Rosa');
		const ravi = open('Ravi');
		rosa.keeper.edit({ detail: 'Rosa’s' });
		await rosa.timers.run();
		ravi.keeper.edit({ detail: 'Ravi’s' });
		await ravi.timers.run();
		expect(ravi.keeper.status).toEqual({ kind: 'conflict' });
		expect(ravi.keeper.conflicts).toEqual(['detail']);
		expect(ravi.keeper.draft.detail).toBe('Ravi’s');
		expect(ravi.keeper.theirs?.draft.detail).toBe('Rosa’s');
		expect(await ravi.keeper.save()).toBe(false);
		expect(server.stored?.draft.detail).toBe('Rosa’s');
		expect(ravi.journal.read()?.draft.detail).toBe('Ravi’s');
		ravi.keeper.choose('detail', 'theirs');
		expect(ravi.keeper.draft.detail).toBe('Rosa’s');
		expect(ravi.keeper.status.kind).toBe('saved');
		expect(await ravi.keeper.save()).toBe(true);
	});

	it('come upon the conflict again after a reload', async () => {
		const rosa = open('Rosa');
		const ravi = open('Ravi');
		rosa.keeper.edit({ detail: 'Rosa’s' });
		await rosa.timers.run();
		ravi.keeper.edit({ detail: 'Ravi’s' });
		await ravi.timers.run();
		ravi.keeper.close();
		const again = open('Ravi', ravi.journal);
		await again.timers.run();
		expect(again.keeper.conflicts).toEqual(['detail']);
		expect(again.keeper.draft.detail).toBe('Ravi’s');
		expect(server.stored?.draft.detail).toBe('Rosa’s');
	});

	it('save their own where they choose it', async () => {
		const rosa = open('Rosa');
		const ravi = open('Ravi');
		rosa.keeper.edit({ detail: 'Rosa’s' });
		await rosa.timers.run();
		ravi.keeper.edit({ detail: 'Ravi’s' });
		await ravi.timers.run();
		ravi.keeper.choose('detail', 'mine');
		await ravi.timers.run();
		expect(server.stored).toMatchObject({ savedBy: 'Ravi', draft: { detail: 'Ravi’s' } });
	});

	it('are told when the draft has gone, and can go on with what they typed', async () => {
		const rosa = open('Rosa');
		rosa.keeper.edit({ detail: 'first' });
		await rosa.timers.run();
		server.stored = null;
		rosa.keeper.edit({ detail: 'second' });
		await rosa.timers.run();
		expect(rosa.keeper.status).toEqual({ kind: 'gone' });
		expect(rosa.keeper.isUnsaved).toBe(true);
		rosa.keeper.startAfresh();
		await rosa.timers.run();
		expect(server.stored).toMatchObject({ version: 1, draft: { detail: 'second' } });
	});

	it('lose no text, however their typing, saving and cuts of the network come to lie', async () => {
		const step = fc.record({
			who: fc.constantFrom<Name>('Rosa', 'Ravi'),
			does: fc.constantFrom('detail', 'note', 'save', 'cut', 'mend', 'reload')
		});
		await fc.assert(
			fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
				server = new FakeServer();
				const people = { Rosa: open('Rosa'), Ravi: open('Ravi') };
				let count = 0;
				/** The last text that each typed into each field. */
				const last = new Map<string, string>();
				/** What each has had before their eyes as it was stored. */
				const seen = new Set<string>();
				for (const { who, does } of steps) {
					const person = people[who];
					for (const name of ['Rosa', 'Ravi'] as const) {
						const { draft } = people[name].keeper;
						seen.add(`${name} ${draft.detail}`).add(`${name} ${draft.note}`);
					}
					if (does === 'detail' || does === 'note') {
						const text = `${who} ${(count += 1)}`;
						person.keeper.edit({ [does]: text });
						last.set(`${who} ${does}`, text);
					} else if (does === 'save') await person.timers.run();
					else if (does === 'cut') server.isReachable = false;
					else if (does === 'mend') server.isReachable = true;
					else {
						person.keeper.close();
						people[who] = open(who, person.journal);
					}
				}
				for (const [key, text] of last) {
					const [who, field] = key.split(' ') as [Name, 'detail' | 'note'];
					const other: Name = who === 'Rosa' ? 'Ravi' : 'Rosa';
					const held = people[who].keeper.draft[field];
					const stored = server.stored?.draft[field] ?? '';
					// It is here or there; or the other one typed over it, who had it before their eyes.
					const isLost = held !== text && stored !== text && !seen.has(`${other} ${text}`);
					expect(isLost).toBe(false);
				}
			}),
			{ numRuns: 200 }
		);
	});
});
