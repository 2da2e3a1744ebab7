import { expect, it } from 'vitest';
import { isAsAt } from './is-as-at';

it.each(['2022-03', '2022-03-31', '2024-02-29'])('takes %s', (text) => {
	expect(isAsAt(text)).toBe(true);
});

it.each(['', '2022', '2022-13', '2022-02-30', 'March 2022', '2022-3', '2022-03-'])(
	'does not take %j',
	(text) => {
		expect(isAsAt(text)).toBe(false);
	}
);
