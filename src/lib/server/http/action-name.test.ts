import { describe, expect, it } from 'vitest';
import { namesNoAction, withPlainAction } from './action-name';

const named = (search: string) =>
	namesNoAction(new URL(`http://localhost/workspace/people/2${search}`));

describe('the action that an address names', () => {
	it.each(['?/default', '?/constructor', '?/__proto__', '?/toString=x', '?a=b&/valueOf'])(
		'is none where it is what every object has (%s)',
		(search) => expect(named(search)).toBe(true)
	);

	it.each([
		'',
		'?',
		'?/edit',
		'?/roles&done=1',
		'?next=/constructor',
		'?constructor',
		'?/edit&/default'
	])('may be one otherwise (%s)', (search) => expect(named(search)).toBe(false));

	it('leaves every other request as it is', () => {
		const address = 'http://localhost/workspace';
		const [form, page, odd] = [
			new Request(`${address}?/edit`, { method: 'POST', body: 'a=b' }),
			new Request(`${address}?/default`),
			new Request(`${address}?/default`, { method: 'POST', body: 'a=b' })
		];
		expect(withPlainAction(form)).toBe(form);
		expect(withPlainAction(page)).toBe(page);
		expect(withPlainAction(odd).url).toBe(`${address}?/none`);
	});
});
