import { expect, test } from 'vitest';
import { dispositionChoices } from './disposition-choices';

test('leaves only whether it was asked while no response has come', () => {
	expect(dispositionChoices({ hasCome: false, isPart: false })).toEqual(['awaiting', 'not_asked']);
});

test('lets nothing be awaited any more once the whole response has come', () => {
	const choices = dispositionChoices({ hasCome: true, isPart: false });
	expect(choices[0]).toBe('answered');
	expect(choices).not.toContain('awaiting');
});

test('adds that some is awaited after all others, so that no number key changes', () => {
	const whole = dispositionChoices({ hasCome: true, isPart: false });
	expect(dispositionChoices({ hasCome: true, isPart: true })).toEqual([...whole, 'awaiting']);
});
