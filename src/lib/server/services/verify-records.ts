import { setImmediate } from 'node:timers/promises';
import type { Command } from '$lib/domain/access/may';
import { startChainCheck, type AuditEvent, type ChainHead } from '$lib/domain/audit/chain';
import { readHead, writeHead } from '$lib/domain/audit/chain-head';
import { chainBreakWords } from '$lib/domain/audit/chain-words';
import { erasableTable } from '$lib/domain/erasure/erasable';
import { hashContents, hashFrozen, sealRows } from '$lib/domain/editions/contents';
import { countThings } from '$lib/domain/questions/words';
import type { Database } from '../db/connect';
import { eventsAtOnce, listActorNames, listEventsAfter } from '../queries/audit-events';
import { listEditionRows, listEditions, type StoredEdition } from '../queries/editions';
import { listTombstones } from '../queries/erased-records';
import { readSaid, saidKinds, type SaidKind, type StoredFrozen } from '../queries/frozen';
import { findContentHashes, readRevisions } from '../queries/revisions';
import { placeRows } from './freeze-contents';
import { sha256 } from './sha256';

export interface Verification {
	/** What was checked and found, in a line each. */
	lines: string[];
	isSound: boolean;
	/** The last event of the audit trail, where the trail is sound: to be noted elsewhere. */
	head: string | null;
	/** The number at which the trail first fails, where it does. */
	brokenAt: number | null;
}

/** What was said, as a report counts and names it. */
const saidWords = {
	comment: ['comment', 'comments'],
	reply: ['reply', 'replies'],
	correction: ['correction', 'corrections']
} as const satisfies Record<SaidKind, readonly [one: string, many: string]>;

/**
 * Checks the audit chain, every revision, every edition and all that was said of them against their hashes,
 * and the hashes against those that the audit trail recorded; and of what was erased, that the trail says
 * so. Changes nothing, and holds up nobody: what is submitted or
 * published meanwhile is taken in. However long the trail, little of it is held at once.
 * @param noted the head of an earlier check, as it was noted: "523:9f86…". Only with it does it show
 * that the end of the trail was cut off, or the whole made anew
 * @throws RangeError where `noted` is no head
 */
export async function verifyRecords(
	db: Database,
	noted: string | null = null
): Promise<Verification> {
	const before = await listTombstones(db);
	const verification = await verifyOnce(db, noted);
	if (verification.isSound) return verification;
	// What was erased meanwhile was half read as it was and half as it is.
	const after = await listTombstones(db);
	return after.ids.length === before.ids.length ? verification : verifyRecords(db, noted);
}

async function verifyOnce(db: Database, noted: string | null): Promise<Verification> {
	const lines: string[] = [];
	let isSound = true;
	const report = (what: string, problems: string[]) => {
		if (problems.length === 0) lines.push(`Sound: ${what}`);
		for (const problem of problems) lines.push(`BROKEN: ${problem}`);
		isSound &&= problems.length === 0;
	};

	// Editions and revisions first, the trail after them: what it does not record then is not its newest.
	const editions = await listEditions(db);
	const trail = await checkTrail(db, readNoted(noted));
	report(`audit trail of ${countThings(trail.count, 'event', 'events')}`, trail.problems);
	report(countThings(trail.revisions, 'revision', 'revisions'), trail.revisionProblems);

	for (const kind of saidKinds) {
		const { count, problems } = await checkSaid(db, kind);
		const [one, many] = saidWords[kind];
		report(countThings(count, one, many), problems);
	}
	const { count, problems } = await checkErased(db, trail);
	report(countThings(count, 'erased record', 'erased records'), problems);

	for (const edition of editions) {
		const rows = placeRows(await listEditionRows(db, edition.id));
		report(
			`${nameOf(edition)}, ${countThings(rows.length, 'row', 'rows')}`,
			checkEdition(edition, rows, trail.published)
		);
		await setImmediate();
	}
	report('every edition that was published', await checkPresence(db, editions, trail.published));
	return {
		lines,
		isSound,
		head: trail.head && writeHead(trail.head),
		brokenAt: trail.brokenAt
	};
}

function readNoted(noted: string | null): ChainHead | null {
	if (noted === null) return null;
	const head = readHead(noted);
	if (!head) {
		throw new RangeError(
			'A noted head is the number of an event and its hash of 64 characters: 523:9f86… Give it as an earlier check showed it.'
		);
	}
	return head;
}

const nameOf = (edition: StoredEdition) => `edition ${edition.number} of ${edition.survey}`;

const isBy = (event: AuditEvent, ...commands: Command[]) =>
	commands.some((command) => command === event.action);

/** An erased row has nothing left to check but its tombstone; any other still has the hash it was frozen with. */
function isIntact({ content, salt, contentHash, erasureId }: StoredFrozen): boolean {
	if (content === null || salt === null) return content === salt && erasureId !== null;
	return hashFrozen(content, salt, sha256) === contentHash;
}

/** What the trail says was published, and stood after something was erased: by survey and number, the hashes. */
type Published = Map<string, Set<string | null>>;

/**
 * Walks along the audit trail and the revisions side by side. Both are in the order in which they came,
 * or nearly so: what one names and the other has yet to show is all that has to be remembered.
 */
