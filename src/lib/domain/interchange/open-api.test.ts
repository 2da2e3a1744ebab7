import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { oembedPath } from './oembed';
import { describeApi } from './open-api';

const routes = fileURLToPath(new URL('../../../routes/', import.meta.url));
const description = describeApi();

/** The addresses that the route files of the API answer, as the description writes them. */
const addresses = readdirSync(`${routes}api/v1`, { recursive: true, encoding: 'utf8' })
	.filter((path) => path.endsWith('+server.ts'))
	.map(
		(path) => `/api/v1/${path.replace(/\/\+server\.ts$/, '').replace(/\[(\w+)(=\w+)?\]/g, '{$1}')}`
	);

describe('the description of the API', () => {
	test('describes every route and no other', () => {
		expect(addresses.length).toBeGreaterThan(6);
		expect(Object.keys(description.paths).sort()).toEqual([...addresses, oembedPath].sort());
	});

	test('refers only to what it holds', () => {
		const text = JSON.stringify(description);
		const names = [...text.matchAll(/"#\/components\/(\w+)\/(\w+)"/g)];
		expect(names.length).toBeGreaterThan(0);
		for (const [, section, name] of names) {
			expect(description.components).toHaveProperty([section!, name!]);
		}
	});

	test('declares each parameter that stands in a path', () => {
		for (const [path, { get }] of Object.entries(description.paths)) {
			if (path.includes('{survey}')) {
				expect(get.parameters).toContainEqual({ $ref: '#/components/parameters/survey' });
			}
		}
	});
});
