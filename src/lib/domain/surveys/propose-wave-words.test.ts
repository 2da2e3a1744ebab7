import { describe, expect, it } from 'vitest';
import { exampleFiles } from '../../../../tests/support/example';
import { readRegisterFile } from '../interchange/register-file';
import { proposeWave } from './propose-wave';
import { askWords, endWords } from './propose-wave-words';

const { bodies, changes } = readRegisterFile(exampleFiles.bodies, exampleFiles.headcounts);
const nameOf = (slug: string) => slug.toUpperCase();

function why(asked: string[], body: string, onDay: string): string {
	const { proposed } = proposeWave(asked, bodies, changes, onDay);
	return askWords(proposed.find((one) => one.body === body)!.reasons, nameOf);
}

describe('why a wave asks a body, in words', () => {
	it('says that it was asked last time', () => {
		expect(why(['hmt'], 'hmt', '2026-11-01')).toBe('Asked last time and still exists.');
	});

	it('names every body it carries on from, with how and when', () => {
		expect(why(['beis', 'dit'], 'dbt', '2023-02-07')).toBe(
			'Successor of BEIS (split on 7 February 2023) and DIT (merged on 7 February 2023).'
		);
	});

	it('names the bodies between', () => {
		expect(why(['dit'], 'bist', '2026-11-01')).toBe(
			'Successor of DIT (merged on 7 February 2023, to DBT, then renamed on 20 July 2026).'
		);
	});

	it('says both where a body was asked and also carries on from another', () => {
		expect(why(['co', 'dsit'], 'co', '2026-11-01')).toBe(
			'Asked last time, and carries on from DSIT (split on 20 July 2026).'
		);
	});
});

describe('why nobody carries on, in words', () => {
	it.each([
		[
			{ code: 'abolished', on: '2020-01-31' },
			'Abolished on 31 January 2020; nobody carries on from it.'
		],
		[
			{ code: 'not_begun', on: '2023-02-07' },
			'It began on 7 February 2023, after the day proposed for.'
		],
		[
			{ code: 'nobody_on_record', on: '2021-01-01' },
			'It ended on 1 January 2021, and the register names nobody who carries on from it.'
		]
	] as const)('says %o', (reason, words) => {
		expect(endWords(reason)).toBe(words);
	});
});
