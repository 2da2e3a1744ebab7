/** The address of a chart's page, under the base of its survey or of one of its editions. */
export function chartAddress(base: string, chart: string): string {
	return `${base}/charts/${chart}`;
}

/** The address of a chart's embed, which always names its edition: what is framed never changes. */
export function embedAddress(survey: string, chart: string, edition: number): string {
	return `/embed/${survey}/${chart}?edition=${edition}`;
}
