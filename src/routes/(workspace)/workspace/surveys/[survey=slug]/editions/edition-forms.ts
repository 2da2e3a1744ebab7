import { z } from 'zod';
import { typed, words } from '../publish/publish-forms';

/** The number of an edition, from a hidden field. */
const edition = z
	.string()
	.regex(/^[1-9]\d{0,5}$/, 'There is no such edition. Open the page again.')
	.transform(Number);

export const moveForm = z.object({ edition, embargo_on: typed, embargo_at: typed });
export const openForm = z.object({ edition });
export const withdrawForm = z.object({
	edition,
	reason: words('Give the reason, for its readers.')
});
