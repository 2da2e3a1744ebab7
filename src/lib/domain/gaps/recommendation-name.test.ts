import { expect, test } from 'vitest';
import { recommendationName } from './recommendation-name';

test.each([
	['R3', '3. Keep records'],
	['2a', '2a. Keep records'],
	['Records', 'Records. Keep records']
])('a recommendation of the code %s is named by its number', (code, name) => {
	expect(recommendationName({ code, title: 'Keep records' })).toBe(name);
});
