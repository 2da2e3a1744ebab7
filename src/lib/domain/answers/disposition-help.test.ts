import { expect, test } from 'vitest';
import { dispositions, dispositionTable } from './disposition';
import { dispositionHelp } from './disposition-help';
import { findProvision } from './provisions';

test('says what each disposition means, and where the Act has it in sections that it has', () => {
	for (const disposition of dispositions) {
		const words = dispositionHelp(disposition);
		expect(words.startsWith(dispositionTable[disposition].meaning)).toBe(true);
		expect(words).toMatch(/\.$/);
		for (const [, number] of words.matchAll(/section (\d+)/g)) {
			expect(findProvision(`s${number}`), words).not.toBeNull();
		}
	}
});

test('says nothing of the Act where it has nothing to say', () => {
	expect(dispositionHelp('not_stated')).toBe(dispositionTable.not_stated.meaning);
	expect(dispositionHelp('not_asked')).toBe(dispositionTable.not_asked.meaning);
});

test('names the notice of a refusal, and the duty that is met where nothing is held', () => {
	expect(dispositionHelp('refused')).toMatch(/section 17: .*section 1\(1\)\(a\)/);
	expect(dispositionHelp('not_held')).toContain('section 1(1)(a)');
	expect(dispositionHelp('awaiting')).toContain('section 10(1)');
});
