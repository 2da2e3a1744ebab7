import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../audit/canonical-json';
import { contentLine, hashContents, hashFrozen, sealRows } from './contents';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const rows = fc.uniqueArray(
	fc.record({ place: fc.tuple(fc.constant('answer'), fc.string()), content: fc.jsonValue() }),
	{ selector: (row) => row.place[1], minLength: 1 }
);

describe('the hash of contents', () => {
	it('does not depend on the order of the rows', () => {
		fc.assert(
			fc.property(rows, (list) => {
				expect(hashContents([...list].reverse(), sha256)).toBe(hashContents(list, sha256));
			})
		);
	});

	it('changes with any content and any place', () => {
		const one = { place: ['answer', 'a'], content: { value: 1 } };
		const hash = hashContents([one], sha256);
		expect(hashContents([{ ...one, content: { value: 2 } }], sha256)).not.toBe(hash);
		expect(hashContents([{ ...one, place: ['answer', 'b'] }], sha256)).not.toBe(hash);
		expect(hashContents([], sha256)).not.toBe(hash);
	});
});

describe('the hash of a frozen row', () => {
	it('is over the canonical JSON of its content and its salt', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.string({ unit: 'grapheme' }), (content, salt) => {
				expect(hashFrozen(content, salt, sha256)).toBe(sha256(canonicalJson({ salt, content })));
				expect(contentLine(['answer', salt], canonicalJson(content))).toBe(
					canonicalJson({ place: ['answer', salt], content })
				);
			})
		);
	});

	it('cannot be guessed from the content without its salt', () => {
		expect(hashFrozen({ a: 1 }, 'salt', sha256)).not.toBe(hashFrozen({ a: 1 }, 'tlas', sha256));
	});
});

describe('a seal', () => {
	it('is over the set of hashes, whatever their order', () => {
		expect(sealRows(['b', 'a'], sha256)).toBe(sealRows(['a', 'b'], sha256));
		expect(sealRows(['a'], sha256)).not.toBe(sealRows(['a', 'b'], sha256));
	});
});
