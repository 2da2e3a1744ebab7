import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleDataset, exampleRegister } from '../../../../../tests/support/example';
import {
	changeCharts,
	fictionalSlug,
	firstWave,
	secondWave,
	withSecondWave,
	type Fictional
} from '../../../../../tests/support/second-wave';
import type { Value } from '../../answers/answer';
import type { Disposition } from '../../answers/disposition';
import { shortName } from '../../bodies/body';
import type { Dataset } from '../../editions/dataset';
import { answersOfWave } from '../../editions/dataset';
import type { ChartSettings, SettingsOf } from '../chart';
import { checkChart } from '../check-chart';
import { configurationOf } from '../configuration/configuration';
import { lightTheme, type Font } from '../configuration/theme';
import type { Figure } from '../figure';
import { offerCharts } from '../figure-forms';
import { proposeChart, readTypedChart, writeTypedChart } from '../typed-chart';
import { figureOf, findFigure } from './registry';

const dataset = withSecondWave(exampleDataset(), exampleRegister());
const measure = (text: string, font: Font) => text.length * font.size * 0.52;
const figureNamed = (slug: string, data = dataset) => findFigure(data, slug)!;
const nameOf = (name: Fictional) =>
	shortName(dataset.bodies.find((body) => body.slug === fictionalSlug(name))!);
const rowOf = (figure: Figure, name: Fictional) =>
	figure.table.rows.find((row) => row.body === nameOf(name))!;
const slopesOf = (figure: Figure) => {
	if (figure.marks.form !== 'slopes') throw new Error('not slopes');
	return figure.marks;
};
const dotsOf = (figure: Figure) => {
	if (figure.marks.form !== 'dots') throw new Error('not dots');
	return figure.marks;
};
const slopeOf = (figure: Figure, name: Fictional) =>
	slopesOf(figure).rows.find((row) => row.label === nameOf(name))!;

