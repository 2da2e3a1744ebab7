import type { Command } from '$lib/domain/access/may';
import { verifyChain, type AuditEvent } from '$lib/domain/audit/chain';
import { hashContents, hashFrozen, sealRows } from '$lib/domain/editions/contents';
import type { Database } from '../db/connect';
import { listAuditEvents } from '../queries/audit-events';
import { listEditionRows, listEditions, type StoredEdition } from '../queries/editions';
import type { StoredFrozen } from '../queries/frozen';
import { listRevisions } from '../queries/revisions';
import { placeRows } from './freeze-contents';
import { sha256 } from './sha256';

export interface Verification {
	/** What was checked and found, in a line each. */
	lines: string[];
	isSound: boolean;
}

/**
 * Checks the audit chain, every revision and every edition against their hashes, and the hashes against
 * those that the audit trail recorded. Changes nothing.
 */
export async function verifyRecords(db: Database): Promise<Verification> {
	const lines: string[] = [];
	let isSound = true;
	const report = (what: string, problems: string[]) => {
		if (problems.length === 0) lines.push(`Sound: ${what}`);
		for (const problem of problems) lines.push(`BROKEN: ${problem}`);
		isSound &&= problems.length === 0;
	};

	const events = await listAuditEvents(db);
	report(`audit trail of ${events.length} events`, checkTrail(events));

	const revisions = await listRevisions(db);
	report(`${revisions.length} revisions`, checkRevisions(revisions, events));

	const editions = await listEditions(db);
	for (const edition of editions) {
		const rows = placeRows(await listEditionRows(db, edition.id));
		report(`${nameOf(edition)}, ${rows.length} rows`, checkEdition(edition, rows, events));
	}
	report('every edition that was published', checkPresence(editions, events));
	return { lines, isSound };
}

const nameOf = (edition: StoredEdition) => `edition ${edition.number} of ${edition.survey}`;

const isBy = (event: AuditEvent, ...commands: Command[]) =>
	commands.some((command) => command === event.action);

/** An erased row has nothing left to check but its tombstone; any other still has the hash it was frozen with. */
function isIntact({ content, salt, contentHash, erasureId }: StoredFrozen): boolean {
	if (content === null || salt === null) return content === salt && erasureId !== null;
	return hashFrozen(content, salt, sha256) === contentHash;
}

function checkTrail(events: readonly AuditEvent[]): string[] {
	const chain = verifyChain(events, sha256);
	return chain.ok
		? []
		: [`audit trail at event ${chain.sequence}: ${chain.why.replaceAll('_', ' ')}`];
}

function checkRevisions(
	revisions: readonly (StoredFrozen & { id: number })[],
	events: readonly AuditEvent[]
): string[] {
	const submissions = events.filter((event) => isBy(event, 'submit_answer', 'submit_finding'));
	const recorded = new Set(submissions.map((event) => event.afterHash));
	const present = new Set<string | null>(revisions.map((revision) => revision.contentHash));
	return [
		...revisions
			.filter((revision) => !isIntact(revision) || !recorded.has(revision.contentHash))
			.map((revision) => `revision ${revision.id} is not as it was submitted`),
		...submissions
			.filter((event) => !present.has(event.afterHash))
			.map(({ subject }) => `a revision of ${subject.kind} “${subject.key}” is missing`)
	];
}

function checkEdition(
	edition: StoredEdition,
	rows: readonly (StoredFrozen & { place: string[] })[],
	events: readonly AuditEvent[]
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
	const isRecorded = events.some(
		(event) =>
			isBy(event, 'publish_edition') &&
			event.subject.key === `${edition.survey} ${edition.number}` &&
			event.afterHash === edition.publishedHash
	);
	if (!isRecorded) problems.push(`${name} is not as the audit trail says it was published`);
	return problems;
}

function checkPresence(
	editions: readonly StoredEdition[],
	events: readonly AuditEvent[]
): string[] {
	const present = new Set(editions.map((edition) => `${edition.survey} ${edition.number}`));
	return events
		.filter((event) => isBy(event, 'publish_edition') && !present.has(event.subject.key))
		.map((event) => `edition “${event.subject.key}” is missing`);
}
