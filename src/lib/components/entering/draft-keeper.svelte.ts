import { emptyDraft, type Draft } from '$lib/domain/answers/draft';
import {
	fieldsOf,
	isSameField,
	takeField,
	type DraftField
} from '$lib/domain/answers/draft-fields';
import { mergeDrafts } from '$lib/domain/answers/merge-drafts';
import type { Journal } from './draft-journal';

/** A draft as the server has it. */
export interface KeptDraft {
	version: number;
	draft: Draft;
	/** Who saved it last, by name. */
	savedBy: string;
	/** An ISO instant. */
	savedAt: string;
}

/** What came of sending a draft to the server. */
export type SaveReply =
	| { kind: 'saved'; version: number; savedAt: string }
	/** Somebody else saved in between, or took the draft away (null): nothing was changed. */
	| { kind: 'behind'; stored: KeptDraft | null }
	| { kind: 'refused'; words: string }
	| { kind: 'signed_out' }
	| { kind: 'unreachable' };

/** What a keeper needs of the world outside. */
export interface KeeperWorld {
	send(version: number, draft: Draft): Promise<SaveReply>;
	journal: Journal;
	/** Runs something later. @returns what keeps it from running */
	later(work: () => void, milliseconds: number): () => void;
}

export type KeeperStatus =
	/** Nothing was typed since it was opened. */
	| { kind: 'untouched' }
	/** Typed, and about to be saved or being saved. */
	| { kind: 'saving' }
	/** @property at an ISO instant */
	| { kind: 'saved'; at: string }
	/** The server cannot be reached; it is tried again by itself. */
	| { kind: 'retrying' }
	| { kind: 'signed_out' }
	| { kind: 'refused'; words: string }
	/** Somebody else changed the same fields: `conflicts` waits for a choice. */
	| { kind: 'conflict' }
	/** The draft was submitted or discarded by somebody else. */
	| { kind: 'gone' };

/** How long after a keystroke it is saved, with what was typed until then, in milliseconds. */
const pause = 1000;

/** How long to wait before trying again, in milliseconds; the last goes on for good. */
const waits = [1000, 2000, 4000, 8000, 15_000];

const isSame = (a: Draft, b: Draft) => fieldsOf(a, b).every((field) => isSameField(a, b, field));

/**
 * Keeps what somebody types for one answer: at each keystroke in the browser's journal, and a moment
 * later on the server. What others save meanwhile is merged in field by field; where both
 * changed the same field, both versions are kept until somebody chooses.
 */
export class DraftKeeper {
	draft: Draft = $state.raw(emptyDraft);
	status: KeeperStatus = $state.raw({ kind: 'untouched' });
	/** Fields that both changed; what is typed here stands in `draft` until a choice is made. */
	conflicts: DraftField[] = $state.raw([]);
	/** What somebody else saved in between, for showing beside what is typed here. */
	theirs: KeptDraft | null = $state.raw(null);
	/** Who saved in between, and the fields that were taken over from them. */
	merged: { by: string; taken: DraftField[] } | null = $state.raw(null);
	/** Whether what is typed is kept in this browser as well. */
	isJournalled = $state.raw(true);
	version = $state.raw(0);

	/** What the server has of this version. */
	#base: Draft;
	#world: KeeperWorld;
	#stored: KeptDraft | null;
	/** What was typed over before somebody else saved: a conflict that is not settled yet begins there. */
	#before: { version: number; base: Draft } | null = null;
	/** What was sent and may have been saved without our hearing of it. */
	#sent: Draft | null = null;
	#cancel: () => void = () => {};
	#isPending = false;
	#running: Promise<void> | null = null;
	#failures = 0;

	/**
	 * @param stored what the server has; null where there is no draft
	 * @param initial what an answer without a draft begins with
	 */
	constructor(stored: KeptDraft | null, initial: Draft, world: KeeperWorld) {
		this.#world = world;
		this.#stored = stored;
		this.#base = stored?.draft ?? initial;
		this.version = stored?.version ?? 0;
		this.draft = this.#base;
		if (stored) this.status = { kind: 'saved', at: stored.savedAt };
	}

	/**
	 * Takes up what was typed in this browser before and never reached the server. Called once the page is
	 * in the browser: what the server renders is what it has.
	 */
	recover(): void {
		this.#catchUp();
		const entry = this.#world.journal.read();
		if (!entry) return;
		if (isSame(entry.draft, this.#base)) {
			this.#world.journal.clear();
			return;
		}
		const isCurrent = entry.version === this.version;
		this.draft = entry.draft;
		this.#base = entry.base;
		this.#sent = entry.sent;
		this.version = entry.version;
		if (isCurrent) this.#saveIn(0);
		else this.#fallBehind(this.#stored);
	}

	/** Takes up what was saved while this page was on its way. */
	#catchUp(): void {
		const saved = this.#world.journal.readSaved();
		if (!saved || saved.version <= this.version) return;
		this.version = saved.version;
		this.#base = this.draft = saved.draft;
		this.#stored = { ...saved, savedBy: '' };
		this.status = { kind: 'saved', at: saved.savedAt };
	}

