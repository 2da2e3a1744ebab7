import { expect, it } from 'vitest';
import { numberParts } from './number-parts';

const drawing = (first: string, second: string) =>
	`<clipPath id="${first}"><rect/></clipPath><g clip-path="url(#${first})"/><path id="${second}"/><use xlink:href="#${second}"/><a href="#elsewhere"/>`;

it('makes the same of a drawing however its parts were counted', () => {
	expect(numberParts(drawing('cl_2f', 'cl_30'), 'x-')).toBe(
		numberParts(drawing('cl_1', 'cl_2'), 'x-')
	);
});

it('leads each use to its part, and leaves alone what is none', () => {
	expect(numberParts(drawing('cl_2f', 'cl_30'), 'x-')).toBe(drawing('x-0', 'x-1'));
});
