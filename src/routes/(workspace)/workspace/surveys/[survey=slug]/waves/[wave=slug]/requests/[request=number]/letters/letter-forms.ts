import { z } from 'zod';
import { longestFileName } from '$lib/domain/evidence/file-name';
import { licenceWords, longestLicence } from '$lib/domain/evidence/licence';
import { recordNumber } from '../../../../../../../../../record-number';

/** What the forms of letters send, read into what the commands take. */

export const editLetterForm = z.object({
	name: z
		.string()
		.trim()
		.min(1, 'Say what it is called.')
		.max(longestFileName, `Use at most ${longestFileName} characters.`),
	response: z
		.string()
		.regex(/^(\d{1,9})?$/, 'There is no such response. Open the page again.')
		.transform((id) => (id === '' ? null : Number(id))),
	fingerprint: z.string()
});

export const checkLetterForm = z.object({
	checked: z.array(z.string()),
	licence: z.string(),
	other_licence: z.string().max(longestLicence, `Use at most ${longestLicence} characters.`),
	public: z.enum(['no', 'yes'], 'Choose who can see it.'),
	fingerprint: z.string()
});

/** What a check says, as the command takes it. */
export const readCheck = ({
	checked,
	licence,
	other_licence: other,
	public: isPublic
}: z.infer<typeof checkLetterForm>) => ({
	isFreeOfPersonalData: checked.includes('personal_data'),
	isFreeOfCopyright: checked.includes('copyright'),
	licence: licenceWords(licence, other),
	isPublic: isPublic === 'yes'
});

/** What is asked about before it is done carries which letter it is. */
export const removeLetterForm = z.object({
	letter: recordNumber('There is no such letter. Open the page again.')
});
