import { describe, expect, it } from 'vitest';
import { exampleDataset } from '../../../../../tests/support/example';
import type { ChartSettings } from '../chart';
import { figureOf } from './registry';

const dataset = exampleDataset();
const settingsOf = (question: string): ChartSettings => ({
	slug: 'answers',
	wave: '2021-22',
	figure: 'answers',
	question
});
const stacksOf = (settings: ChartSettings, data = dataset) => {
	const figure = figureOf(settings, data);
	if (figure.marks.form !== 'stacks') throw new Error('not stacked');
	return { figure, rows: figure.marks.rows, key: figure.marks.key };
};
const asking = dataset.questions.filter((one) => one.kind !== 'counts').map((one) => one.code);

describe('what was answered', () => {
	it.each(asking)('has a bar of all 16 departments for each part of “%s”', (question) => {
		const { figure, rows, key } = stacksOf(settingsOf(question));
		for (const { segments } of rows) {
			expect(segments.reduce((sum, segment) => sum + segment.value, 0)).toBe(16);
			for (const { value, cell, label } of segments) {
				expect(figure.table.rows[cell.row]?.[cell.column]).toBe(value);
				expect(key.map((entry) => entry.label)).toContain(label);
			}
		}
	});

	it('bounds what each answer could come to, with no 0 in the table', () => {
		const { figure, rows } = stacksOf(settingsOf('permitted'));
		expect(figure.headline).toBe(
			'Permitted, WhatsApp: seven of 16 departments said “Yes” and two “No”; six withheld it and one had not replied by March 2022'
		);
		expect(figure.summary).toContain(
			'WhatsApp: seven of the nine departments that answered said “Yes”; of all 16 to which it applies, between 7 and 14'
		);
		expect(figure.summary).toContain('Signal, Telegram and Viber: none of the two departments');
		expect(rows[0]?.remark).toBe('Between 7 and 14 of 16: “Yes”');
		expect(figure.table.rows[0]).toMatchObject({ answer: 'Yes', bodies: 7, least: 7, most: 14 });
		expect(figure.table.rows.flatMap((row) => Object.values(row))).not.toContain(0);
	});

	it('draws the parts that are chosen, and no others', () => {
		const { rows } = stacksOf({ ...settingsOf('permitted'), parts: ['whatsapp'] } as ChartSettings);
		expect(rows.map((row) => row.label)).toEqual(['WhatsApp']);
	});

	it('can be told where nobody was asked', () => {
		const { figure, rows } = stacksOf(settingsOf('permitted'), { ...dataset, answers: [] });
		expect(rows.every((row) => row.segments.length === 0)).toBe(true);
		expect([figure.headline, figure.summary].join(' ')).not.toMatch(/undefined|NaN|none of 0/);
	});

	it('is not drawn of counts', () => {
		expect(() => figureOf(settingsOf('installed'), dataset)).toThrow(
			'the kind choice or choice_grid'
		);
	});
});
