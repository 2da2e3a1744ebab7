import type { Body } from '../bodies/body';
import type { Question } from '../questions/question';
import type { Survey } from '../surveys/survey';
import type { RequestDetails } from './request-details';
import { requestText } from './request-text';

/** What the texts of a wave's requests are written from. */
export interface LetterSource {
	survey: Pick<Survey, 'title'>;
	questions: readonly Question[];
	/** The wave's own, or the one that the survey's questions give. */
	template: string;
}

/**
 * The text of a request: its own, written for it alone or kept as it was sent, or else the one of its
 * wave.
 */
export function writtenText(
	{
		body,
		reference,
		text
	}: Pick<RequestDetails, 'reference' | 'text'> & { body: Pick<Body, 'name'> },
	{ survey, questions, template }: LetterSource
): string {
	if (text !== null) return text.endsWith('\n') ? text : `${text}\n`;
	const written = requestText(template, { body, survey, questions, reference });
	// Nothing is stored that has a problem; should it come about, the text says so where it can be mended.
	return written.ok ? written.text : `${written.problem}\n\n${template}\n`;
}
