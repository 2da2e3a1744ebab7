import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedRequests, askedToday } from '../../../../tests/support/asked-requests';
import { dealAnew, someDealing } from '../../../../tests/support/deal-anew';
import { exampleDataset, exampleRegister } from '../../../../tests/support/example';
import { changeCharts, withSecondWave } from '../../../../tests/support/second-wave';
import type { ChartSettings } from './chart';
import { completeFigure } from './complete-figure';
import { formatCell, type Figure } from './figure';
import { figureOf, listFigures } from './figures/registry';
import { timeToRespondFigure } from './figures/time-to-respond';
import { countedAddress, statementPlace } from './statement';

const example = exampleDataset();
const twoWaves = withSecondWave(example, exampleRegister());
const timeToRespond = completeFigure(
	timeToRespondFigure({
		slug: 'time-to-respond',
		requests: askedRequests,
		today: askedToday,
		source: 'requests'
	})
);

/** What the example does not draw, but its questions could be drawn as. */
const more: ChartSettings[] = example.questions.flatMap((question) =>
	question.kind === 'counts'
		? []
		: [
				{
					slug: `answers-${question.code}`,
					wave: example.waves[0]!.slug,
					figure: 'answers' as const,
					question: question.code
				}
			]
);

/** Checks that every number of a figure's table has a statement, and that the sums come out. */
function check(figure: Figure): void {
	const { table, statements } = figure;
	const places = statements.map(statementPlace);
	expect(new Set(places).size).toBe(places.length);
	for (const [index, row] of table.rows.entries()) {
		const numeric = table.columns.filter((column) => typeof row[column.key] === 'number');
		if (numeric.length === 0) continue;
		const statement = statements.find(({ of }) => 'row' in of && of.row === index);
		expect(statement, `${figure.slug}, row ${index}`).toBeDefined();
	}
	for (const { of, number, says, base, sum, parts, title } of statements) {
		for (const words of [title, says, base, sum]) {
			expect(words).not.toMatch(/undefined|NaN|Infinity|\[object|\s{2}|\(\)/);
			expect(words.length).toBeGreaterThan(1);
		}
		for (const { amount, source, counted } of parts) {
			// What is counted from a list is as many as the list has.
			if (source === null && counted.length > 1) expect(amount).toBe(counted.length);
			// An answer on the day of receipt took no working day, and a body can have counted nobody.
			if (!['time_to_respond', 'change'].includes(figure.kind)) expect(amount).not.toBe(0);
		}
		if (number === null || !('row' in of)) continue;
		const row = table.rows[of.row]!;
		const shown = table.columns.map((column) => formatCell(column, row[column.key]));
		expect(shown, `${figure.slug}: ${number}`).toContain(
			number === 'none' ? 'None' : number.replace(/^at least /, '')
		);
		if (sum.includes(' + ')) {
			const [terms = '', total = ''] = sum.split(' = ');
			const numbers = terms.split(' + ').map((term) => Number(term.split(' ')[0]));
			expect(numbers.reduce((one, other) => one + other, 0)).toBe(parseInt(total, 10));
		}
	}
}

describe('the statements of a figure', () => {
	it('account for every number of the table, and their sums come out', () => {
		for (const figure of [
			...listFigures(example),
			...more.map((settings) => figureOf(settings, example)),
			timeToRespond,
			...changeCharts.map((settings) => figureOf(settings, twoWaves))
		]) {
			expect(figure.statements.length).toBeGreaterThanOrEqual(3);
			check(figure);
		}
	});

	it('do so whatever was answered', () => {
		fc.assert(
			fc.property(someDealing, (dealing) => {
				const dataset = dealAnew({ ...example, charts: [...example.charts, ...more] }, dealing);
				for (const figure of listFigures(dataset)) check(figure);
			}),
			{ numRuns: 15 }
		);
	});

	it('have a number of the figure’s own only where it could be worked out', () => {
		const figure = listFigures(example).find((one) => one.slug === 'staff-share')!;
		expect(
			figure.statements.filter(({ number }) => number !== null).map((one) => one.title)
		).toEqual(['BEIS', 'CO', 'DCMS', 'DLUHC', 'HMT']);
	});

	it('lead to the answers counted', () => {
		const figure = listFigures(example).find((one) => one.slug === 'dispositions')!;
		const refused = figure.statements.find(({ title }) => title === 'Permitted: refused')!;
		expect(
			refused.parts[0]?.counted.map((one) => countedAddress('/surveys/x/editions/1', one))
		).toContain('/surveys/x/editions/1/bodies/dfe/permitted');
	});
});
