import { describe, expect, test } from 'vitest';
import { chooseAside } from './choose-aside';

const asked = new Set(['co', 'hmt', 'mod', 'dfe', 'dft', 'fcdo']);
const choose = (...values: string[]) => chooseAside(values, asked);

describe('the bodies to set side by side', () => {
	test('are two to four, each once, however the address lists them', () => {
		expect(choose('co,hmt')).toEqual({ ok: true, bodies: ['co', 'hmt'] });
		expect(choose('hmt', 'co', '', 'co')).toEqual({ ok: true, bodies: ['hmt', 'co'] });
		expect(choose('co, hmt,mod', 'dfe')).toMatchObject({ ok: true });
	});

	test('are none before anything is chosen', () => {
		expect(choose()).toEqual({ ok: true, bodies: [] });
		expect(choose('', ',')).toEqual({ ok: true, bodies: [] });
	});

	test('are refused where they are one or five, and those chosen are kept, with where to choose', () => {
		expect(choose('co')).toMatchObject({
			ok: false,
			problem: expect.stringMatching(/one more/),
			bodies: ['co'],
			at: 1
		});
		expect(choose('co,hmt,mod,dfe,dft')).toMatchObject({
			ok: false,
			problem: 'Five do not fit side by side. Choose two to four.',
			bodies: ['co', 'hmt', 'mod', 'dfe'],
			at: 0
		});
	});

	test('are refused where one is not asked, by its name', () => {
		expect(choose('co,nobody')).toMatchObject({
			ok: false,
			problem: 'This wave does not ask a body called “nobody”. Choose from the list.',
			bodies: ['co'],
			at: 1
		});
	});
});