describe('change of a share of staff', () => {
	const figure = figureNamed('change-share');

	it('joins two figures of one body, and tells how far it moved', () => {
		expect(slopeOf(figure, 'arcades').joins).toEqual([0]);
		expect(rowOf(figure, 'arcades')).toMatchObject({
			'number_2021-22': 12,
			'of_2021-22': '120 (civil servants) of 1,000 staff on 31 December 2021',
			number_2026: 30,
			change: 'Up 18.0 percentage points'
		});
		expect(rowOf(figure, 'bridges').change).toBe('Down 8.0 percentage points');
		expect(rowOf(figure, 'oars').change).toBe('Unchanged');
	});

	it('has a gap with its reason where a wave has no figure', () => {
		for (const [name, missing, reason] of [
			['canals', 1, 'Refused (s31)'],
			['dials', 0, 'No response by March 2022']
		] as const) {
			const { stops, joins, remarks } = slopeOf(figure, name);
			expect(joins).toEqual([]);
			expect(stops[missing]).toMatchObject({ value: null, lead: reason });
			expect(stops[1 - missing]!.value).not.toBeNull();
			expect(remarks[0]?.words.toLowerCase()).toContain(reason.toLowerCase());
		}
	});

	it('ends a line where a body was split, names its successors, and begins theirs anew', () => {
		expect(slopeOf(figure, 'echoes')).toMatchObject({
			joins: [],
			remarks: [
				{
					words:
						'Became Department of Ferns and Fallen Leaves (fictional) and FDG (split, 1 May 2024)'
				}
			]
		});
		expect(rowOf(figure, 'ferns').between).toBe('From FDE (split, 1 May 2024)');
		expect(rowOf(figure, 'gardens').between).toBe('From FDE (split, 1 May 2024)');
	});

	it('ends it at a renaming, a merger and an end as well', () => {
		expect(rowOf(figure, 'hedges').between).toBe('Became FDHR (renamed, 1 September 2023)');
		expect(rowOf(figure, 'hedgerows').between).toBe('From FDH (renamed, 1 September 2023)');
		expect(rowOf(figure, 'kites').between).toBe('Became FDM (merged, 15 January 2025)');
		expect(rowOf(figure, 'mirrors').between).toBe(
			'From FDK (merged, 15 January 2025) and FDL (merged, 15 January 2025)'
		);
		expect(rowOf(figure, 'ropes').between).toBe('Abolished, 31 March 2023');
	});

	it('draws no line between figures that count other people', () => {
		expect(slopeOf(figure, 'nets').joins).toEqual([]);
		expect(rowOf(figure, 'nets').change).toBe('Not comparable: other people are counted');
	});

	it('breaks no line where functions were passed on, but says so', () => {
		expect(rowOf(figure, 'bridges').between).toBe(
			'FDA passed toll bridges to FDB, 1 February 2024'
		);
	});

	it('shows a true zero as 0, on the axis', () => {
		expect(slopeOf(figure, 'sails').stops.map((stop) => stop.value)).toEqual([null, 0]);
		expect(rowOf(figure, 'sails')).toMatchObject({
			'number_2021-22': 'Not asked',
			number_2026: 0,
			between: 'Asked in March 2026 only'
		});
	});

	it('counts those that can be compared, with bounds and why the others cannot', () => {
		expect(figure.headline).toBe(
			'Civil servants who have an app, share of staff: of seven departments asked both times, one went up, one went down and one did not change between March 2022 and March 2026; of four it cannot be told'
		);
		expect(figure.summary).toContain(
			'Of four it cannot be told: three lack a figure of one of the dates and one counted other people each time; so between 1 and 5 of the seven went up.'
		);
		expect(figure.summary).toContain('Nine cannot be compared because of a split, a merger');
	});

	it('lists bodies by name, each beside what it became', () => {
		expect(figure.table.rows.map((row) => row.body)).toEqual(
			(
				[
					'arcades',
					'bridges',
					'canals',
					'dials',
					'echoes',
					'ferns',
					'gardens',
					'hedges',
					'hedgerows',
					'kites',
					'lanterns',
					'mirrors',
					'nets',
					'oars',
					'quarries',
					'ropes',
					'sails'
				] as const
			).map(nameOf)
		);
	});

	it('adds up nothing across bodies', () => {
		expect(figure.table.rows.some((row) => /total|all dep/i.test(String(row.body)))).toBe(false);
	});

	it('says “at least” where part is missing, and a direction only where it is certain', () => {
		const groups = ['civil_servants', 'ministers'];
		const settings: ChartSettings = {
			...(changeCharts[0] as SettingsOf<'change'>),
			groups
		};
		const withMinisters = (
			wave: string,
			civil_servants: number,
			ministers: number | 'withheld'
		) => ({
			wave,
			value: { civil_servants, ministers } as Value
		});
		const changeOf = (
			before: [number, number | 'withheld'],
			after: [number, number | 'withheld']
		) => {
			const given = [withMinisters(firstWave, ...before), withMinisters('2026', ...after)];
			const answers = dataset.answers.map((answer) => {
				const found = given.find((one) => one.wave === answer.wave);
				return found && answer.body === fictionalSlug('arcades') && answer.question === 'installed'
					? { ...answer, value: found.value }
					: answer;
			});
			const told = figureOf(settings, { ...dataset, answers });
			return { row: rowOf(told, 'arcades'), slope: slopeOf(told, 'arcades') };
		};
		const up = changeOf([100, 2], [330, 'withheld']);
		expect(up.row.change).toBe('Up at least 19.8 percentage points');
		expect(up.slope.joins).toEqual([]);
		expect(up.slope.stops[1]).toMatchObject({ isMinimum: true, lead: 'at least 30.0%' });
		expect(changeOf([330, 2], [110, 'withheld']).row.change).toMatch(/^Cannot tell/);
		expect(changeOf([330, 'withheld'], [110, 2]).row.change).toMatch(/^Down at least/);
		expect(changeOf([100, 'withheld'], [330, 2]).row.change).toMatch(/^Cannot tell/);
	});
});

