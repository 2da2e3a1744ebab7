import { z } from 'zod';
import { longestEvidenceText } from '../evidence/evidence';
import { codeSchema } from '../questions/question';
import { wellFormed } from '../questions/typed-text';
import { dispositions } from './disposition';

const words = (length: number) =>
	z.string().max(length, `Use at most ${length} characters.`).overwrite(wellFormed);

/** Evidence as somebody is entering it: any of it can still be empty. */
export const draftEvidenceSchema = z.discriminatedUnion('kind', [
	z.object({
		kind: z.literal('letter'),
		/** SHA-256 of the file, in hexadecimal, or '' where no letter is chosen yet. */
		sha256: z.string().regex(/^([0-9a-f]{64})?$/),
		/** What the letter is called. */
		document: words(longestEvidenceText.document),
		/** The page as typed: "2". */
		page: words(longestEvidenceText.page),
		quote: words(longestEvidenceText.quote)
	}),
	z.object({
		kind: z.literal('source'),
		title: words(longestEvidenceText.title),
		where: words(longestEvidenceText.where)
	})
]);
export type DraftEvidence = z.infer<typeof draftEvidenceSchema>;

/** As many UTF-16 units as each of a draft's texts takes. */
export const longestText = {
	detail: 1000,
	note: 2000,
	wording_override: 2000,
	internal_note: 4000
} as const;

/**
 * What somebody is entering for an answer. Anything may be missing, and nothing that was typed is thrown
 * away: a value that the disposition has no room for is kept, in case the disposition changes back.
 */
export const draftSchema = z.object({
	disposition: z.enum(dispositions).nullable(),
	/** By code of the part, as typed: the code of an option, a count, or why there is none. */
	value: z.record(codeSchema, words(40)),
	/** Identifiers of the provisions relied on, as they were chosen. */
	provisions: z.array(codeSchema).max(40, 'Choose at most 40 provisions.'),
	/** Whether somebody has said that the letter states no provision. */
	none_stated: z.boolean(),
	neither_confirmed_nor_denied: z.boolean(),
	evidence: draftEvidenceSchema.nullable(),
	detail: words(longestText.detail),
	note: words(longestText.note),
	wording_override: words(longestText.wording_override),
	/** For the researchers alone: no part of what is submitted. */
	internal_note: words(longestText.internal_note)
});
export type Draft = z.infer<typeof draftSchema>;

/** What a draft was before something was applied to it: its content is null where there was none. */
export interface DraftBefore {
	content: Draft | null;
	responseId: number | null;
}

/** A draft in which nothing has been entered. */
export const emptyDraft: Draft = {
	disposition: null,
	value: {},
	provisions: [],
	none_stated: false,
	neither_confirmed_nor_denied: false,
	evidence: null,
	detail: '',
	note: '',
	wording_override: '',
	internal_note: ''
};

/** What was saved, as the page that saved it knows it. */
export const savedDraftSchema = z.object({
	version: z.number().int().min(1),
	draft: draftSchema,
	/** An ISO instant. */
	savedAt: z.string()
});
export type SavedDraft = z.infer<typeof savedDraftSchema>;

/** The same, as the next page in the tab comes upon it. */
export const notedDraftSchema = z.object({
	saved: savedDraftSchema,
	/** When, in milliseconds by the browser's own clock: the server's can be another. */
	notedAt: z.number()
});

/** What was typed and may not have been saved, with what it was typed over. */
export const unsavedDraftSchema = z.object({
	/** The version it was typed over; 0 where there was none. */
	version: z.number().int().min(0),
	/** The draft of that version. */
	base: draftSchema,
	draft: draftSchema,
	/** What was sent last and may have been saved without our hearing of it; null where nothing was. */
	sent: draftSchema.nullable()
});
export type UnsavedDraft = z.infer<typeof unsavedDraftSchema>;
