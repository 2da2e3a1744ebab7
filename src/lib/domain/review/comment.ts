import { z } from 'zod';

/** What somebody says about an answer or a finding. */
export interface CommentContent {
	text: string;
	/** Words proposed for readers, in place of those that the revision has; null where none are. */
	proposed_wording: string | null;
}

/** As long as a comment can be, in UTF-16 units. */
export const longestComment = 4000;
/** As long as an answer's words for readers can be. */
export const longestWording = 2000;

/** Words as a database can hold them. */
const words = (length: number) =>
	z
		.string()
		.overwrite((text) =>
			text
				.replaceAll('\0', '')
				.replace(/\p{Surrogate}/gu, '\uFFFD')
				.trim()
		)
		.max(length, `Use at most ${length} characters.`);

/** What is said beside something else, which can be nothing. */
export const remarkSchema = words(longestComment);
export const commentTextSchema = words(longestComment).min(1, 'Write what you want to say.');
export const proposedWordingSchema = words(longestWording).min(
	1,
	'Write the words that you propose.'
);
