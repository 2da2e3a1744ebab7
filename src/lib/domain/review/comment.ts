import { z } from 'zod';
import { wellFormed } from '../questions/typed-text';

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

const words = (length: number) =>
	z
		.string()
		.overwrite((text) => wellFormed(text).trim())
		.max(length, `Use at most ${length} characters.`);

/** What is said beside something else, which can be nothing. */
export const remarkSchema = words(longestComment);
/** A comment by itself. */
export const commentTextSchema = words(longestComment).min(1, 'Write what you want to say.');
/** Words proposed for readers in place of those that a revision has. */
export const proposedWordingSchema = words(longestWording).min(
	1,
	'Write the words that you propose.'
);
