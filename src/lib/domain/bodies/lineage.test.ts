import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeKinds, type BodyChange, type ChangeKind } from './body';
import {
	beginningOf,
	endOf,
	existsOn,
	predecessorsOf,
	successorsOf,
	todaysSuccessors
} from './lineage';

function change(
	predecessor: string | null,
	kind: ChangeKind,
	successor: string | null,
	on: string
): BodyChange {
	return { predecessor, successor, kind, on, what: null, confidence: 'high' };
}

/** Changes in the machinery of government from 2016 to 2026, those that the tests below look at. */
const changes: BodyChange[] = [
	change('ukti', 'functions_transferred', 'dit', '2016-07-13'),
	change(null, 'created', 'dexeu', '2016-07-13'),
	change('bis', 'merged', 'beis', '2016-07-14'),
	change('decc', 'merged', 'beis', '2016-07-14'),
	change('bis', 'functions_transferred', 'dfe', '2016-07-14'),
	change('dcms-1997', 'renamed', 'dcms-2017', '2017-07-03'),
	change('dclg', 'renamed', 'mhclg-2018', '2018-01-08'),
	change('dfe', 'functions_transferred', 'dfid', '2018-04-30'),
	change('dfid', 'functions_transferred', 'co', '2019-04-01'),
	change('dexeu', 'abolished', null, '2020-01-31'),
	change('fco', 'merged', 'fcdo', '2020-09-02'),
	change('dfid', 'merged', 'fcdo', '2020-09-02'),
	change('co', 'functions_transferred', 'dluhc', '2021-09-18'),
	change('mhclg-2018', 'renamed', 'dluhc', '2021-09-20'),
	change('beis', 'split', 'desnz', '2023-02-07'),
	change('beis', 'split', 'dbt', '2023-02-07'),
	change('beis', 'split', 'dsit', '2023-02-07'),
	change('beis', 'functions_transferred', 'co', '2023-02-07'),
	change('dit', 'merged', 'dbt', '2023-02-07'),
	change('dcms-2017', 'renamed', 'dcms-2023', '2023-02-07'),
	change('dcms-2017', 'functions_transferred', 'dsit', '2023-02-07'),
	change('fcdo', 'functions_transferred', 'co', '2023-05-23'),
	change('co', 'functions_transferred', 'dluhc', '2023-05-23'),
	change('co', 'functions_transferred', 'dfe', '2024-07-08'),
	change('dluhc', 'renamed', 'mhclg-2024', '2024-07-09'),
	change('dbt', 'renamed', 'bist', '2026-07-20'),
	change('dsit', 'split', 'bist', '2026-07-20'),
	change('dsit', 'split', 'dcms-2026', '2026-07-20'),
	change('dsit', 'split', 'co', '2026-07-20'),
	change('dcms-2023', 'renamed', 'dcms-2026', '2026-07-20')
];

const today = '2026-10-01';

describe('the lineage of a body', () => {
	it('names what it came from, functions transferred to it included', () => {
		expect(predecessorsOf('dbt', changes).map((one) => one.predecessor)).toEqual(['beis', 'dit']);
		expect(predecessorsOf('co', changes).map((one) => `${one.on} ${one.predecessor}`)).toEqual([
			'2019-04-01 dfid',
			'2023-02-07 beis',
			'2023-05-23 fcdo',
			'2026-07-20 dsit'
		]);
	});

	it('names what became of it', () => {
		expect(successorsOf('beis', changes).map((one) => one.successor)).toEqual([
			'co',
			'dbt',
			'desnz',
			'dsit'
		]);
	});

	it('is empty for a body without changes, and names nothing for a creation or an abolition', () => {
		expect(predecessorsOf('mod', changes)).toEqual([]);
		expect(successorsOf('mod', changes)).toEqual([]);
		expect(predecessorsOf('dexeu', changes)).toEqual([]);
		expect(successorsOf('dexeu', changes)).toEqual([]);
	});

	it('leaves the records it was given in their order', () => {
		const given = [...changes].reverse();
		const before = [...given];
		successorsOf('beis', given);
		todaysSuccessors('beis', given, today);
		expect(given).toEqual(before);
	});
});

