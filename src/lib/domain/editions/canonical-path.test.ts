import { describe, expect, it } from 'vitest';
import { canonicalPath, citedPath } from './canonical-path';

describe('the path that search engines are to know a page by', () => {
	it.each([
		['/surveys/x/editions/2', 2, '/surveys/x'],
		['/surveys/x/editions/2/charts/permitted', 2, '/surveys/x/charts/permitted'],
		['/surveys/x/charts/permitted', 2, '/surveys/x/charts/permitted'],
		['/surveys/x/editions/1/charts/permitted', 2, '/surveys/x/editions/1/charts/permitted'],
		['/surveys/x/editions/12', 1, '/surveys/x/editions/12'],
		['/surveys/x/editions/2', null, '/surveys/x/editions/2'],
		['/bodies/hmt', null, '/bodies/hmt'],
		['/', null, '/']
	])('of %s, where the latest edition is %s, is %s', (path, latest, canonical) => {
		expect(canonicalPath(path, latest)).toBe(canonical);
		expect(canonicalPath(canonical, latest)).toBe(canonical);
	});
});

describe('the path to cite', () => {
	it.each([
		['/surveys/x', '/surveys/x/editions/2'],
		['/surveys/x/bodies/hmt/permitted', '/surveys/x/editions/2/bodies/hmt/permitted'],
		['/surveys/x/editions/2/compare', '/surveys/x/editions/2/compare']
	])('of %s in edition 2 is %s', (path, cited) => {
		expect(citedPath(path, 2)).toBe(cited);
	});
});
