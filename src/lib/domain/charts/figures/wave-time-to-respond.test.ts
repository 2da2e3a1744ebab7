import { describe, expect, it } from 'vitest';
import {
	askedBodies,
	askedPublicly,
	askedRequests,
	askedToday
} from '../../../../../tests/support/asked-requests';
import { exampleDataset } from '../../../../../tests/support/example';
import { answersOfWave, type Dataset } from '../../editions/dataset';
import { offerCharts } from '../figure-forms';
import { countedAddress } from '../statement';
import { figureOf } from './registry';
import { timeToRespondFigure } from './time-to-respond';

const example = exampleDataset();
const wave = { ...example.waves[0]!, as_at: askedToday };
const settings = { slug: 'time', wave: wave.slug, figure: 'time_to_respond' as const };
const dataset: Dataset = {
	...example,
	waves: [wave],
	bodies: askedBodies,
	answers: askedBodies.map(({ slug }) => ({ ...example.answers[0]!, body: slug })),
	requests: askedPublicly(wave.slug)
};
const figure = figureOf(settings, dataset);

/** What is told of the same requests before they are published. */
const working = timeToRespondFigure({
	slug: 'time',
	requests: askedRequests.filter(({ body }) => body.code !== 'DHSC'),
	today: askedToday,
	source: 'requests'
});

describe('the time to respond of a wave', () => {
	it('says of requests of every standing what is said of them before they are published', () => {
		expect(figure.headline).toBe(working.headline);
		expect(figure.table).toEqual(working.table);
		expect(figure.marks).toEqual(working.marks);
		expect(figure.summary).toContain(working.summary);
		expect(figure.statements).toHaveLength(working.statements.length);
	});

	it('has no row for a body whose request is not recorded, and says so', () => {
		expect(figure.table.rows.map((row) => row.body)).not.toContain('DHSC');
		expect(figure.summary).toContain(
			'For one of the 18 departments asked (DHSC) no request is recorded, so how long it took cannot be told.'
		);
	});

	it('leaves out what happened after the last day of the wave’s date', () => {
		const later = {
			...dataset,
			requests: dataset.requests.map((request) => ({
				...request,
				events: [...request.events, { kind: 'response' as const, on: '2021-07-21', until: null }]
			}))
		};
		expect(figureOf(settings, later)).toEqual(figure);
	});

	it('reads clocks at the end of the month where the wave is as at a month', () => {
		const july = { ...dataset, waves: [{ ...wave, as_at: '2021-07' }] };
		const told = figureOf(settings, july);
		expect(told.table.caption).toContain('as at 31 July 2021');
		expect(told.notes.join(' ')).toContain('as they stood at the end of 31 July 2021');
		expect(told.asAt).toBe('2021-07');
	});

	it('reads no clock at a day that the edition cannot know', () => {
		const july = { ...dataset, waves: [{ ...wave, as_at: '2021-07' }], frozenOn: askedToday };
		const told = figureOf(settings, july);
		expect(told.table).toEqual(figure.table);
		expect(told.notes.join(' ')).toContain('as they stood at the end of 20 July 2021');
	});

	it('leaves requests of other waves out', () => {
		const requests = dataset.requests.map((one) => ({ ...one, wave: 'another' }));
		expect(figureOf(settings, { ...dataset, requests }).table.rows).toEqual([]);
	});

	it('leads from each number to the body whose request it is', () => {
		const statement = figure.statements.find(({ title }) => title === 'Defra');
		expect(statement?.number).toBe('23');
		expect(countedAddress('/surveys/x', statement!.parts[0]!.counted[0]!)).toBe(
			'/surveys/x/bodies/defra'
		);
	});

	it('is drawn of the bodies that were chosen', () => {
		const { table, subtitle } = figureOf({ ...settings, bodies: ['defra', 'dluhc'] }, dataset);
		expect(table.rows.map((row) => row.body)).toEqual(['Defra', 'DLUHC, after another body']);
		expect(subtitle).toContain('2 of the 18 departments asked');
	});

	it('names what it rests on, once', () => {
		expect(figure.source).toContain('the days recorded of the requests');
		expect(figure.notes.filter((one) => one.includes('official statistic'))).toHaveLength(1);
		expect(new Set(figure.notes).size).toBe(figure.notes.length);
	});

	it('is offered where requests are recorded, and the reason is given where none are', () => {
		const reasonIn = (data: Dataset) =>
			offerCharts(data, answersOfWave(data, wave.slug)).find(
				(one) => one.figure === 'time_to_respond'
			)?.offered;
		expect(reasonIn(dataset)).toEqual([{ question: null, reason: null }]);
		expect(reasonIn(example)).toEqual([{ question: null, reason: 'no_requests' }]);
	});
});
