import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleFiles } from '../../../../tests/support/example';
import { changeKinds, type BodyChange } from '../bodies/body';
import { existsOn } from '../bodies/lineage';
import { readRegisterFile } from '../interchange/register-file';
import { proposeWave } from './propose-wave';

const { bodies, changes } = readRegisterFile(exampleFiles.bodies, exampleFiles.headcounts);
const propose = (asked: string[], onDay: string) => proposeWave(asked, bodies, changes, onDay);

describe('the bodies proposed for the next wave', () => {
	it('are those of the last wave where nothing has changed', () => {
		const proposal = propose(['hmt', 'co', 'beis'], '2022-04-01');
		expect(proposal.proposed).toEqual([
			{ body: 'beis', reasons: [{ code: 'asked_last_time' }] },
			{ body: 'co', reasons: [{ code: 'asked_last_time' }] },
			{ body: 'hmt', reasons: [{ code: 'asked_last_time' }] }
		]);
		expect(proposal).toMatchObject({ kept: ['beis', 'co', 'hmt'], replaced: [], ended: [] });
	});

	it('are the successors of a body that was split, each with the change that led to it', () => {
		const proposal = propose(['beis', 'hmt'], '2023-02-07');
		expect(proposal.replaced).toEqual([{ body: 'beis', by: ['dbt', 'desnz', 'dsit'] }]);
		expect(proposal.proposed.find((one) => one.body === 'dbt')).toEqual({
			body: 'dbt',
			reasons: [
				{
					code: 'successor',
					of: 'beis',
					steps: [{ to: 'dbt', kind: 'split', on: '2023-02-07' }]
				}
			]
		});
	});

	it('name a body once, with every body it carries on from', () => {
		const proposal = propose(['beis', 'dit'], '2023-02-07');
		expect(proposal.proposed.map((one) => one.body)).toEqual(['dbt', 'desnz', 'dsit']);
		expect(proposal.proposed[0]?.reasons).toMatchObject([
			{ code: 'successor', of: 'beis' },
			{ code: 'successor', of: 'dit', steps: [{ kind: 'merged', on: '2023-02-07' }] }
		]);
	});

	it('give every change on the way, one after another', () => {
		const [proposed] = propose(['dit'], '2026-10-01').proposed;
		expect(proposed?.reasons).toMatchObject([
			{
				of: 'dit',
				steps: [
					{ kind: 'merged', on: '2023-02-07' },
					{ kind: 'renamed', on: '2026-07-20' }
				]
			}
		]);
	});

	it('leave out a body that was abolished, and say so', () => {
		expect(propose(['dexeu', 'hmt'], '2021-01-01')).toMatchObject({
			kept: ['hmt'],
			ended: [{ body: 'dexeu', reason: { code: 'abolished', on: '2020-01-31' } }]
		});
	});

	it('leave out a body that has not begun on the day', () => {
		expect(propose(['dsit'], '2023-02-06').ended).toEqual([
			{ body: 'dsit', reason: { code: 'not_begun', on: '2023-02-07' } }
		]);
	});

	it('say that nobody is on record where bodies became each other', () => {
		const change = (predecessor: string, successor: string, on: string): BodyChange => ({
			predecessor,
			successor,
			on,
			kind: 'renamed',
			what: null,
			confidence: 'high'
		});
		const circle = [change('a', 'b', '2020-01-01'), change('b', 'a', '2021-01-01')];
		expect(proposeWave(['b'], [], circle, '2022-01-01').ended).toMatchObject([
			{ body: 'b', reason: { code: 'nobody_on_record' } }
		]);
	});

	it('account for every body of the last wave once, whatever the records hold', () => {
		const slugs = ['a', 'b', 'c', 'd', 'e', 'f'];
		const slug = fc.constantFrom(...slugs);
		const day = fc.constantFrom('2016-07-14', '2020-01-01', '2023-02-07', '2026-07-20');
		const records = fc.array(
			fc.record({
				predecessor: fc.option(slug),
				successor: fc.option(slug),
				kind: fc.constantFrom(...changeKinds),
				on: day,
				what: fc.constant(null),
				confidence: fc.constant('high' as const)
			}),
			{ maxLength: 25 }
		);
		fc.assert(
			fc.property(fc.subarray(slugs), records, day, (asked, held, onDay) => {
				const { proposed, kept, replaced, ended } = proposeWave(asked, [], held, onDay);
				const accounted = [
					...kept,
					...replaced.map((one) => one.body),
					...ended.map((one) => one.body)
				];
				expect(accounted.sort()).toEqual([...asked].sort());

				const names = proposed.map((one) => one.body);
				expect(new Set(names).size).toBe(names.length);
				expect([...names].sort()).toEqual(
					[...new Set([...kept, ...replaced.flatMap((one) => one.by)])].sort()
				);
				for (const { body, reasons } of proposed) {
					expect(existsOn(body, held, onDay)).toBe(true);
					expect(reasons.length).toBeGreaterThan(0);
					for (const reason of reasons) {
						if (reason.code === 'asked_last_time') continue;
						expect(reason.steps.at(-1)?.to).toBe(body);
						expect(reason.steps.every((step) => step.on <= onDay)).toBe(true);
					}
				}
			}),
			{ numRuns: 500 }
		);
	});
});