describe('change of a number', () => {
	it('gives each body a scale of its own, and says so of each and of all', () => {
		const figure = figureNamed('change-number');
		const scaleOf = (name: Fictional) => slopeOf(figure, name).scale;
		expect([scaleOf('arcades'), scaleOf('bridges'), scaleOf('ropes'), scaleOf('sails')]).toEqual([
			'0 to 400',
			'0 to 500',
			'0 to 40',
			'0 to 1'
		]);
		expect(scaleOf('quarries')).toBeNull();
		expect(figure.subtitle).toContain('each department on a scale of its own');
		expect(figure.notes[0]).toContain('Each panel has a scale of its own');
		const { inscriptions } = configurationOf(figure, lightTheme, { width: 480, measure }).layout;
		const drawn = inscriptions.filter(({ text }) => text.startsWith('0 to '));
		const panels = slopesOf(figure).rows.filter((row) => row.scale);
		expect(drawn.map(({ text }) => text)).toEqual(panels.map((row) => row.scale));
	});

	it('keeps real departments that were asked once, with what became of them', () => {
		const { table } = figureNamed('change-number');
		expect(table.rows.find((row) => row.body === 'BEIS')).toMatchObject({
			'number_2021-22': 759,
			number_2026: 'Not asked: the body did not exist',
			between: expect.stringMatching(
				/^Became Department for Business and Trade, Department for Energy Security and Net Zero and Department for Science, Innovation and Technology \(split, 7 February 2023\)/
			)
		});
		expect(table.rows.find((row) => row.body === 'HMT')).toMatchObject({
			number_2026: 'Not asked',
			between: 'Asked in March 2022 only'
		});
	});
});

describe('change of an answer', () => {
	const figure = figureNamed('change-permitted');

	it('marks each change in words, and keeps what is missing apart from it', () => {
		expect(rowOf(figure, 'bridges').change).toBe('Yes, then not permitted');
		expect(rowOf(figure, 'arcades').change).toBe('Refused, then yes');
		expect(rowOf(figure, 'nets').change).toBe('Unchanged');
		expect(figure.headline).toContain(
			'of seven departments asked both times, one gave another answer and two did not; of four it cannot be told'
		);
		expect(figure.summary).toContain('so between 1 and 5 of the seven gave another answer');
	});

	it('says what became of a body in place of a change', () => {
		const { rows } = dotsOf(figure);
		expect(rows.find((row) => row.label === 'FDE')?.remark).toContain('Became Department of Ferns');
		expect(rows.find((row) => row.label === 'FDS')?.remark).toBe('Asked in March 2026 only');
	});

	it('counts how a question was dealt with as changed where it was refused and then answered', () => {
		const dealt = figureNamed('change-dealt-with');
		expect(rowOf(dealt, 'arcades')).toMatchObject({
			'in_2021-22': 'Refused (s31)',
			in_2026: 'Answered',
			change: 'Refused, then answered'
		});
		expect(dealt.statements[0]).toMatchObject({
			of: { column: 'change' },
			number: '4',
			sum: '4 changed + 3 did not change = 7 departments'
		});
	});
});

describe('a third wave', () => {
	const third = { ...secondWave, slug: '2028', title: '2028 (invented)', as_at: '2028-03' };
	const of = (name: Fictional, value: number | null): Dataset['answers'] => {
		const model = dataset.answers.find(
			(one) => one.body === fictionalSlug('arcades') && one.question === 'installed'
		)!;
		return value === null
			? []
			: [
					{
						...model,
						wave: third.slug,
						body: fictionalSlug(name),
						value: { civil_servants: value }
					}
				];
	};
	const three = {
		...dataset,
		waves: [...dataset.waves, third],
		answers: [...dataset.answers, ...of('arcades', 440), ...of('canals', 160), ...of('ferns', 240)]
	};
	const settings = { ...changeCharts[0], wave: third.slug } as SettingsOf<'change'>;

	it('leaves a gap where the middle one has no figure, and joins the rest', () => {
		const figure = figureOf(settings, three);
		expect(slopeOf(figure, 'arcades').joins).toEqual([0, 1]);
		expect(slopeOf(figure, 'canals')).toMatchObject({ joins: [] });
		expect(slopeOf(figure, 'canals').stops.map((stop) => stop.value)).toEqual([12, null, 20]);
		expect(slopeOf(figure, 'ferns').joins).toEqual([1]);
		expect(rowOf(figure, 'canals').change).toBe('Up 8.0 percentage points');
	});

	it('can be set beside one of the earlier ones alone', () => {
		const figure = figureOf({ ...settings, since: [firstWave] }, three);
		expect(slopesOf(figure).waves.map((wave) => wave.label)).toEqual(['Mar 2022', 'Mar 2028']);
		expect(slopeOf(figure, 'canals').joins).toEqual([0]);
	});
});

