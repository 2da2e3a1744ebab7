import { expect, test } from 'vitest';
import { pluralPhrase } from './phrase';

test.each([
	['permits {items}', 'permit {items}'],
	['does not permit {items}', 'do not permit {items}'],
	['has guidance on {items}', 'have guidance on {items}'],
	['is silent on {items}', 'are silent on {items}'],
	['relies on {items}', 'rely on {items}'],
	['discusses {items}', 'discuss {items}'],
	['uses {items}', 'use {items}'],
	['must use {items}', 'must use {items}']
])('puts "%s" into the plural', (singular, plural) => {
	expect(pluralPhrase(singular)).toBe(plural);
});
