import { z } from 'zod';
import { typedText } from '$lib/domain/questions/typed-text';
import { words } from '../publish/publish-forms';
import { recordNumber } from '../../../../../record-number';

/** The number of an edition, from a hidden field. */
const edition = recordNumber('There is no such edition. Open the page again.');

export const moveForm = z.object({ edition, embargo_on: typedText, embargo_at: typedText });
export const openForm = z.object({ edition });
export const withdrawForm = z.object({
	edition,
	reason: words('Give the reason, for its readers.')
});
