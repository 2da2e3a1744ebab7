import type { QuotableLetter } from '$lib/server/queries/documents';
import type { Letter } from '$lib/components/letters/letter';

/** Letters as the pane that shows them is given them. @param wave the address of the wave that they are kept in */
export const showLetters = (wave: string, letters: readonly QuotableLetter[]): Letter[] =>
	letters.map(({ id, requestId, sha256, name, type }) => ({
		id,
		sha256,
		name,
		type,
		address: `${wave}/requests/${requestId}/letters/${id}/file`
	}));
