import type { Contents } from '$lib/domain/editions/assemble';
import { hashContents, sealRows } from '$lib/domain/editions/contents';
import type { EditionRows } from '../queries/editions';
import { freeze } from './freeze';
import { sha256 } from './sha256';

/** Contents as the rows of an edition, with the two hashes that the edition itself carries. */
export interface FrozenContents extends EditionRows {
	contentHash: string;
	seal: string;
}

/** Freezes everything a survey says, row by row. */
export function freezeContents(contents: Contents): FrozenContents {
	const rows = {
		records: contents.records.map(({ kind, key, content }) => ({
			kind,
			key,
			...freeze(content as Record<string, unknown>)
		})),
		answers: contents.answers.map(({ wave, body, question, ...content }) => ({
			wave,
			body,
			question,
			...freeze(content)
		})),
		assessments: contents.assessments.map(({ wave, body, criterion, ...content }) => ({
			wave,
			body,
			criterion,
			...freeze(content)
		}))
	};
	const placed = placeRows(rows);
	return {
		...rows,
		contentHash: hashContents(placed, sha256),
		seal: sealRows(
			placed.map((row) => row.contentHash),
			sha256
		)
	};
}

/** The rows of an edition in one list, each with its place: its table, then what identifies it there. */
export function placeRows<
	R extends { kind: string; key: string },
	A extends { wave: string; body: string; question: string },
	S extends { wave: string; body: string | null; criterion: string }
>(rows: { records: R[]; answers: A[]; assessments: S[] }): ((R | A | S) & { place: string[] })[] {
	return [
		...rows.records.map((row) => ({ ...row, place: [row.kind, row.key] })),
		...rows.answers.map((row) => ({
			...row,
			place: ['answer', row.wave, row.body, row.question]
		})),
		...rows.assessments.map((row) => ({
			...row,
			place: ['assessment', row.wave, row.body ?? '', row.criterion]
		}))
	];
}