	/** Whether something typed has not reached the server. */
	get isUnsaved(): boolean {
		return !isSame(this.draft, this.#base) || this.status.kind === 'gone';
	}

	/** Whether there is a draft, on the server or here. */
	get isDrafted(): boolean {
		return this.version > 0 || this.isUnsaved;
	}

	/** Changes what is typed. */
	edit(change: Partial<Draft>): void {
		this.draft = { ...this.draft, ...change };
		this.#keep();
		if (this.#mayBeSent && !this.#isPending) this.#saveIn(pause);
	}

	/** A conflict waits for a choice, and what is gone for a decision: nothing is sent before. */
	get #mayBeSent(): boolean {
		return this.status.kind !== 'conflict' && this.status.kind !== 'gone';
	}

	#keep(): void {
		this.isJournalled = this.#world.journal.write({
			// A reload before the choice is made has to come upon the conflict again.
			...(this.#before ?? { version: this.version, base: this.#base }),
			draft: this.draft,
			sent: this.#sent
		});
	}

	#saveIn(milliseconds: number): void {
		this.#stopWaiting();
		this.status = this.#failures > 0 ? { kind: 'retrying' } : { kind: 'saving' };
		this.#isPending = true;
		this.#cancel = this.#world.later(() => void this.save(), milliseconds);
	}

	#stopWaiting(): void {
		this.#cancel();
		this.#isPending = false;
	}

	/**
	 * Saves what is typed now, and not later.
	 * @returns whether the server has all of it
	 */
	async save(): Promise<boolean> {
		this.#stopWaiting();
		while (this.#running) await this.#running;
		if (this.#mayBeSent && this.isUnsaved) {
			this.#running = this.#send().finally(() => (this.#running = null));
			await this.#running;
		}
		return !this.isUnsaved;
	}

	async #send(): Promise<void> {
		const sent = this.draft;
		const unheard = this.#sent;
		this.#sent = sent;
		this.#keep();
		const reply = await this.#world
			.send(this.version, sent)
			.catch((): SaveReply => ({ kind: 'unreachable' }));
		if (reply.kind === 'unreachable') {
			const wait = waits[Math.min(this.#failures, waits.length - 1)] ?? 0;
			this.#failures += 1;
			this.#saveIn(wait);
			return;
		}
		this.#failures = 0;
		this.#sent = reply.kind === 'behind' ? unheard : null;
		switch (reply.kind) {
			case 'saved':
				this.version = reply.version;
				this.#base = sent;
				this.#world.journal.noteSaved({ ...reply, draft: sent });
				if (isSame(this.draft, sent)) {
					this.status = { kind: 'saved', at: reply.savedAt };
					this.#world.journal.clear();
				} else {
					this.#keep();
					this.#saveIn(pause);
				}
				return;
			case 'behind':
				this.#fallBehind(reply.stored);
				return;
			default:
				this.status = reply;
		}
	}

	/** Merges what somebody else saved in between into what is typed here. */
	#fallBehind(stored: KeptDraft | null): void {
		if (!stored) {
			this.status = { kind: 'gone' };
			return;
		}
		const isOurs = this.#sent !== null && isSame(this.#sent, stored.draft);
		this.#sent = null;
		if (isOurs) {
			// It had been saved; only the answer was lost on its way.
			this.#base = stored.draft;
			this.version = stored.version;
			this.#goOn(stored.savedAt);
			return;
		}
		const { merged, taken, conflicts } = mergeDrafts(this.#base, this.draft, stored.draft);
		this.#before = conflicts.length > 0 ? { version: this.version, base: this.#base } : null;
		this.#base = stored.draft;
		this.theirs = stored;
		this.version = stored.version;
		this.draft = merged;
		this.conflicts = conflicts;
		this.merged = { by: stored.savedBy, taken };
		if (conflicts.length > 0) {
			this.#keep();
			this.status = { kind: 'conflict' };
		} else this.#goOn(stored.savedAt);
	}

	/** Saves what the server does not have yet, or rests. @param savedAt when it has what it has */
	#goOn(savedAt: string): void {
		if (isSame(this.draft, this.#base)) {
			this.#world.journal.clear();
			this.status = { kind: 'saved', at: savedAt };
		} else {
			this.#keep();
			this.#saveIn(0);
		}
	}

	/** Chooses one of two versions of a field; once all are chosen, the draft is saved. */
	choose(field: DraftField, whose: 'mine' | 'theirs'): void {
		const { theirs } = this;
		if (!theirs) return;
		if (whose === 'theirs') this.draft = takeField(this.draft, theirs.draft, field);
		this.conflicts = this.conflicts.filter((one) => one !== field);
		if (this.conflicts.length > 0) {
			this.#keep();
			return;
		}
		this.#before = null;
		this.merged = null;
		this.#goOn(theirs.savedAt);
	}

	/** Makes a new draft of what was typed for one that is gone. */
	startAfresh(): void {
		this.version = 0;
		this.#base = emptyDraft;
		this.#saveIn(0);
	}

	/** Lets go of what was typed for a draft that is gone, or that is being discarded. */
	forget(): void {
		this.#stopWaiting();
		this.handOver();
		this.#world.journal.clear();
		this.draft = this.#base;
		this.status = { kind: 'untouched' };
	}

	/** Is told that the draft is being submitted or discarded, and is none on the next page. */
	handOver(): void {
		this.#world.journal.forgetSaved();
	}

	/** Stops trying; what is not saved stays in the journal. */
	close(): void {
		this.#stopWaiting();
	}
}

/** Saves whatever of several is not saved. @returns whether the server has all of it */
export async function saveAll(keepers: readonly DraftKeeper[]): Promise<boolean> {
	const saved = await Promise.all(keepers.map((keeper) => keeper.save()));
	return saved.every(Boolean);
}
