import { error } from '@sveltejs/kit';
import { drawingWidths, isDrawingWidth, type DrawingWidth } from '$lib/domain/charts/picture';

/**
 * The width at which an address asks for a drawing alone, `?width=480`; null where it names none, for the
 * picture that stands on its own. @throws a 400 where charts are not drawn at that width
 */
export function readDrawingWidth(url: URL): DrawingWidth | null {
	const asked = url.searchParams.get('width');
	if (asked === null) return null;
	const width = Number(asked);
	if (isDrawingWidth(width)) return width;
	error(400, {
		message: `Charts are drawn ${drawingWidths.join(', ')} pixels wide.`,
		hint: 'Leave out the width for a picture that stands on its own.'
	});
}
