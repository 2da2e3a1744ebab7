import { describe, expect, it } from 'vitest';
import { dispositions } from '../answers/disposition';
import { outcomes } from '../gaps/assessment';
import { hasGlyph } from './configuration/stacks';
import type { Look } from './figure';
import { dispositionLook, missingDotLook, outcomeLook } from './looks';

/** What is left of a look where there is no colour: its texture, and its glyph where one is drawn. */
const withoutColour = (look: Look) => `${look.texture} ${hasGlyph(look) ? look.glyph : ''}`;

describe('without colours', () => {
	it('no two parts of a bar of dispositions look the same', () => {
		const looks = [...dispositions.map(dispositionLook), missingDotLook('erased')];
		expect(new Set(looks.map(withoutColour)).size).toBe(looks.length);
	});

	it('no two parts of a bar of outcomes look the same', () => {
		const looks = outcomes.map(outcomeLook);
		expect(new Set(looks.map(withoutColour)).size).toBe(looks.length);
	});
});
