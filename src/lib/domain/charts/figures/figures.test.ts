import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleDataset } from '../../../../../tests/support/example';
import { dispositions, dispositionTable, type Disposition } from '../../answers/disposition';
import type { Value } from '../../answers/answer';
import type { Dataset } from '../../editions/dataset';
import type { Question } from '../../questions/question';
import type { Cell, Figure } from '../figure';
import { findFigure, listFigures } from './registry';

const example = exampleDataset();
const figureNamed = (slug: string, dataset = example) => findFigure(dataset, slug)!;

/** A value that an answer to the question could have, without a zero. */
function someValue(question: Question): Value {
	switch (question.kind) {
		case 'choice':
			return { choice: question.options[0]!.code };
		case 'choice_grid':
			return { [question.items[0]!.code]: question.options[0]!.code };
		case 'counts':
			return { [question.groups[0]!.code]: 7000, total: 9000 };
	}
}

/** The example with every answer dealt with anew. */
function dealAnew(dealt: Disposition[], cites: boolean[]): Dataset {
	return {
		...example,
		publishedFigures: [],
		answers: example.answers.map((answer, index) => {
			const disposition = dealt[index % dealt.length]!;
			const question = example.questions.find((one) => one.code === answer.question)!;
			const withholds = disposition === 'refused' || disposition === 'partly_withheld';
			return {
				...answer,
				disposition,
				provisions: withholds && cites[index % cites.length] ? ['s31', 's40'] : [],
				value: dispositionTable[disposition].value === 'none' ? null : someValue(question)
			};
		})
	};
}

const dealt = fc.array(fc.constantFrom(...dispositions), { minLength: 1, maxLength: 64 });
const cites = fc.array(fc.boolean(), { minLength: 1, maxLength: 64 });

/** Every number a figure draws, with the cell of its table that it must be. */
function drawnNumbers(figure: Figure): { value: number; cell: Cell | undefined }[] {
	const cellAt = ({ row, column }: { row: number; column: string }) =>
		figure.table.rows[row]?.[column];
	const { marks } = figure;
	if (marks.form === 'dots') return [];
	if (marks.form === 'bars') {
		return marks.rows.flatMap(({ value, cell }) =>
			value === null ? [] : [{ value, cell: cellAt(cell) }]
		);
	}
	return marks.rows.flatMap((row) =>
		row.segments.map(({ value, cell }) => ({ value, cell: cellAt(cell) }))
	);
}

describe('every figure', () => {
	it('has a cell of its table for every number it draws', () => {
		fc.assert(
			fc.property(dealt, cites, (...anew) => {
				const dataset = dealAnew(...anew);
				for (const figure of listFigures(dataset)) {
					for (const { value, cell } of drawnNumbers(figure)) expect(cell).toBe(value);
				}
			}),
			{ numRuns: 60 }
		);
		expect(listFigures(example).flatMap(drawnNumbers).length).toBeGreaterThan(25);
	});

	it('shows no 0 in a cell, a bar or a point, whatever is missing', () => {
		fc.assert(
			fc.property(dealt, cites, (...anew) => {
				const dataset = dealAnew(...anew);
				for (const figure of listFigures(dataset)) {
					const cells = figure.table.rows.flatMap((row) => Object.values(row));
					expect(cells).not.toContain(0);
					for (const words of [...cells, ...figure.points.map((point) => point.words)]) {
						expect(String(words)).not.toMatch(/^0\b/);
					}
					for (const { value } of drawnNumbers(figure)) expect(value).toBeGreaterThan(0);
				}
			}),
			{ numRuns: 60 }
		);
	});

	it('fills every cell of its table', () => {
		for (const { table } of listFigures(example)) {
			for (const row of table.rows) {
				for (const { key } of table.columns) expect(row[key] ?? '').not.toBe('');
			}
		}
	});

	it('has a point for every mark, in the order of the rows', () => {
		for (const { marks, points } of listFigures(example)) {
			const parts = marks.rows.map((row) =>
				'segments' in row ? row.segments.length : 'dots' in row ? row.dots.length : 1
			);
			expect(points.map(({ row, part }) => [row, part])).toEqual(
				parts.flatMap((count, row) => Array.from({ length: count }, (_, part) => [row, part]))
			);
		}
	});

	it('lists bodies in alphabetical order and never by value', () => {
		for (const slug of ['staff-share', 'guidance-topics']) {
			const names = figureNamed(slug).marks.rows.map((row) => row.label);
			expect(names.slice(0, 4)).toEqual(['BEIS', 'CO', 'DCMS', 'Defra']);
			expect(names).toHaveLength(16);
		}
	});

	it('says what it rests on and that it is not an official statistic', () => {
		for (const { notes, source, asAt } of listFigures(example)) {
			expect(notes.join(' ')).toContain('the letters have not been seen');
			expect(notes.join(' ')).toContain('official statistic');
			expect(source).toContain('Institute for Government');
			expect(asAt).toBe('2022-03');
		}
	});
});

describe('how each question was dealt with', () => {
	it('counts every body once for each question', () => {
		fc.assert(
			fc.property(dealt, cites, (...anew) => {
				const dataset = dealAnew(...anew);
				const { marks } = figureNamed('dispositions', dataset);
				expect(marks.form).toBe('stacks');
				if (marks.form !== 'stacks') return;
				for (const { segments } of marks.rows) {
					expect(segments.reduce((sum, segment) => sum + segment.value, 0)).toBe(16);
				}
			}),
			{ numRuns: 60 }
		);
	});

	it('headlines the most that was withheld', () => {
		expect(figureNamed('dispositions').headline).toBe(
			'Six of 16 departments withheld whether apps are permitted and how many people have them'
		);
	});

	it('headlines what was answered where nothing was refused', () => {
		expect(figureNamed('dispositions', dealAnew(['answered'], [true])).headline).toBe(
			'None of 16 departments refused a question; all of them answered four of four'
		);
	});
});

