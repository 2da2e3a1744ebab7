import { actorKey, type Actor } from '$lib/domain/access/actor';
import { erasureProblem, erasureProblemTable } from '$lib/domain/erasure/check-erasure';
import type { ErasableKind, ErasableName } from '$lib/domain/erasure/erasable';
import { wordPattern } from '$lib/domain/erasure/word-pattern';
import type { Database } from '../db/connect';
import type { FileStore } from '../files/file-store';
import { insertEditionEvent, listEditionRows, listEditions } from '../queries/editions';
import { listErasables, lockErasables } from '../queries/erasables';
import { eraseRecords, type ErasedRecord } from '../queries/erased-records';
import { insertErasure } from '../queries/erasures';
import { listSameFile } from '../queries/letter-files';
import { dropUnusedFile } from './drop-unused-file';
import { erasableFingerprint } from './find-erasables';
import { hashLeft } from './freeze-contents';
import { lockKnownSurvey } from './lock-known-survey';
import { perform, RefusedError } from './perform';
import type { Happening } from './record-event';

export interface ErasureInput {
	/** The survey's slug. */
	survey: string;
	/** The words that were looked for; null where it was a letter as a whole. */
	words: string | null;
	/** The records to erase, as they were shown. */
	records: readonly ErasableName[];
	/** Why, for good and for readers too. */
	reason: string;
}

type Ids = Map<ErasableKind, string[]>;

const changedMeanwhile = () =>
	new RefusedError(
		'changed_meanwhile',
		'Something of what you ticked has changed since, or is gone. Nothing was erased: search again, and look at what is there now.'
	);

/**
 * Erases records of a survey, all or none: of what is kept for good the content with its salt, and a
 * tombstone stays with the hash; of the rest the words. The files of letters follow, unless another letter
 * or another survey's edition is the same file. Each edition that loses something says so, with the hash of
 * what is left of it. What was erased is copied nowhere, not to the audit trail either.
 * @returns the tombstone's id, and how many records were erased
 * @throws RefusedError `unknown_survey`, `nothing_chosen`, `reason_missing`, `reason_names`,
 * `words_missing`, `changed_meanwhile`
 */
export async function erase(
	db: Database,
	files: FileStore,
	actor: Actor,
	input: ErasureInput,
	now: Date
): Promise<{ erasureId: number; records: number }> {
	const { survey: slug, records } = input;
	const { erasureId, rows } = await perform(
		db,
		actor,
		'erase',
		{ survey: slug },
		now,
		async (tx) => {
			const survey = await lockKnownSurvey(tx, slug);
			const ids = idsOf(records);
			await lockErasables(tx, ids);

			const problem = erasureProblem(input);
			if (problem) throw new RefusedError(problem, erasureProblemTable[problem]);
			await checkAsShown(tx, survey.id, records, ids);
			await addPublishedLetters(tx, survey.id, ids);

			const key = actorKey(actor);
			const reason = input.reason.trim();
			const pattern = input.words === null ? null : wordPattern(input.words);
			const touched = await findEditionsOf(tx, survey.id, ids);
			const tombstone = await insertErasure(tx, { at: now, actor: key, reason });
			const erased: ErasedRecord[] = [];
			for (const [kind, list] of ids) {
				erased.push(...(await eraseRecords(tx, kind, list, tombstone, pattern)));
			}
			const editions = await tellEditions(tx, slug, touched, tombstone, { at: now, key, reason });

			return {
				result: { erasureId: tombstone, rows: erased },
				happening: [
					{
						subject: { kind: 'erasure', key: String(tombstone) },
						details: {
							kinds: Object.fromEntries([...ids].map(([kind, list]) => [kind, list.length])),
							rows: erased
						}
					},
					...editions
				]
			};
		}
	);
	for (const { kind, hash } of rows) {
		if (kind === 'letter' && hash !== null) await dropUnusedFile(db, files, hash);
	}
	return { erasureId, records: rows.length };
}

function idsOf(records: readonly ErasableName[]): Ids {
	const ids: Ids = new Map();
	for (const { kind, id } of records) {
		const list = ids.get(kind) ?? [];
		if (!list.includes(id)) ids.set(kind, [...list, id]);
	}
	return ids;
}

/** Refuses where a record is not what was ticked any more. The caller holds their locks. */
async function checkAsShown(
	tx: Database,
	surveyId: number,
	records: readonly ErasableName[],
	ids: Ids
): Promise<void> {
	const stored = new Map<string, string>();
	for (const [kind, list] of ids) {
		for (const { id, content } of await listErasables(tx, surveyId, kind, { ids: list })) {
			stored.set(`${kind} ${id}`, erasableFingerprint(content));
		}
	}
	const isAsShown = records.every(({ kind, id, shown }) => stored.get(`${kind} ${id}`) === shown);
	if (!isAsShown) throw changedMeanwhile();
}

/** Adds what editions have published of the letters: else their files would go on being read there. */
async function addPublishedLetters(tx: Database, surveyId: number, ids: Ids): Promise<void> {
	const letters = await listErasables(tx, surveyId, 'letter', { ids: ids.get('letter') ?? [] });
	for (const { content } of letters) {
		const sha256 = String(content.sha256);
		const { records } = await listSameFile(tx, surveyId, sha256);
		const list = ids.get('edition_record') ?? [];
		const others = records.filter((id) => !list.includes(id));
		if (others.length > 0) ids.set('edition_record', [...list, ...others]);
	}
}

/** The numbers of the editions that lose something. */
async function findEditionsOf(tx: Database, surveyId: number, ids: Ids): Promise<Set<number>> {
	const found = new Set<number>();
	for (const [kind, list] of ids) {
		for (const { place } of await listErasables(tx, surveyId, kind, { ids: list })) {
			if (place.edition !== undefined) found.add(place.edition);
		}
	}
	return found;
}

/** Has each edition say that something of it was erased, with the hash of what is left. */
async function tellEditions(
	tx: Database,
	survey: string,
	numbers: ReadonlySet<number>,
	erasureId: number,
	{ at, key, reason }: { at: Date; key: string; reason: string }
): Promise<Happening[]> {
	const happenings: Happening[] = [];
	for (const edition of await listEditions(tx, survey)) {
		if (!numbers.has(edition.number)) continue;
		const contentHash = await hashLeft(await listEditionRows(tx, edition.id));
		await insertEditionEvent(tx, {
			editionId: edition.id,
			kind: 'erased',
			at,
			actor: key,
			content: { contentHash, words: reason }
		});
		happenings.push({
			subject: { kind: 'edition', key: `${survey} ${edition.number}` },
			beforeHash: edition.contentHash,
			afterHash: contentHash,
			details: { erasure: erasureId }
		});
	}
	return happenings;
}