/** Any way in which the fictional departments could have answered how many have an app. */
const someAnswers = fc.array(
	fc.oneof(
		fc.nat({ max: 900 }),
		fc.constantFrom<Disposition>('refused', 'awaiting', 'not_held', 'not_stated', 'not_applicable'),
		fc.constantFrom('in_total', 'part_withheld')
	),
	{ minLength: 8, maxLength: 40 }
);

function answerAnew(given: readonly (number | string)[]): Dataset {
	let index = 0;
	return {
		...dataset,
		answers: dataset.answers.map((answer) => {
			if (answer.question !== 'installed') return answer;
			const one = given[index++ % given.length]!;
			const answered = { ...answer, disposition: 'answered' as const, provisions: [] };
			if (typeof one === 'number') return { ...answered, value: { civil_servants: one } };
			if (one === 'in_total') {
				return { ...answered, value: { civil_servants: 'in_total', total: 50 } as Value };
			}
			if (one === 'part_withheld') {
				return {
					...answered,
					disposition: 'partly_withheld' as const,
					value: { civil_servants: 40, ministers: 'withheld' } as Value
				};
			}
			return { ...answer, disposition: one as Disposition, provisions: [], value: null };
		})
	};
}

describe('the key of slopes', () => {
	it('names the dashes of a break where one is drawn, and not where none is', () => {
		const figure = figureNamed('change-share');
		const isBreak = ({ label }: { label: string }) => label.startsWith('The body was split');
		expect(slopesOf(figure).key.filter(isBreak)).toHaveLength(1);
		const { swatches } = configurationOf(figure, lightTheme, { width: 480, measure }).layout;
		expect(swatches.filter((one) => one.shape === 'break')).toHaveLength(1);
		const settings = {
			...changeCharts[0]!,
			bodies: [fictionalSlug('arcades'), fictionalSlug('oars')]
		};
		expect(slopesOf(figureOf(settings, dataset)).key.filter(isBreak)).toEqual([]);
	});
});