it('sums up what became of every answer', () => {
	expect(figureNamed('dispositions').summary).toBe(
		'Of 64 answers (four for each of 16 departments), 35 came in full; two withheld in part, 20 refused, two not called for by an earlier one, one not stated in the reply and four still awaited. One department (DHSC) had answered nothing, so what it would say is not known.'
	);
});

describe('share of staff', () => {
	const figure = figureNamed('staff-share');
	const rowOf = (body: string) => figure.table.rows.find((row) => row.body === body)!;

	it('works out a share for the five that gave a figure', () => {
		expect(['BEIS', 'CO', 'DCMS', 'DLUHC', 'HMT'].map((body) => rowOf(body).percent)).toEqual([
			13.5, 18.1, 32.9, 11.1, 31
		]);
	});

	it('has the reason in place of a share for the other eleven', () => {
		expect(rowOf('DfE')).toMatchObject({ percent: 'Refused (s31)', numerator: 'Refused' });
		expect(rowOf('FCDO').percent).toBe('Refused (s24, s31)');
		expect(rowOf('DHSC').percent).toBe('No response by March 2022');
		expect(rowOf('Defra').percent).toBe('Not permitted: the question did not arise');
		expect(rowOf('MoJ').percent).toBe('Not stated');
	});

	it('shows the true zeros of the Ministry of Defence, and no share for it', () => {
		expect(rowOf('MoD').percent).toBe(
			'Not stated for civil servants (0 ministers and 0 special advisers)'
		);
	});

	it('keeps published figures beside ours, with why they may differ', () => {
		const cabinetOffice = figure.published.find((one) => one.body === 'CO');
		expect(cabinetOffice).toMatchObject({ published: '17.6%', ours: '18.1%' });
		expect(cabinetOffice?.note).toContain('Government Property Agency');
		expect(figure.published.find((one) => one.body === 'HMT')?.published).toBe('31%');
	});

	it('names no body that is unknown in its headline', () => {
		expect(figure.headline).toBe(
			'From 11.1% at DLUHC to 32.9% at DCMS: five of 16 departments gave a figure that can be set against staff'
		);
	});

	it('gives a missing value neither a bar nor a number', () => {
		fc.assert(
			fc.property(dealt, cites, (...anew) => {
				const dataset = dealAnew(...anew);
				const { marks, table } = figureNamed('staff-share', dataset);
				if (marks.form !== 'bars') throw new Error('not bars');
				for (const [index, bar] of marks.rows.entries()) {
					const body = dataset.bodies[index]!;
					const answer = dataset.answers.find(
						(one) => one.body === body.slug && one.question === 'installed'
					)!;
					if (dispositionTable[answer.disposition].value !== 'none') continue;
					expect(bar.value).toBeNull();
					expect(typeof table.rows[index]!.percent).toBe('string');
					expect(typeof table.rows[index]!.numerator).toBe('string');
				}
			}),
			{ numRuns: 60 }
		);
	});
});

describe('guidance by topic', () => {
	const figure = figureNamed('guidance-topics');

	it('headlines what was said overall, and how many did not say', () => {
		expect(figure.headline).toBe(
			'Guidance: six of 16 departments said yes, four something between and two no; four did not say'
		);
	});

	it('gives bounds', () => {
		expect(figure.summary).toContain('Between 6 and 10 of 16 departments would say yes');
	});

	it('reads a topic that is not itemised as not stated', () => {
		expect(figure.table.rows[0]).toMatchObject({
			body: 'BEIS',
			overall: 'Yes',
			use_of_apps: 'Not stated'
		});
	});
});

describe('refusals by provision', () => {
	const figure = figureNamed('provisions');

	it('counts an answer that cites two sections under both, and says so', () => {
		expect(figure.table.rows.slice(0, 2)).toEqual([
			{
				provision: 'Section 24: national security',
				bodies: 2,
				answers: 6,
				which: 'FCDO and HO'
			},
			{
				provision: 'Section 31: law enforcement',
				bodies: 6,
				answers: 20,
				which: 'DfE, DfT, DIT, DWP, FCDO and HO'
			}
		]);
		expect(figure.summary).toContain('counts under both: six of them do');
	});

	it('has a row for what was withheld with no section stated', () => {
		expect(figure.table.rows[2]).toMatchObject({
			provision: 'Withheld in part, no section stated',
			which: 'DCMS and DLUHC'
		});
	});

	it('says that nothing was refused where nothing was', () => {
		expect(figureNamed('provisions', dealAnew(['answered'], [true])).headline).toBe(
			'None of 16 departments refused a question'
		);
	});
});

describe('outcomes by recommendation', () => {
	const figure = figureNamed('outcomes');

	it('headlines how many tests can be told, of those that apply', () => {
		expect(figure.headline).toBe(
			'16 of 280 tests of a department against a recommendation can be told'
		);
	});

	it('says “cannot tell” in place of a count where nothing can be told', () => {
		const unknown = figure.table.rows.find((row) => String(row.recommendation).startsWith('R4'));
		expect(unknown).toMatchObject({ met: 'Cannot tell', not_met: 'Cannot tell', cannot_tell: 48 });
	});

	it('keeps tests of government as a whole apart from those of departments', () => {
		expect(figure.table.rows.slice(0, 2).map((row) => [row.whom, row.total])).toEqual([
			['departments', 48],
			['government as a whole', 2]
		]);
	});

	it('gives bounds that leave room for every unknown', () => {
		for (const row of figure.table.rows) {
			if (typeof row.least !== 'number') continue;
			expect(Number(row.most) - row.least).toBe(row.cannot_tell);
		}
	});
});
