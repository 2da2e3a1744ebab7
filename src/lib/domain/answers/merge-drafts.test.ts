import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dispositions } from './disposition';
import { emptyDraft, type Draft } from './draft';
import { fieldsOf, isSameField, readField } from './draft-fields';
import { mergeDrafts } from './merge-drafts';

const text = fc.constantFrom('', 'a', 'b', 'c');
const drafts = fc.record<Draft>({
	disposition: fc.constantFrom(null, ...dispositions),
	value: fc.dictionary(fc.constantFrom('ministers', 'officials', 'total'), text),
	provisions: fc.subarray(['s31', 's40']),
	none_stated: fc.boolean(),
	neither_confirmed_nor_denied: fc.boolean(),
	evidence: fc.constantFrom(
		null,
		{ kind: 'source' as const, title: 'Report', where: 'Table' },
		{ kind: 'letter' as const, sha256: '', document: 'a.pdf', page: '1', quote: 'words' }
	),
	detail: text,
	note: text,
	wording_override: text,
	internal_note: text
});

describe('two people’s drafts', () => {
	it('are put together field by field, a value part by part', () => {
		const base = { ...emptyDraft, value: { ministers: '1' } };
		const mine = { ...base, detail: 'mine', value: { ministers: '2' } };
		const theirs = { ...base, note: 'theirs', value: { ministers: '1', officials: '9' } };
		expect(mergeDrafts(base, mine, theirs)).toEqual({
			merged: {
				...emptyDraft,
				detail: 'mine',
				note: 'theirs',
				value: { ministers: '2', officials: '9' }
			},
			taken: ['note', 'value.officials'],
			conflicts: []
		});
	});

	it('are in conflict where both changed one field, and mine stands until somebody chooses', () => {
		const mine = { ...emptyDraft, detail: 'mine' };
		const theirs = { ...emptyDraft, detail: 'theirs' };
		expect(mergeDrafts(emptyDraft, mine, theirs)).toEqual({
			merged: mine,
			taken: [],
			conflicts: ['detail']
		});
	});

	it('lose nothing that either typed', () => {
		fc.assert(
			fc.property(drafts, drafts, drafts, (base, mine, theirs) => {
				const { merged, taken, conflicts } = mergeDrafts(base, mine, theirs);
				for (const field of fieldsOf(base, mine, theirs)) {
					const isMine = !isSameField(base, mine, field);
					const isTheirs = !isSameField(base, theirs, field);
					if (isMine) expect(readField(merged, field)).toEqual(readField(mine, field));
					else expect(readField(merged, field)).toEqual(readField(theirs, field));
					expect(taken.includes(field)).toBe(isTheirs && !isMine);
					expect(conflicts.includes(field)).toBe(
						isMine && isTheirs && !isSameField(mine, theirs, field)
					);
				}
			})
		);
	});

	it('are the other’s where one changed nothing', () => {
		fc.assert(
			fc.property(drafts, drafts, (one, other) => {
				for (const field of fieldsOf(one, other)) {
					const merged = (base: Draft, mine: Draft, theirs: Draft) =>
						readField(mergeDrafts(base, mine, theirs).merged, field);
					expect(merged(one, other, one)).toEqual(readField(other, field));
					expect(merged(one, one, other)).toEqual(readField(other, field));
				}
				expect(mergeDrafts(one, other, other).conflicts).toEqual([]);
			})
		);
	});
});