describe('slopes, whatever was answered,', () => {
	const charts: SettingsOf<'change'>[] = (['change-share', 'change-number'] as const).flatMap(
		(slug) => {
			const settings = changeCharts.find((one) => one.slug === slug) as SettingsOf<'change'>;
			return [settings, { ...settings, groups: ['civil_servants', 'ministers'] }];
		}
	);

	it('stand in the table, and join no gap, no minimum and no two different bodies', () => {
		fc.assert(
			fc.property(someAnswers, (given) => {
				const data = answerAnew(given);
				for (const settings of charts) {
					const { marks, table } = figureOf(settings, data);
					const { rows } = slopesOf({ marks } as Figure);
					const stops = rows.flatMap((row) => row.stops);
					expect(stops.map(({ value, lead }) => value ?? lead)).toEqual(
						stops.map(({ cell }) => table.rows[cell.row]?.[cell.column])
					);
					// Two waves have one stretch between them: what breaks it leaves no line.
					const joined = rows.filter((row) => row.joins.length > 0);
					expect(joined.filter((row) => row.breaks.length > 0)).toEqual([]);
					const ends = joined.flatMap((row) => row.stops);
					expect(ends.filter(({ value, isMinimum }) => value === null || isMinimum)).toEqual([]);
				}
			}),
			{ numRuns: 12 }
		);
	});

	it.each([300, 760])('are drawn at %i without what is missing', (width) => {
		fc.assert(
			fc.property(someAnswers, (given) => {
				const figure = figureOf(charts[0]!, answerAnew(given));
				const { rows } = slopesOf(figure);
				const { layout, configuration } = configurationOf(figure, lightTheme, { width, measure });
				const values = rows.flatMap(({ stops }) => stops.flatMap(({ value }) => value ?? []));
				expect(new Set(rows.map((row) => row.max)).size).toBe(1);
				expect(layout.marks).toHaveLength(values.length);
				expect(configuration.data.datasets.flatMap((one) => one.data)).toHaveLength(values.length);
				const lines = layout.rules.filter((rule) => rule.width === 2);
				expect(lines).toHaveLength(rows.flatMap((row) => row.joins).length);
				// What is missing stands under an axis, never between it and the top of a panel.
				const axes = layout.rules.filter(
					(rule) => rule.colour === lightTheme.axis && rule.y1 === rule.y2
				);
				const onAxis = layout.swatches.filter(({ x, y }) =>
					axes.some((axis) => x >= axis.x1 && x <= axis.x2 && y < axis.y1 && y > axis.y1 - 76)
				);
				expect(onAxis).toEqual([]);
			}),
			{ numRuns: 10 }
		);
	});

	it('have a break for every body that a change of the register touched between the waves', () => {
		const { rows } = slopesOf(figureNamed('change-number'));
		const touched = new Set(
			dataset.bodyChanges
				.filter(
					({ kind, on }) =>
						['renamed', 'split', 'merged', 'abolished'].includes(kind) &&
						on > '2022-03-31' &&
						on < '2026-03-31'
				)
				.flatMap(({ predecessor, successor }) => [predecessor, successor])
		);
		const names = dataset.bodies.filter((body) => touched.has(body.slug)).map(shortName);
		const broken = rows.filter((row) => row.breaks.length > 0).map((row) => row.label);
		expect(broken.toSorted()).toEqual(names.toSorted());
		expect(broken.length).toBeGreaterThan(10);
	});
});

describe('a chart of change', () => {
	const wave = answersOfWave(dataset, secondWave.slug);
	const offered = (data: Dataset, slug: string) =>
		offerCharts(data, answersOfWave(data, slug)).find((one) => one.figure === 'change')!.offered;

	it('is offered of a question that one body answered in two waves, and else says why not', () => {
		expect(offered(dataset, firstWave)).toEqual([{ question: null, reason: 'one_wave' }]);
		const reasons = new Map(
			offered(dataset, wave.wave.slug).map(({ question, reason }) => [question?.code, reason])
		);
		expect(reasons.get('installed')).toBeNull();
		expect(reasons.get('permitted')).toBeNull();
		expect(reasons.get('guidance')).toBe('nothing_comparable');
	});

	it.each(changeCharts)('fits its survey, and is typed as it is stored: $slug', (settings) => {
		expect(checkChart(settings, dataset)).toEqual([]);
		expect(readTypedChart(writeTypedChart(settings, dataset), dataset)).toEqual({
			ok: true,
			settings
		});
	});

	it('is proposed of every body of both waves', () => {
		const typed = proposeChart(
			{ figure: 'change', wave: secondWave.slug, question: 'permitted' },
			dataset,
			[]
		);
		expect(typed.bodies).toHaveLength(33);
		expect(readTypedChart(typed, dataset)).toEqual({
			ok: true,
			settings: {
				slug: 'change-permitted',
				wave: secondWave.slug,
				figure: 'change',
				question: 'permitted'
			}
		});
	});

	it('can be told where nothing is left to compare', () => {
		for (const settings of changeCharts) {
			const figure = figureOf(settings, { ...dataset, answers: [] });
			const words = [figure.headline, figure.summary, figure.table.caption].join(' ');
			expect(words).not.toMatch(/undefined|NaN|none of 0|one departments|\s{2}/);
			configurationOf(figure, lightTheme, { width: 360, measure });
		}
	});
});
