import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dealAnew as deal } from '../../../../../tests/support/deal-anew';
import { exampleDataset } from '../../../../../tests/support/example';
import { dispositions, dispositionTable, type Disposition } from '../../answers/disposition';
import type { Cell, Figure } from '../figure';
import { findFigure, listFigures } from './registry';

const example = exampleDataset();
const figureNamed = (slug: string, dataset = example) => findFigure(dataset, slug)!;

/** The example with every answer dealt with anew. */
const dealAnew = (dealt: Disposition[], cites: boolean[]) => deal(example, { dealt, cites });

const dealt = fc.array(fc.constantFrom(...dispositions), { minLength: 1, maxLength: 64 });
const cites = fc.array(fc.boolean(), { minLength: 1, maxLength: 64 });

/** Every number a figure draws, with the cell of its table that it must be. */
function drawnNumbers(figure: Figure): { value: number; cell: Cell | undefined }[] {
	const cellAt = ({ row, column }: { row: number; column: string }) =>
		figure.table.rows[row]?.[column];
	const { marks } = figure;
	if (marks.form === 'dots') return [];
	if (marks.form === 'slopes') {
		return marks.rows.flatMap(({ stops }) =>
			stops.flatMap(({ value, cell }) => (value === null ? [] : [{ value, cell: cellAt(cell) }]))
		);
	}
	if (marks.form === 'bars' || marks.form === 'strip') {
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
					const drawn = drawnNumbers(figure);
					expect(drawn.map(({ cell }) => cell)).toEqual(drawn.map(({ value }) => value));
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
					const words = [...cells, ...figure.points.map((point) => point.words)];
					expect(words.filter((one) => /^0\b/.test(String(one)))).toEqual([]);
					expect(drawnNumbers(figure).filter(({ value }) => value <= 0)).toEqual([]);
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

	it.each([
		['nobody was asked', () => []],
		['one body was asked', () => example.answers.filter((answer) => answer.body === 'hmt')],
		[
			'everybody refused, no section stated',
			() =>
				example.answers.map((answer) => ({
					...answer,
					disposition: 'refused' as const,
					provisions: [],
					value: null
				}))
		]
	])('can be told where %s', (_case, answersOf) => {
		const dataset = { ...example, publishedFigures: [], answers: answersOf() };
		for (const { headline, subtitle, summary, table } of listFigures(dataset)) {
			const words = [headline, subtitle, summary, table.caption].join(' ');
			expect(words).not.toMatch(/undefined|NaN|Infinity|none of 0|one departments|one were/i);
			expect(words).not.toMatch(/\(\)|: ?\.|\s{2}/);
		}
	});

	it('has a point for every mark, in the order of the rows', () => {
		for (const { marks, points } of listFigures(example)) {
			const parts = marks.rows.map((row) =>
				'segments' in row
					? row.segments.length
					: 'dots' in row
						? row.dots.length
						: 'stops' in row
							? row.stops.length
							: 1
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
		'Of 64 answers asked for (four questions to each of 16 departments), 35 came in full, two were withheld in part, 20 were refused, two did not arise, one was not stated in the reply and four had not come by March 2022. One department (DHSC) had not replied at all, so what it would say is not known.'
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

	it('names neither the first nor the last where more than a third are unknown', () => {
		expect(figure.headline).toBe(
			'Five of 16 departments gave a figure that can be set against staff: 11.1% to 32.9%'
		);
	});

	it('names the first and the last where bodies may be ranked and count the same people', () => {
		const told = ['beis', 'dcms-2017', 'hmt'];
		const few = {
			...example,
			answers: example.answers.filter((answer) => told.includes(answer.body))
		};
		expect(figureNamed('staff-share', few).headline).toBe(
			'All 3 departments gave a figure that can be set against staff, from 13.5% at BEIS to 32.9% at DCMS'
		);
	});

	it('never draws a little as nothing', () => {
		const answers = example.answers.map((answer) =>
			answer.body === 'dwp' && answer.question === 'installed'
				? { ...answer, disposition: 'answered' as const, value: { civil_servants: 7 } }
				: answer
		);
		const { table } = figureNamed('staff-share', { ...example, answers });
		expect(table.rows.find((row) => row.body === 'DWP')?.percent).toBe(0.008);
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
			'Guidance: six of 16 departments said yes, four something short of it and two no; three withheld it and one had not replied by March 2022'
		);
	});

	it('gives bounds', () => {
		expect(figure.summary).toContain(
			'Six of the 12 departments that answered said yes; of all 16, between 6 and 10.'
		);
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
				provision: 'Section 24, national security',
				bodies: 2,
				answers: 6,
				which: 'FCDO and HO'
			},
			{
				provision: 'Section 31, law enforcement',
				bodies: 6,
				answers: 20,
				which: 'DfE, DfT, DIT, DWP, FCDO and HO'
			}
		]);
		expect(figure.summary).toContain('Six answers cite more than one section and count under each');
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

describe('who answered what others refused', () => {
	const figure = figureNamed('refusals');
	const rowOf = (body: string) => figure.table.rows.find((row) => row.body === body);

	it('headlines how many of the questions refused were answered by others', () => {
		expect(figure.headline).toBe(
			'Each of the four questions that were refused was answered by other departments'
		);
	});

	it('sums up both sides, the sections and what is not known', () => {
		expect(figure.summary).toBe(
			'Of 64 answers asked for, 20 were refused (by six departments), all under section 31, six of them under section 24 too. The questions refused were each answered by between six and 12 departments, in full or in part. Four answers (DHSC) had not come by March 2022; on which side they would be is not known.'
		);
	});

	it('has in each cell how the body dealt with the question, with the sections it relied on', () => {
		expect(rowOf('FCDO')).toEqual({
			body: 'FCDO',
			permitted: 'Refused (s24, s31)',
			installed: 'Refused (s24, s31)',
			guidance: 'Answered',
			responsible: 'Answered'
		});
		expect(rowOf('DLUHC')?.installed).toBe('Withheld in part (no section stated)');
		expect(rowOf('MoJ')?.installed).toBe('Not stated');
		expect(rowOf('DHSC')?.guidance).toBe('No response');
	});

	it('says that a body would neither confirm nor deny', () => {
		const answers = example.answers.map((one) => ({
			...one,
			neither_confirmed_nor_denied: one.body === 'dwp'
		}));
		const silent = figureNamed('refusals', { ...example, answers });
		expect(silent.table.rows.find((row) => row.body === 'DWP')?.guidance).toBe(
			'Neither confirmed nor denied (s31)'
		);
		expect(silent.points.map(({ words }) => words)).toContain(
			'Neither confirmed nor denied, under section 31'
		);
	});

	it('takes an answer for one in a disc, and never a refusal or a silence', () => {
		fc.assert(
			fc.property(dealt, cites, (...anew) => {
				const dataset = dealAnew(...anew);
				const { marks } = figureNamed('refusals', dataset);
				if (marks.form !== 'dots') throw new Error('not dots');
				for (const [row, { dots }] of marks.rows.entries()) {
					for (const [part, dot] of dots.entries()) {
						const { disposition } = dataset.answers.find(
							(one) =>
								one.body === dataset.bodies[row]!.slug &&
								one.question === dataset.questions[part]!.code
						)!;
						expect(dot.known).toBe(dispositionTable[disposition].value !== 'none');
					}
				}
			}),
			{ numRuns: 60 }
		);
	});

	it.each([
		[['answered'], 'None of 16 departments refused a question'],
		[['refused'], 'No department answered any of the four questions that were refused'],
		[
			['refused', 'answered', 'answered', 'answered'],
			'No department answered the one question that was refused'
		]
	] as [Disposition[], string][])(
		'headlines what there is where it was dealt with as %j',
		(all, words) => {
			expect(figureNamed('refusals', dealAnew(all, [true])).headline).toBe(words);
		}
	);

	it('does not take an answer beside a refusal for proof that the refusal was wrong', () => {
		expect(figure.notes.join(' ')).toContain('does not show that the refusal was wrong');
	});
});

describe('outcomes by recommendation', () => {
	const figure = figureNamed('outcomes');

	it('headlines how many tests can be told, of those that apply', () => {
		expect(figure.headline).toBe(
			'Whether a department does as recommended can be told in 16 of 280 tests'
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
