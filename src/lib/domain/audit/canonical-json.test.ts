import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json';

const json = fc.jsonValue({ stringUnit: 'grapheme' });

/** The same value with the keys of every object in the opposite order. */
function reversed(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(reversed);
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value)
			.reverse()
			.map(([key, one]) => [key, reversed(one)])
	);
}

describe('canonical JSON', () => {
	it('sorts the keys of every object and has no spaces', () => {
		expect(canonicalJson({ b: [1, { d: null, c: true }], a: 'x y' })).toBe(
			'{"a":"x y","b":[1,{"c":true,"d":null}]}'
		);
	});

	it('sorts keys by UTF-16 code units and writes text and numbers as RFC 8785 does', () => {
		// The examples of RFC 8785, sections 3.2.2 and 3.2.3.
		expect(
			canonicalJson({
				numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
				string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\u002f',
				literals: [null, true, false]
			})
		).toBe(
			'{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
				'"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
		);
		const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
		const written = canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])));
		expect(Array.from(written.matchAll(/"((?:[^"\\]|\\.)+)":/g), (match) => match[1])).toEqual([
			'\\r',
			'1',
			'\u0080',
			'\u00f6',
			'\u20ac',
			'\ud83d\ude00',
			'\ufb33'
		]);
	});

	it('writes minus zero as zero', () => {
		expect(canonicalJson(-0)).toBe('0');
	});

	it.each([
		['undefined', undefined],
		['undefined in an object', { a: undefined }],
		['undefined in a list', [undefined]],
		['a hole in a list', new Array(2)],
		['NaN', NaN],
		['infinity', { a: -Infinity }],
		['a function', { a: () => 1 }],
		['a symbol', Symbol('a')],
		['a key that is a symbol', { [Symbol('a')]: 1 }],
		['a big integer', 1n],
		['a date', { at: new Date(0) }],
		['a map', new Map([['a', 1]])],
		[
			'an instance with a toJSON',
			new (class Sum {
				toJSON = () => 1;
			})()
		],
		['half a surrogate pair', 'a\ud83d'],
		['half a surrogate pair in a key', { '\ude00': 1 }]
	])('refuses %s', (_, value) => {
		expect(() => canonicalJson(value)).toThrow(TypeError);
	});

	it('names the place of what it refuses', () => {
		expect(() => canonicalJson({ a: [{ b: undefined }] })).toThrow('(at a[0].b)');
	});

	it('refuses a value that holds itself, and allows one that holds another twice', () => {
		const loop: Record<string, unknown> = {};
		loop.self = [loop];
		expect(() => canonicalJson(loop)).toThrow('holds itself');
		const shared = { a: 1 };
		expect(canonicalJson([shared, shared])).toBe('[{"a":1},{"a":1}]');
	});

	it('reads back as the value it was written from', () => {
		fc.assert(
			fc.property(json, (value) => {
				// JSON.stringify turns minus zero into zero, which is what is wanted here as well.
				expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
			})
		);
	});

	it('is the same in whatever order the keys were set', () => {
		fc.assert(
			fc.property(json, (value) => {
				expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
			})
		);
	});
});
