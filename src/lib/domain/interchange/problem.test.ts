import { expect, test } from 'vitest';
import { problem } from './problem';

test('is problem details that other sites can read', async () => {
	const response = problem(422, null, 'Use a number.', { parameter: 'edition' });
	expect(response.status).toBe(422);
	expect(response.headers.get('content-type')).toBe('application/problem+json');
	expect(response.headers.get('access-control-allow-origin')).toBe('*');
	expect(await response.json()).toEqual({
		type: 'about:blank',
		title: 'The request cannot be answered as it is',
		status: 422,
		detail: 'Use a number.',
		parameter: 'edition'
	});
});

test('keeps the title it is given', async () => {
	expect((await problem(404, 'No such page', 'Look elsewhere.').json()).title).toBe('No such page');
});
