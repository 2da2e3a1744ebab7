import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSecretBox } from './secret-box';

const box = createSecretBox('the key of this installation');
const anySecret = fc.uint8Array({ minLength: 1, maxLength: 64 });

describe('a sealed secret', () => {
	it('is the same once opened', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 64 }), (secret) => {
				expect(box.open(box.seal(secret))).toEqual(new Uint8Array(secret));
			})
		);
	});

	it('is refused where any bit of it was altered', () => {
		fc.assert(
			fc.property(anySecret, fc.nat(), fc.integer({ min: 0, max: 7 }), (secret, place, bit) => {
				const bytes = Buffer.from(box.seal(secret), 'base64');
				const at = place % bytes.length;
				bytes[at] = bytes[at]! ^ (1 << bit);
				expect(() => box.open(bytes.toString('base64'))).toThrow();
			})
		);
	});

	it('is refused where it was cut, lengthened or is none', () => {
		const bytes = Buffer.from(box.seal(new Uint8Array([1, 2, 3])), 'base64');
		for (let length = 0; length < bytes.length; length++) {
			expect(
				() => box.open(bytes.subarray(0, length).toString('base64')),
				String(length)
			).toThrow();
		}
		expect(() => box.open(Buffer.concat([bytes, bytes]).toString('base64'))).toThrow();
		expect(() => box.open('not sealed at all')).toThrow();
	});

	it('is refused by the key of another installation', () => {
		const sealed = box.seal(new Uint8Array([1, 2, 3]));
		expect(() => createSecretBox('the key of another').open(sealed)).toThrow();
		expect(createSecretBox('the key of this installation').open(sealed)).toHaveLength(3);
	});

	it('looks different each time, and holds nothing of what is in it', () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 8, maxLength: 64 }), (secret) => {
				const [one, other] = [box.seal(secret), box.seal(secret)];
				expect(one).not.toBe(other);
				expect(Buffer.from(one, 'base64').includes(Buffer.from(secret))).toBe(false);
			})
		);
	});
});
