const pageOfEdition = /^(\/surveys\/[^/]+)\/editions\/(\d+)((?:\/.*)?)$/;

/**
 * The path under which search engines are to know a page, whatever view of it is open. A page of the latest
 * edition is known by its survey's plain address, which goes on to the next edition; a page of an older one,
 * or of one that was withdrawn, says something else and is known by its own.
 * @param path without a query
 * @param latest the number of the survey's latest edition; null where there is none, or the page is of no survey
 */
export function canonicalPath(path: string, latest: number | null): string {
	const [, survey, number, rest] = pageOfEdition.exec(path) ?? [];
	return survey !== undefined && Number(number) === latest ? `${survey}${rest}` : path;
}

/**
 * The path of the same page in one edition, which stays what it is: the one to cite.
 * @param path of a page of a survey, without a query
 */
export function citedPath(path: string, edition: number): string {
	return path.replace(/^(\/surveys\/[^/]+)(?:\/editions\/\d+)?/, `$1/editions/${edition}`);
}
