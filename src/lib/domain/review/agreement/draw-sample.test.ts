import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerKey } from '../../answers/answer';
import { drawSample, type SampledPlace } from './draw-sample';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const keysOf = (places: readonly SampledPlace[]) =>
	places.map(({ body, question }) => answerKey(body, question));

const code = fc.stringMatching(/^[a-z][a-z0-9-]{0,5}$/);
const places = fc.uniqueArray(fc.record({ body: code, question: code }), {
	maxLength: 40,
	selector: ({ body, question }) => answerKey(body, question)
});
const share = fc.integer({ min: 1, max: 100 });

describe('a sample', () => {
	it('is the same for the same seed, in whatever order the places come', () => {
		fc.assert(
			fc.property(places, share, fc.string(), (all, percent, seed) => {
				expect(drawSample([...all].reverse(), percent, seed, sha256)).toEqual(
					drawSample(all, percent, seed, sha256)
				);
			})
		);
	});

	it('has the share that was asked for, rounded up, of the places there are', () => {
		fc.assert(
			fc.property(places, share, fc.string(), (all, percent, seed) => {
				const drawn = keysOf(drawSample(all, percent, seed, sha256));
				expect(drawn).toHaveLength(Math.ceil((all.length * percent) / 100));
				expect(new Set(drawn).size).toBe(drawn.length);
				const known = new Set(keysOf(all));
				expect(drawn.every((key) => known.has(key))).toBe(true);
			})
		);
	});

	it('of a larger share has the smaller one in it', () => {
		fc.assert(
			fc.property(places, share, share, fc.string(), (all, one, other, seed) => {
				const smaller = keysOf(drawSample(all, Math.min(one, other), seed, sha256));
				const larger = keysOf(drawSample(all, Math.max(one, other), seed, sha256));
				expect(larger.slice(0, smaller.length)).toEqual(smaller);
			})
		);
	});

	it('is another for another seed', () => {
		const all = Array.from({ length: 40 }, (_, at) => ({ body: `body-${at}`, question: 'q' }));
		const drawn = (seed: string) => keysOf(drawSample(all, 25, seed, sha256));
		expect(drawn('spring')).not.toEqual(drawn('autumn'));
	});

	it('is drawn as the seed says, for anybody to check by hand', () => {
		const all = ['hmt', 'mod', 'fco', 'dfe'].map((body) => ({ body, question: 'guidance' }));
		const ranked = keysOf(all).sort((a, b) => (sha256(`2022 ${a}`) < sha256(`2022 ${b}`) ? -1 : 1));
		expect(keysOf(drawSample(all, 50, '2022', sha256))).toEqual(ranked.slice(0, 2));
	});
});
