import { canonicalJson } from '$lib/domain/audit/canonical-json';
import type { Contents } from '$lib/domain/editions/assemble';
import { contentLine, contentPieces, sealPieces } from '$lib/domain/editions/contents';
import type { EditionRows, listEditionRows } from '../queries/editions';
import type { Frozen } from '../queries/frozen';
import { mapInTurns, sortInTurns } from '../queries/in-turns';
import { freezeText } from './freeze';
import { sha256InTurns } from './sha256';

/** Contents as the rows of an edition, with the two hashes that the edition itself carries. */
export interface FrozenContents extends EditionRows {
	contentHash: string;
	seal: string;
}

type Row = { kind: string; key: string };
type AnswerRow = { wave: string; body: string; question: string };
type AssessmentRow = { wave: string; body: string | null; criterion: string };

/** Contents as rows with their places, their contents not frozen yet. */
const rowsOf = ({ records, answers, assessments }: Contents) => ({
	records: records.map(({ kind, key, content }) => ({
		kind,
		key,
		content: content as Record<string, unknown>
	})),
	answers: answers.map(({ wave, body, question, ...content }) => ({
		wave,
		body,
		question,
		content
	})),
	assessments: assessments.map(({ wave, body, criterion, ...content }) => ({
		wave,
		body,
		criterion,
		content
	}))
});

/** The hash that an edition of these contents would show its readers. Others get their turns meanwhile. */
export async function hashRows(contents: Contents): Promise<string> {
	const lines = await mapInTurns(placeRows(rowsOf(contents)), ({ place, content }) =>
		contentLine(place, canonicalJson(content))
	);
	return hashLines(lines);
}

/** The hash of what is left of an edition, given all its rows as they are stored: erased ones are left out. */
export async function hashLeft(rows: Awaited<ReturnType<typeof listEditionRows>>): Promise<string> {
	const left = placeRows(rows).filter(({ content }) => content !== null);
	const lines = await mapInTurns(left, ({ place, content }) =>
		contentLine(place, canonicalJson(content))
	);
	return hashLines(lines);
}

/** Freezes everything a survey says, row by row. Others get their turns meanwhile. */
export async function freezeContents(contents: Contents): Promise<FrozenContents> {
	const lines: string[] = [];
	const freezeRow = <C, R extends { content: C }>(row: R & { place: string[] }): R & Frozen<C> => {
		const { place, ...rest } = row;
		const text = canonicalJson(row.content);
		lines.push(contentLine(place, text));
		return { ...(rest as unknown as R), ...freezeText(row.content, text) };
	};
	const placed = placeKinds(rowsOf(contents));
	const rows = {
		records: await mapInTurns(placed.records, freezeRow),
		answers: await mapInTurns(placed.answers, freezeRow),
		assessments: await mapInTurns(placed.assessments, freezeRow)
	};
	const hashes = [rows.records, rows.answers, rows.assessments].flatMap((some) =>
		some.map((row) => row.contentHash)
	);
	return {
		...rows,
		contentHash: await hashLines(lines),
		seal: await sha256InTurns(sealPieces(await sortInTurns(hashes)))
	};
}

const hashLines = async (lines: readonly string[]) =>
	sha256InTurns(contentPieces(await sortInTurns(lines)));

/** Rows of an edition, each with its place: its table, then what identifies it there. */
function placeKinds<R extends Row, A extends AnswerRow, S extends AssessmentRow>(rows: {
	records: R[];
	answers: A[];
	assessments: S[];
}) {
	return {
		records: rows.records.map((row) => ({ ...row, place: [row.kind, row.key] })),
		answers: rows.answers.map((row) => ({
			...row,
			place: ['answer', row.wave, row.body, row.question]
		})),
		assessments: rows.assessments.map((row) => ({
			...row,
			place: ['assessment', row.wave, row.body ?? '', row.criterion]
		}))
	};
}

/** The rows of an edition in one list, each with its place. */
export function placeRows<R extends Row, A extends AnswerRow, S extends AssessmentRow>(rows: {
	records: R[];
	answers: A[];
	assessments: S[];
}): ((R | A | S) & { place: string[] })[] {
	const { records, answers, assessments } = placeKinds(rows);
	return [...records, ...answers, ...assessments];
}
