import { describe, expect, it } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { findFigure } from '../charts/figures/registry';
import type { Dataset } from '../editions/dataset';
import type { Edition } from '../editions/edition';
import { listEditionFiles } from './edition-files';
import {
	describeCatalogue,
	describeChart,
	describeEdition,
	outlineCatalogue,
	vocabularies
} from './structured-data';

const dataset = exampleDataset();
const edition: Edition = {
	survey: dataset.survey.slug,
	number: 1,
	publishedAt: new Date('2026-01-05T09:00:00Z'),
	contentHash: 'a'.repeat(64),
	note: '',
	events: []
};
const origin = 'https://example.org';
const plain = `${origin}/surveys/whatsapp-in-government`;
const address = `${plain}/editions/1`;
const described = { dataset, edition, latest: 1, origin };
const figure = findFigure(dataset, dataset.charts[0]!.slug)!;

const withWaves = (...asAt: string[]): Dataset => ({
	...dataset,
	waves: asAt.map((as_at) => ({ ...dataset.waves[0]!, as_at }))
});
const licensed = (data_licence: string): Dataset => ({
	...dataset,
	survey: { ...dataset.survey, data_licence }
});
const ofEdition = (changes: Partial<typeof described> = {}) =>
	describeEdition({ ...described, ...changes })!;

interface Node {
	[property: string]: unknown;
}

/** Every object within, itself the first. */
function listNodes(value: unknown): Node[] {
	if (Array.isArray(value)) return value.flatMap(listNodes);
	if (typeof value !== 'object' || value === null) return [];
	return [value as Node, ...Object.values(value).flatMap(listNodes)];
}

/** What search engines ask of a dataset, and what they advise that we can say. */
function expectFound(data: object): void {
	const node = data as Node;
	expect(String(node.name)).toMatch(/\w{3}/);
	expect(String(node.description).length).toBeGreaterThanOrEqual(50);
	expect(String(node.description).length).toBeLessThanOrEqual(5000);
	for (const member of ['creator', 'identifier', 'isAccessibleForFree', 'variableMeasured']) {
		expect(node).toHaveProperty([member]);
	}
	expect(node.creator).toMatchObject({ '@type': 'Organization', name: 'Crosscheck' });
	expect(node.temporalCoverage).toMatch(/^\d{4}-\d{2}(-\d{2})?(\/\d{4}-\d{2}(-\d{2})?)?$/);
	expect(node.datePublished).toBe('2026-01-05T09:00:00.000Z');
	const files = node.distribution as Node[];
	expect(files.length).toBeGreaterThan(2);
	for (const file of files) {
		expect(file.encodingFormat).toMatch(/^\w+\/[\w.+-]+$/);
		expect(file.contentUrl).toMatch(/^https:\/\/example\.org\/.+editions?[=/]1\b/);
	}
	// One that is nested with a type of its own would be taken for one more, and found lacking.
	expect(listNodes(node).filter((one) => [one['@type']].flat().includes('Dataset'))).toEqual([
		node
	]);
}

/** That each name with a prefix is of a vocabulary that is given. */
function expectNamed(data: object): void {
	const [, prefixes] = vocabularies;
	for (const node of listNodes(data)) {
		const names = [...Object.keys(node), ...[node['@type'] ?? []].flat().map(String)];
		for (const name of names.filter((one) => /^\w+:/.test(one))) {
			expect(Object.keys(prefixes), name).toContain(name.split(':')[0]);
		}
	}
}

