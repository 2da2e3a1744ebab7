import { documentTypeTable } from '$lib/domain/evidence/document-type';
import { fileSizeWords } from '$lib/domain/evidence/file-size';
import { letterStanding } from '$lib/domain/evidence/letter-standing';
import { responseWords } from '$lib/domain/requests/response-words';
import type { EnteringDocument } from '$lib/server/queries/entering';
import type { StoredResponse } from '$lib/server/queries/responses';

/** A letter as lists of them show it. */
export interface ListedLetter {
	id: number;
	name: string;
	/** Whether its content is there to be read. */
	isKept: boolean;
	/** What it is and how large: "PDF, 312 KB". */
	type: string;
	/** The response it is part of, in words; null for other correspondence. */
	response: string | null;
	standing: string;
	isPublic: boolean;
}

/** Letters as lists show them. @param responses those that they can be part of */
export function listLetters(
	letters: readonly EnteringDocument[],
	responses: readonly StoredResponse[]
): ListedLetter[] {
	const originals = new Set(letters.map(({ redactsId }) => redactsId));
	return letters.map((letter) => {
		const response = responses.find(({ id }) => id === letter.responseId);
		return {
			id: letter.id,
			name: letter.name ?? 'Erased',
			isKept: letter.sha256 !== null,
			type: `${documentTypeTable[letter.type].label}, ${fileSizeWords(letter.bytes)}`,
			response: response ? responseWords(response) : null,
			standing: letterStanding({
				isPublic: letter.isPublic,
				checkedAt: letter.checkedAt,
				isCopy: letter.redactsId !== null,
				hasCopy: originals.has(letter.id)
			}),
			isPublic: letter.isPublic
		};
	});
}
