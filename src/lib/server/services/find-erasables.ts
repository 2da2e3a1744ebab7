import { erasableKinds, writeErasable, type ErasableKind } from '$lib/domain/erasure/erasable';
import type { ErasablePlace } from '$lib/domain/erasure/place-words';
import { findExcerpts, type Excerpt } from '$lib/domain/erasure/text-leaves';
import { hasWords, plainFragment, wordPattern } from '$lib/domain/erasure/word-pattern';
import type { Database } from '../db/connect';
import type { FileStore } from '../files/file-store';
import { listErasables, type Erasable, type Wanted } from '../queries/erasables';
import { listErasures } from '../queries/erasures';
import { listSameFile, listTextLetters } from '../queries/letter-files';
import { findDocument } from '../queries/documents';
import { fingerprintOf } from './fingerprint';

/** What is looked for: words wherever they stand, or a letter with what editions have of it. */
export type Search = { words: string } | { requestId: number; documentId: number };

/** A record in which something was found. */
export interface FoundRecord {
	/** What a box to tick has for it. */
	name: string;
	place: ErasablePlace;
	excerpts: Excerpt[];
}

export interface FoundRecords {
	/** By kind, in the order in which kinds are listed. */
	groups: { kind: ErasableKind; records: FoundRecord[] }[];
	total: number;
	/** More than can be looked through at once: then none is listed. */
	isTooMany: boolean;
	/** Erasures whose reasons have the words, which stay: their days. */
	reasons: Date[];
}

/** As many records as can be looked through, and sent in one form. */
const mostRecords = 1_000;

/** As large as a letter is whose text is searched, in bytes. */
const largestText = 2 * 1024 * 1024;

/** How a record was when it was shown, short enough for a form. */
export const erasableFingerprint = (content: unknown): string =>
	fingerprintOf(content).slice(0, 16);

const toFound = ({ kind, id, place, content }: Erasable, excerpts: Excerpt[]): FoundRecord => ({
	name: writeErasable({ kind, id, shown: erasableFingerprint(content) }),
	place,
	excerpts
});

/** The letters, of those whose text can be read, in whose text the words stand, with where. */
async function searchTexts(
	db: Database,
	files: FileStore,
	surveyId: number,
	pattern: RegExp
): Promise<Map<string, Excerpt[]>> {
	const letters = await listTextLetters(db, surveyId, ['text', 'csv', 'eml'], largestText);
	const found = new Map<string, Excerpt[]>();
	for (const { id, sha256 } of letters) {
		const [encoding, file] = [await files.readEncoding(sha256), await files.open(sha256)];
		if (!file) continue;
		const bytes = await new Response(file.stream).arrayBuffer();
		const text = new TextDecoder(encoding ?? 'utf-8').decode(bytes);
		const excerpts = findExcerpts({ text }, pattern);
		if (excerpts.length > 0) found.set(id, excerpts);
	}
	return found;
}

/** Everything of a survey in which words stand; empty where there are too few characters to look for. */
async function findWords(
	db: Database,
	files: FileStore,
	survey: { id: number; slug: string },
	words: string
): Promise<FoundRecords> {
	const pattern = wordPattern(words);
	if (!pattern) return { groups: [], total: 0, isTooMany: false, reasons: [] };
	const wanted: Wanted = { fragment: plainFragment(words) };
	const texts = await searchTexts(db, files, survey.id, pattern);
	const groups: FoundRecords['groups'] = [];
	let total = 0;
	for (const kind of erasableKinds) {
		const rows = await listErasables(db, survey.id, kind, wanted);
		if (kind === 'letter') {
			const known = new Set(rows.map(({ id }) => id));
			const others = [...texts.keys()].filter((id) => !known.has(id));
			rows.push(...(await listErasables(db, survey.id, kind, { ids: others })));
		}
		const records = rows.flatMap((row) => {
			const inText = kind === 'letter' ? (texts.get(row.id) ?? []) : [];
			const excerpts = [...findExcerpts(row.content, pattern), ...inText];
			return excerpts.length > 0 ? [toFound(row, excerpts)] : [];
		});
		total += records.length;
		if (records.length > 0) groups.push({ kind, records });
	}
	const erased = await listErasures(db, survey.slug);
	return {
		groups: total > mostRecords ? [] : groups,
		total,
		isTooMany: total > mostRecords,
		reasons: erased.filter(({ reason }) => hasWords(reason, pattern)).map(({ at }) => at)
	};
}

/** A letter, wherever in the survey it is kept and published. */
async function findLetter(
	db: Database,
	surveyId: number,
	{ requestId, documentId }: { requestId: number; documentId: number }
): Promise<FoundRecords> {
	const document = await findDocument(db, requestId, documentId);
	const same = document?.sha256
		? await listSameFile(db, surveyId, document.sha256)
		: { letters: [], records: [] };
	const [letters, records] = await Promise.all([
		listErasables(db, surveyId, 'letter', { ids: same.letters }),
		listErasables(db, surveyId, 'edition_record', { ids: same.records })
	]);
	const groups = [
		{ kind: 'edition_record' as const, records: records.map((row) => toFound(row, [])) },
		{ kind: 'letter' as const, records: letters.map((row) => toFound(row, [])) }
	].filter((group) => group.records.length > 0);
	return { groups, total: letters.length + records.length, isTooMany: false, reasons: [] };
}

/**
 * Everything of a survey in which words stand, or all that is one letter. Changes nothing. Words within
 * PDFs, pictures, Word documents and encoded parts of emails are not found.
 */
export async function findErasables(
	db: Database,
	files: FileStore,
	survey: { id: number; slug: string },
	search: Search
): Promise<FoundRecords> {
	return 'words' in search
		? findWords(db, files, survey, search.words)
		: findLetter(db, survey.id, search);
}
