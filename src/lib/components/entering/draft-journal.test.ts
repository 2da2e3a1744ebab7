import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyDraft } from '$lib/domain/answers/draft';
import { openJournal } from './draft-journal';

/** What a browser keeps, as far as a journal uses it. */
class FakeStorage {
	#items = new Map<string, string>();
	getItem = (name: string) => this.#items.get(name) ?? null;
	setItem = (name: string, text: string) => void this.#items.set(name, text);
	removeItem = (name: string) => void this.#items.delete(name);
}

describe('a journal', () => {
	const saved = { version: 3, draft: emptyDraft, savedAt: '2026-03-02T09:00:00.000Z' };

	beforeEach(() => {
		vi.stubGlobal('localStorage', new FakeStorage());
		vi.stubGlobal('sessionStorage', new FakeStorage());
		vi.useFakeTimers();
	});
	afterEach(() => {
		vi.unstubAllGlobals();
		vi.useRealTimers();
	});

	it.each(['2026-03-02T09:00:00Z', '2026-03-02T11:30:00Z', '2026-03-01T09:00:00Z'])(
		'knows what was saved a moment ago where this browser’s clock says %s',
		(now) => {
			vi.setSystemTime(now);
			const journal = openJournal('one');
			journal.noteSaved(saved);
			vi.advanceTimersByTime(10_000);
			expect(journal.readSaved()).toEqual(saved);
			vi.advanceTimersByTime(10_000);
			expect(journal.readSaved()).toBeNull();
		}
	);

	it('gives nothing for what is not its own', () => {
		sessionStorage.setItem('crosscheck draft one', '{"version":3}');
		localStorage.setItem('crosscheck draft one', 'not JSON');
		const journal = openJournal('one');
		expect(journal.readSaved()).toBeNull();
		expect(journal.read()).toBeNull();
	});
});
