/** The number of an edition as an address gives it, or null where it is none. */
export function readEditionNumber(text: string): number | null {
	return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null;
}