describe('an edition, described as data to be found', () => {
	it('says all that search engines ask for', () => {
		const data = ofEdition();
		expectFound(data);
		expect(data).toMatchObject({
			'@id': `${address}#dataset`,
			url: plain,
			version: '1',
			temporalCoverage: '2022-03',
			identifier: [address, { propertyID: 'SHA-256', value: edition.contentHash }],
			isBasedOn: { '@type': 'Report', publisher: { name: 'Institute for Government' } },
			citation: expect.stringContaining('Institute for Government')
		});
		expect(data.variableMeasured.map((one) => one.propertyID)).toEqual(
			dataset.questions.map((question) => question.code)
		);
	});

	it('says the same in the words of DCAT', () => {
		const data = ofEdition();
		expectNamed(data);
		expect(data).toMatchObject({
			'dct:title': dataset.survey.title,
			'dct:issued': { '@value': '2026-01-05T09:00:00.000Z' },
			'dct:temporal': {
				'dcat:startDate': { '@type': 'xsd:gYearMonth', '@value': '2022-03' }
			},
			'dcat:landingPage': { '@id': plain }
		});
		expect(data['dcat:distribution'].map((one) => one['@id'])).toEqual(
			data.distribution.map((file) => file.contentUrl)
		);
		expect(data.distribution[0]!['dcat:mediaType']['@id']).toBe(
			'http://www.iana.org/assignments/media-types/application/zip'
		);
	});

	it('names every file that its data page offers', () => {
		const paths = listEditionFiles(dataset, 1).flatMap(({ addresses }) =>
			addresses.map(({ path }) => `${origin}${path}`)
		);
		expect(ofEdition().distribution.map((file) => file.contentUrl)).toEqual(paths);
	});

	it('spans its waves', () => {
		const data = ofEdition({ dataset: withWaves('2024-06', '2022-03-31') });
		expect(data.temporalCoverage).toBe('2022-03-31/2024-06');
		expect(data['dct:temporal']['dcat:startDate']['@type']).toBe('xsd:date');
	});

	it('claims no licence where nobody gave one', () => {
		const data = ofEdition();
		expect(data).not.toHaveProperty('license');
		expect(data).not.toHaveProperty(['dct:license']);
		expect(data['dct:rights']).toBe('No licence has been stated for these data.');
		expect(data.usageInfo).toBe(`${address}/data#licence`);
	});

	it('names the licence that was given', () => {
		const known = ofEdition({ dataset: licensed('Open Government Licence v3.0') });
		expect(known.license).toMatch(/^https:\/\/www\.nationalarchives\.gov\.uk\//);
		expect(known['dct:license']).toEqual({ '@id': known.license });
		const written = ofEdition({ dataset: licensed('By permission of the Trust') });
		expect(written.license).toMatchObject({ name: 'By permission of the Trust' });
		expect(written).not.toHaveProperty(['dct:license']);
	});

	it('says of one that is not the latest that it is not, and keeps its own address', () => {
		const data = ofEdition({ latest: 2 });
		expect(data.description).toMatch(/^This is edition 1\./);
		expect(data.url).toBe(address);
	});

	it('is dated by what happened to it last', () => {
		const at = new Date('2026-02-05T09:00:00Z');
		const corrected = {
			...edition,
			events: [{ kind: 'corrected' as const, at, until: null, words: null, contentHash: null }]
		};
		expect(ofEdition({ edition: corrected }).dateModified).toBe(at.toISOString());
	});

	it('is not offered once it was withdrawn', () => {
		const at = new Date('2026-02-05T09:00:00Z');
		const withdrawn = {
			...edition,
			events: [{ kind: 'withdrawn' as const, at, until: null, words: 'Wrong.', contentHash: null }]
		};
		expect(describeEdition({ ...described, edition: withdrawn })).toBeNull();
		expect(describeChart({ ...described, edition: withdrawn }, figure)).toBeNull();
	});
});

describe('a chart, described as data to be found', () => {
	it('says all that search engines ask for, and is a part of its edition', () => {
		const data = describeChart(described, figure)!;
		expectFound(data);
		expectNamed(data);
		expect(data).toMatchObject({
			'@id': `${address}/charts/${figure.slug}#dataset`,
			url: `${plain}/charts/${figure.slug}`,
			isPartOf: { '@id': ofEdition()['@id'] },
			image: { contentUrl: `${address}/charts/${figure.slug}.png`, caption: figure.alternative }
		});
		expect(data).not.toHaveProperty('license');
		expect(data.description).toContain(figure.summary);
	});
});

describe('the catalogue', () => {
	const publications = [{ dataset, edition }];

	it('holds each survey’s latest edition in full', () => {
		const data = describeCatalogue({ publications, origin });
		expectNamed(data);
		expect(data['@id']).toBe(ofEdition().includedInDataCatalog['@id']);
		expect(data['dcat:dataset']).toEqual([{ '@id': ofEdition()['@id'] }]);
		const { '@context': context, ...alone } = ofEdition();
		expect(context).toBe(data['@context']);
		expect(data.dataset).toEqual([alone]);
	});

	it('is outlined by names alone', () => {
		expect(outlineCatalogue({ publications, origin }).dataset).toEqual([
			{ '@id': ofEdition()['@id'] }
		]);
	});
});
