import { z } from 'zod';

/** A draft at the version at which it was seen: "guidance:7". */
const seenDraft = z.string().regex(/^[\w.-]{1,64}:\d{1,9}$/);

const readSeen = (text: string) => {
	const [question = '', version = ''] = text.split(':');
	return { question, version: Number(version) };
};

export const discardForm = z.object({ version: z.coerce.number().int().min(1) });

/** Drafts by name and version: those to be submitted, or those that a refusal made. */
export const draftsForm = z.object({
	drafts: z.array(seenDraft).transform((list) => list.map(readSeen))
});