async function checkTrail(db: Database, noted: ChainHead | null) {
	const chain = startChainCheck(sha256, noted);
	const published: Published = new Map();
	const tombstones = new Set<string>();
	/** The kind, the id and the tombstone of each row that was erased. */
	const erased = new Set<string>();
	/** Recorded as submitted, by hash, and not met among the revisions yet; and the other way round. */
	const submitted = new Map<string | null, string>();
	const stored = new Map<string, number>();
	let count = 0;
	let revisions = 0;
	const altered: number[] = [];

	const takeEvents = (events: readonly AuditEvent[]) => {
		chain.take(events);
		count += events.length;
		for (const event of events) {
			const { kind, key } = event.subject;
			if (isBy(event, 'erase') && kind === 'erasure') {
				tombstones.add(key);
				for (const row of erasedRows(event)) erased.add(`${row.kind} ${row.id} ${key}`);
			} else if (isBy(event, 'publish_edition', 'erase')) {
				published.set(key, (published.get(key) ?? new Set()).add(event.afterHash));
			} else if (isBy(event, 'submit_answer', 'submit_finding')) {
				if (event.afterHash === null || !stored.delete(event.afterHash)) {
					submitted.set(event.afterHash, `${kind} “${key}”`);
				}
			}
		}
	};
	const takeRevisions = (rows: readonly (StoredFrozen & { id: number })[]) => {
		revisions += rows.length;
		for (const row of rows) {
			if (!isIntact(row)) altered.push(row.id);
			if (!submitted.delete(row.contentHash)) stored.set(row.contentHash, row.id);
		}
	};

	let last: number | null = null;
	const takeNextEvents = async () => {
		const events: AuditEvent[] = await listEventsAfter(db, last);
		takeEvents(events);
		last = events.at(-1)?.sequence ?? last;
		// The server answers others between two batches.
		await setImmediate();
		return events.length === eventsAtOnce;
	};
	for await (const rows of readRevisions(db)) {
		takeRevisions(rows);
		while (stored.size >= eventsAtOnce && (await takeNextEvents()));
	}
	while (await takeNextEvents());

	// Submitted since the revisions were read: they are there by now.
	const present = await findContentHashes(db, [...submitted.keys()]);
	const missing = [...submitted].filter(([hash]) => hash === null || !present.has(hash));
	const unrecorded = [...stored.values()].filter((id) => !altered.includes(id));
	const result = chain.conclude();
	const problems: string[] = [];
	if (!result.ok) {
		const names = await listActorNames(db, result.event ? [result.event.actor] : []);
		problems.push(`audit trail: ${chainBreakWords(result, names)}`);
	}
	return {
		count,
		problems,
		head: result.ok ? result.head : null,
		brokenAt: result.ok ? null : result.sequence,
		revisions,
		revisionProblems: [
			...[...altered, ...unrecorded]
				.sort((one, other) => one - other)
				.map((id) => `revision ${id} is not as it was submitted`),
			...missing.map(([, subject]) => `a revision of ${subject} is missing`)
		],
		published,
		tombstones,
		erased
	};
}

/** The rows that an event of an erasure names. Somebody may have made anything of its details. */
function erasedRows({ details }: AuditEvent): { kind: unknown; id: unknown }[] {
	const rows = (details as AuditEvent['details'] | null)?.rows;
	if (!Array.isArray(rows)) return [];
	return rows.filter((row) => typeof row === 'object' && row !== null);
}

async function checkSaid(db: Database, kind: SaidKind) {
	const problems: string[] = [];
	let count = 0;
	for await (const rows of readSaid(db, kind)) {
		count += rows.length;
		for (const row of rows) {
			if (!isIntact(row)) problems.push(`${kind} ${row.id} is not as it was written`);
		}
		await setImmediate();
	}
	return { count, problems };
}

/** Whether the trail tells of every tombstone, and of every row that has one. */
async function checkErased(
	db: Database,
	{ tombstones, erased }: { tombstones: ReadonlySet<string>; erased: ReadonlySet<string> }
) {
	const { ids, rows } = await listTombstones(db);
	return {
		count: rows.length,
		problems: [
			...ids
				.filter((id) => !tombstones.has(String(id)))
				.map((id) => `erasure ${id} is not in the audit trail`),
			...[...tombstones]
				.filter((id) => !ids.includes(Number(id)))
				.map((id) => `erasure ${id} is missing`),
			...rows
				.filter(({ kind, id, erasureId }) => !erased.has(`${kind} ${id} ${erasureId}`))
				.map(
					({ kind, id }) =>
						`${erasableTable[kind].one} ${id} was erased, which the audit trail does not say`
				)
		]
	};
}

function checkEdition(
	edition: StoredEdition,
	rows: readonly (StoredFrozen & { place: string[] })[],
	published: Published
): string[] {
	const name = nameOf(edition);
	const problems = rows
		.filter((row) => !isIntact(row))
		.map((row) => `${name}: “${row.place.join(' ')}” is not as it was frozen`);
	const hashes = rows.map((row) => row.contentHash);
	if (sealRows(hashes, sha256) !== edition.seal) {
		problems.push(`${name}: its rows are not those it was sealed with`);
	}
	const contents = rows.filter((row) => row.content !== null);
	if (hashContents(contents, sha256) !== edition.contentHash) {
		problems.push(`${name}: its content hash is not that of its contents`);
	}
	const recorded = published.get(keyOf(edition));
	if (!recorded?.has(edition.publishedHash)) {
		problems.push(`${name} is not as the audit trail says it was published`);
	}
	if (edition.contentHash !== edition.publishedHash && !recorded?.has(edition.contentHash)) {
		problems.push(`${name} is not as the audit trail says it is since something was erased`);
	}
	return problems;
}

const keyOf = (edition: StoredEdition) => `${edition.survey} ${edition.number}`;

async function checkPresence(
	db: Database,
	editions: readonly StoredEdition[],
	published: Published
): Promise<string[]> {
	const known = new Set(editions.map(keyOf));
	const unknown = [...published.keys()].filter((key) => !known.has(key));
	if (unknown.length === 0) return [];
	// Published since the editions were listed: they are there by now.
	const present = new Set((await listEditions(db)).map(keyOf));
	return unknown.filter((key) => !present.has(key)).map((key) => `edition “${key}” is missing`);
}
