import { describe, expect, it } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import type { ChartSettings } from './chart';
import { figureOf } from './figures/registry';

const dataset = exampleDataset();
const asStored = dataset.charts.find((one) => one.figure === 'dispositions')!;
const three = ['hmt', 'dft', 'mod'].map((slug) =>
	dataset.bodies.find((body) => body.slug === slug || body.code?.toLowerCase() === slug)!
);
const tell = (more: Partial<ChartSettings>) =>
	figureOf({ ...asStored, ...more } as ChartSettings, dataset);

describe('a chart of some bodies', () => {
	const figure = tell({ bodies: three.map((body) => body.slug) });

	it('counts those alone, and says so in its measure, its summary and its notes', () => {
		expect(figure.subtitle).toContain('3 of the 16 departments asked');
		expect(figure.summary).toContain('questions to each of 3 departments');
		expect(figure.summary).toContain('Drawn of 3 of the 16 departments asked.');
		expect(figure.alternative).toContain('3 of the 16 departments asked');
		expect(figure.notes[0]).toBe(
			'Of the 16 departments asked, this chart is drawn of 3, chosen by those who publish this survey: DfT, HMT and MoD. It says nothing of the others.'
		);
		if (figure.marks.form !== 'stacks') throw new Error('not stacked');
		for (const { segments } of figure.marks.rows) {
			expect(segments.reduce((sum, segment) => sum + segment.value, 0)).toBe(3);
		}
	});

	it('says so under a subtitle of the publisher’s own too', () => {
		const own = tell({ bodies: three.map((body) => body.slug), subtitle: 'Three large ones' });
		expect(own.subtitle).toBe('Three large ones; 3 of the 16 departments asked');
	});

	it('can be told where none of them was asked', () => {
		const none = tell({ bodies: ['nobody'] });
		expect(none.notes[0]).toContain('were not asked');
		expect([none.headline, none.summary].join(' ')).not.toMatch(/undefined|NaN|none of 0/);
	});
});

describe('a chart of some questions', () => {
	it('says which, and goes on counting all the bodies', () => {
		const [first] = dataset.questions;
		const figure = tell({ questions: [first!.code] } as Partial<ChartSettings>);
		expect(figure.subtitle).toContain('1 of the survey’s 4 questions');
		expect(figure.summary).toContain('each of 16 departments');
		expect(figure.marks.rows).toHaveLength(1);
	});
});

describe('a chart with words of its publishers', () => {
	it('keeps what was generated beside them', () => {
		const plain = tell({});
		const figure = tell({ headline: 'Six kept quiet', note: 'Seen in May.', alternative: 'Bars.' });
		expect(figure).toMatchObject({
			headline: 'Six kept quiet',
			alternative: 'Bars.',
			generated: { headline: plain.headline, subtitle: null }
		});
		expect(figure.notes).toEqual([
			'Seen in May.',
			`The headline is in the words of those who publish this survey. Worked out from the answers: “${plain.headline}”`,
			...plain.notes
		]);
		expect(figure.summary).toBe(plain.summary);
	});

	it('proposes a text alternative with the form, the measure, counts and unknowns', () => {
		const { alternative } = tell({});
		expect(alternative).toMatch(
			/^Stacked bars, 4 bars: how each question was dealt with, number of departments\. /
		);
		expect(alternative).toContain('refused');
		expect(alternative).toContain('had not replied');
	});
});
