import { formatDay } from '../surveys/as-at';
import { documentTypeTable } from './document-type';
import type { Evidence } from './evidence';
import { downloadName } from './file-name';
import { fileSizeWords } from './file-size';
import type { PublicLetter } from './public-letter';

/** A letter that readers can open, as pages list it. */
export interface LetterWords {
	name: string;
	/** Where it is, below the address of the survey or of an edition: "/letters/…/Letter.pdf". */
	path: string;
	/** "PDF, 312 KB". */
	type: string;
	/** "Response of 3 May 2022", or that it is other correspondence. */
	day: string;
	licence: string;
	isRedactedCopy: boolean;
}

/** Where a letter is, below the address of the survey or of an edition. */
export function letterPath({
	sha256,
	name,
	type
}: Pick<PublicLetter, 'sha256' | 'name' | 'type'>): string {
	return `/letters/${sha256}/${encodeURIComponent(downloadName(name, type))}`;
}

/** A public letter in words. */
export function describeLetter(letter: PublicLetter): LetterWords {
	return {
		name: letter.name,
		path: letterPath(letter),
		type: `${documentTypeTable[letter.type].label}, ${fileSizeWords(letter.bytes)}`,
		day:
			letter.responded_on === null
				? 'Other correspondence'
				: `Response of ${formatDay(letter.responded_on)}`,
		licence: letter.licence,
		isRedactedCopy: letter.redacts !== null
	};
}

/** A letter that an answer quotes, where readers can open it. */
export interface QuotedLetter {
	/** As `LetterWords.path`, with the page where a browser can be told to open one. */
	path: string;
	isRedactedCopy: boolean;
}

/**
 * The letter that evidence quotes, or the redacted copy that stands in for it, where readers can open it;
 * else null.
 * @param letters those of the body in the wave
 */
export function findQuotedLetter(
	letters: readonly PublicLetter[],
	evidence: Evidence | null
): QuotedLetter | null {
	if (evidence?.kind !== 'letter' || evidence.sha256 === undefined) return null;
	const { sha256, page } = evidence;
	const letter =
		letters.find((one) => one.sha256 === sha256) ?? letters.find((one) => one.redacts === sha256);
	if (!letter) return null;
	return {
		path: `${letterPath(letter)}${letter.type === 'pdf' ? `#page=${page}` : ''}`,
		isRedactedCopy: letter.redacts !== null
	};
}
