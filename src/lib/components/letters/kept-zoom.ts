import { readZoom, type Zoom } from './zoom';

const storageName = 'crosscheck letter zoom';

/** The size that this browser last showed a letter at. */
export function keptZoom(): Zoom {
	try {
		return readZoom(localStorage.getItem(storageName));
	} catch {
		// Without storage each letter fits the width.
		return null;
	}
}

/** Keeps the size for the letters to come. */
export function keepZoom(zoom: Zoom): void {
	try {
		localStorage.setItem(storageName, zoom === null ? 'fit' : String(zoom));
	} catch {
		// It holds for this page alone.
	}
}
