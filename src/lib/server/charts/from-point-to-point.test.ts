import { expect, it } from 'vitest';
import { fromPointToPoint } from './from-point-to-point';

it('tells each point from the one before it', () => {
	expect(fromPointToPoint('M500 500L510 490Q515 485 520.4 480.2Z', 500)).toBe(
		'm0 0l10-10q5-5 10-10z'
	);
});

it('goes on from where a closed part began', () => {
	expect(fromPointToPoint('M10 10L20 10L20 20ZM12 12L14 12Z', 0)).toBe(
		'm10 10l10 0l0 10zm2 2l2 0z'
	);
});

it('tells a curve from where it begins, with both its handles', () => {
	expect(fromPointToPoint('M5 5C6 7 8 9 10 5L10 6', 0)).toBe('m5 5c1 2 3 4 5 0l0 1');
});

it('refuses what it has no step for', () => {
	expect(() => fromPointToPoint('M1 1H5', 0)).toThrow('“H”');
});
