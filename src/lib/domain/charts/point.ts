import type { Box } from './configuration/layout';
import type { Point } from './figure';

export type Move = 'up' | 'down' | 'left' | 'right' | 'first' | 'last';

/**
 * The point that a key leads to: up and down between rows, keeping to the same part where the row has
 * one; left and right through all the points in reading order. It stays where there is none further.
 * @param current the index of the point now, or null where none is: any key then leads to the first
 */
export function movePoint(
	points: readonly Point[],
	current: number | null,
	move: Move
): number | null {
	if (points.length === 0) return null;
	const last = points.length - 1;
	const now = current === null ? undefined : points[current];
	if (current === null || !now) return move === 'last' ? last : 0;
	switch (move) {
		case 'first':
			return 0;
		case 'last':
			return last;
		case 'left':
			return Math.max(0, current - 1);
		case 'right':
			return Math.min(last, current + 1);
		case 'up':
		case 'down': {
			const row = now.row + (move === 'up' ? -1 : 1);
			const parts = points.flatMap((point, index) => (point.row === row ? [index] : []));
			return parts.length === 0
				? current
				: (parts[Math.min(now.part, parts.length - 1)] ?? current);
		}
	}
}

/** How far a place is from a span; 0 within it. */
const gap = (at: number, from: number, size: number) => Math.max(from - at, at - (from + size), 0);

/**
 * The point under a place, or the nearest of its row: a part of a bar can be too thin to hit. Null
 * where the place is in no row.
 */
export function findPoint(regions: readonly Box[], x: number, y: number): number | null {
	let found: number | null = null;
	let nearest = Infinity;
	for (const [index, region] of regions.entries()) {
		if (gap(y, region.y, region.height) > 4) continue;
		const distance = gap(x, region.x, region.width);
		if (distance < nearest) {
			found = index;
			nearest = distance;
		}
	}
	return found;
}