describe('the end of a body', () => {
	it('is the day on which it was renamed, split, merged or abolished', () => {
		expect(endOf('dluhc', changes)).toBe('2024-07-09');
		expect(endOf('beis', changes)).toBe('2023-02-07');
		expect(endOf('dit', changes)).toBe('2023-02-07');
		expect(endOf('dexeu', changes)).toBe('2020-01-31');
	});

	it('comes with a split between bodies that existed before', () => {
		expect(endOf('dsit', changes)).toBe('2026-07-20');
		expect(endOf('x', [change('x', 'split', 'co', '2026-01-01')])).toBe('2026-01-01');
	});

	it('does not come with a transfer of functions', () => {
		expect(endOf('co', changes)).toBeNull();
		expect(endOf('fcdo', changes)).toBeNull();
		expect(endOf('beis', [change('beis', 'functions_transferred', 'co', '2023-02-07')])).toBeNull();
	});

	it('does not come to a body that takes in another', () => {
		expect(endOf('dbt', [change('dit', 'merged', 'dbt', '2023-02-07')])).toBeNull();
		expect(endOf('dbt', [change('dbt', 'merged', 'dbt', '2023-02-07')])).toBeNull();
	});

	it('is unknown for a body without changes', () => {
		expect(endOf('mod', changes)).toBeNull();
	});
});

describe('the beginning of a body', () => {
	it('is the day on which it was created or took over from another', () => {
		expect(beginningOf('dexeu', changes)).toBe('2016-07-13');
		expect(beginningOf('dsit', changes)).toBe('2023-02-07');
		expect(beginningOf('bist', changes)).toBe('2026-07-20');
	});

	it('is the day of a renaming, even where functions are recorded as given to it days before', () => {
		expect(beginningOf('dluhc', changes)).toBe('2021-09-20');
	});

	it('is unknown for a body that existed before it took over from another', () => {
		expect(beginningOf('co', changes)).toBeNull();
	});

	it('is unknown for a body that was only given functions, or has no changes', () => {
		expect(beginningOf('dit', changes)).toBeNull();
		expect(beginningOf('mod', changes)).toBeNull();
	});

	it('is the first day that the body exists, and the end the first that it does not', () => {
		expect(existsOn('beis', changes, '2016-07-13')).toBe(false);
		expect(existsOn('beis', changes, '2016-07-14')).toBe(true);
		expect(existsOn('beis', changes, '2023-02-06')).toBe(true);
		expect(existsOn('beis', changes, '2023-02-07')).toBe(false);
		expect(existsOn('mod', changes, '1999-01-01')).toBe(true);
	});
});

describe("today's successors of a body", () => {
	it('are reached through renamings and mergers', () => {
		expect(todaysSuccessors('dit', changes, today)).toEqual(['bist']);
		expect(todaysSuccessors('dcms-2017', changes, today)).toEqual(['dcms-2026']);
		expect(todaysSuccessors('dluhc', changes, today)).toEqual(['mhclg-2024']);
		expect(todaysSuccessors('dclg', changes, today)).toEqual(['mhclg-2024']);
	});

	it('are all of those that a split, and a split after it, lead to', () => {
		expect(todaysSuccessors('beis', changes, today)).toEqual(['bist', 'co', 'dcms-2026', 'desnz']);
		expect(todaysSuccessors('bis', changes, today)).toEqual(['bist', 'co', 'dcms-2026', 'desnz']);
	});

	it('depend on the day', () => {
		expect(todaysSuccessors('beis', changes, '2022-03-31')).toEqual(['beis']);
		expect(todaysSuccessors('beis', changes, '2023-02-07')).toEqual(['dbt', 'desnz', 'dsit']);
		expect(todaysSuccessors('bist', changes, '2022-03-31')).toEqual([]);
	});

	it('are the body itself where it still exists, whatever functions it gave away', () => {
		expect(todaysSuccessors('co', changes, today)).toEqual(['co']);
		expect(todaysSuccessors('dfe', changes, today)).toEqual(['dfe']);
		expect(todaysSuccessors('mod', changes, today)).toEqual(['mod']);
	});

	it('are none where the body was abolished', () => {
		expect(todaysSuccessors('dexeu', changes, today)).toEqual([]);
	});

	it('are found where functions went round in a circle', () => {
		// dfe to dfid to co and back to dfe; dfid merged into fcdo on the way.
		expect(todaysSuccessors('dfid', changes, today)).toEqual(['fcdo']);
	});

	it('are none where bodies are recorded as having become each other', () => {
		const circle = [
			change('a', 'renamed', 'b', '2020-01-01'),
			change('b', 'renamed', 'a', '2021-01-01')
		];
		expect(todaysSuccessors('a', circle, today)).toEqual([]);
	});

	it('always exist on the day, each once, whatever the records hold', () => {
		const slug = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
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
			fc.property(slug, records, day, (body, held, onDay) => {
				const found = todaysSuccessors(body, held, onDay);
				expect(new Set(found).size).toBe(found.length);
				for (const one of found) {
					expect(existsOn(one, held, onDay)).toBe(true);
					const endedOn = endOf(one, held);
					expect(endedOn === null || endedOn > onDay).toBe(true);
				}
				if (existsOn(body, held, onDay)) expect(found).toEqual([body]);
			}),
			{ numRuns: 500 }
		);
	});
});
