/** The address of a survey's latest edition. */
export function surveyAddress(survey: string): string {
	return `/surveys/${survey}`;
}

/** The address of one edition for good: what stands under it keeps its numbers. */
export function editionAddress(survey: string, edition: number): string {
	return `${surveyAddress(survey)}/editions/${edition}`;
}

/**
 * The address of one answer, which is the one to cite.
 * @param base the address of the survey or of one of its editions
 * @param wave the slug of the wave it is of; null for the newest that asked the body
 */
export function answerAddress(
	base: string,
	body: string,
	question: string,
	wave: string | null = null
): string {
	return `${base}/bodies/${body}/${question}${wave === null ? '' : `?wave=${encodeURIComponent(wave)}`}`;
}

/** The name under which a file of an edition is saved: "some-survey-edition-2-answers.csv". */
export function editionFileName(
	survey: string,
	edition: number,
	what: string,
	extension: string
): string {
	return `${survey}-edition-${edition}-${what}.${extension}`;
}
