import { describe, expect, it } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { chooseSample, guideToApi, writeRecipes } from './api-guide';
import { apiPromises } from './api-promises';
import { describeApi } from './open-api';

const dataset = exampleDataset();
const edition = {
	survey: dataset.survey.slug,
	number: 1,
	publishedAt: new Date('2026-01-05T09:00:00Z'),
	contentHash: '',
	note: '',
	events: []
};
const origin = 'https://example.org';
const sample = chooseSample(dataset, edition, origin)!;
const guide = guideToApi(sample);
const addresses = guide.flatMap((section) => section.addresses);
const { paths, info } = describeApi();

describe('the guide to the API', () => {
	it('tells of every address of the description, with an example of each', () => {
		expect(addresses.map(({ path }) => path).sort()).toEqual(Object.keys(paths).sort());
		for (const { example } of addresses) {
			expect(example).toMatch(/^\/[\w./-]+(\?\w+=[\w%.-]+(&\w+=[\w%.-]+)*)?$/);
		}
	});

	it('tells of the formats of one thing together', () => {
		const answers = guide.find(({ id }) => id === 'listAnswers');
		expect(answers?.addresses.map(({ format }) => format)).toEqual(['JSON', 'CSV', 'XLSX']);
		expect(new Set(guide.map(({ id }) => id)).size).toBe(guide.length);
	});

	it('tells of every parameter of each format of it', () => {
		for (const [path, { get }] of Object.entries(paths)) {
			const section = guide.find((one) => one.addresses.some((address) => address.path === path));
			expect(section?.parameters, path).toHaveLength(get.parameters.length);
		}
		const parameters = guide.find(({ id }) => id === 'listAnswers')!.parameters;
		expect(parameters.map(({ name }) => name)).toEqual([
			'survey',
			'edition',
			'wave',
			'body',
			'question',
			'disposition',
			'provision'
		]);
		expect(parameters.find(({ name }) => name === 'disposition')!.values).toContain('refused');
		expect(guide.find(({ id }) => id === 'findDeadline')!.parameters).toEqual([
			expect.objectContaining({ name: 'received', type: 'day, YYYY-MM-DD', isRequired: true })
		]);
	});

	it('asks for what there is', () => {
		const isOf = ({ body, question, disposition }: (typeof dataset.answers)[number]) =>
			question === sample.question && disposition === sample.disposition && body.length > 0;
		expect(dataset.answers.filter(isOf).length).toBeGreaterThan(0);
		expect(sample.disposition).toBe('refused');
		expect(
			dataset.answers.find(
				(one) => one.body === sample.partial.body && one.question === sample.partial.question
			)?.disposition
		).toBe('partly_withheld');
	});

	it('has examples of what is there where nothing is published', () => {
		const bare = guideToApi(chooseSample({ ...dataset, answers: [] }, edition, origin));
		const without = bare.flatMap((one) => one.addresses).filter(({ example }) => example === null);
		expect(without.map(({ path }) => path).sort()).toEqual(
			Object.keys(paths)
				.filter((path) => path.includes('{survey}') || path === '/oembed.json')
				.sort()
		);
	});

	it('promises what the description promises', () => {
		for (const { words } of apiPromises) expect(info.description).toContain(words);
	});

	it('gives each tool lines that name the edition', () => {
		const recipes = writeRecipes(sample, origin);
		expect(recipes.map(({ tool }) => tool)).toEqual(['curl', 'Python with pandas', 'R']);
		for (const { lines } of recipes) {
			expect(lines).toContain(`${origin}/api/v1/surveys/${sample.survey}/answers.csv?edition=1`);
		}
	});
});
