/** How large a letter is shown: per cent of its own size, or null where it fits the pane's width. */
export type Zoom = number | null;

const steps = [50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300];
/** The ends of the steps, per cent. */
export const smallest = 50;
export const largest = 300;

/**
 * The next step from a size.
 * @param percent the size as it is, whether or not it is one of the steps
 * @param direction 1 for larger, -1 for smaller
 */
export function nextZoom(percent: number, direction: 1 | -1): number {
	return direction === 1
		? (steps.find((step) => step > percent) ?? largest)
		: (steps.findLast((step) => step < percent) ?? smallest);
}

/** What was kept of a size, read back; anything that is none fits the width. */
export function readZoom(kept: string | null): Zoom {
	const percent = Number(kept);
	return kept && percent >= smallest && percent <= largest ? percent : null;
}
