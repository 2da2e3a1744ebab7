/** A hundred researchers who save at once, through the pages' own address, on a real PostgreSQL. */
import type { Draft } from '$lib/domain/answers/draft';
import type { Database } from '$lib/server/db/connect';
import { insertAccount } from '$lib/server/queries/accounts';
import { readEntering } from '$lib/server/queries/entering';
import { enterOrganisation } from '$lib/server/queries/organisations';
import { listQuestions } from '$lib/server/queries/questions';
import { listRequests } from '$lib/server/queries/requests';
import { replaceRoles } from '$lib/server/queries/roles';
import { findSurveyRecord } from '$lib/server/queries/surveys';
import { readRegister } from '$lib/server/queries/register';
import { createRequests } from '$lib/server/services/create-requests';
import { startWave } from '$lib/server/services/start-wave';
import { verifyRecords } from '$lib/server/services/verify-records';
import { actAs, signInDirectly } from '../support/people';
import { Typist, typedFields, wordsOf, type Sent } from '../support/typist';
import { onPostgres } from './on-postgres';

const survey = 'whatsapp-in-government';
const researchers = 100;
/** How often each saves an answer of their own. */
const saves = 20;
/** One in so many also goes on, each time, with an answer that all of these share. */
const sharing = 10;

export interface Saving {
	/** How many saves the server acknowledged. */
	saves: number;
	savesPerSecond: number;
	/** Milliseconds, of every answer of the server. */
	median: number;
	p99: number;
	longest: number;
	/** How often somebody was told that another had saved in between, and merged. */
	conflicts: number;
	/** Words that somebody typed, was told were saved, and that are not there. */
	lost: number;
	/** Answers that were neither. */
	errors: number;
}

interface Person {
	cookie: string;
	/** Where drafts of their own answer, and of the shared one, are put. */
	own: string;
	shared: string | null;
}

/** People with a session each, and a wave with an answer for each of them. */
async function setUp(db: Database) {
	const now = new Date();
	const record = await findSurveyRecord(db, survey);
	if (!record) throw new Error('The example is not there.');
	const passwordHash = 'no password';
	const organisationId = await enterOrganisation(db, 'Bench Institute');
	const ids: number[] = [];
	for (let index = 0; index < researchers; index += 1) {
		const accountId = await insertAccount(db, {
			email: `researcher-${index}@bench.example`,
			name: `Researcher ${index}`,
			organisationId,
			isAdministrator: false,
			createdAt: now,
			passwordHash
		});
		await replaceRoles(db, accountId, [{ surveyId: record.id, role: 'researcher' }]);
		ids.push(accountId);
	}
	const codes = (await listQuestions(db, record.id)).map(({ question }) => question.code);
	// One answer for each, and one more for those who share it.
	const count = Math.ceil((researchers + 1) / codes.length);
	const bodies = (await readRegister(db)).bodies.slice(0, count).map(({ slug }) => slug);
	const actor = await actAs(db, ids[0] ?? 0);
	const wave = { slug: 'bench', title: 'Bench', law: 'FOIA 2000', as_at: '2026-11', note: null };
	const { waveId } = await startWave(
		db,
		actor,
		{ survey, wave, bodies, proposedFor: '2026-11-01' },
		now
	);
	await createRequests(db, actor, { waveId, bodies }, now);
	const places = (await listRequests(db, waveId)).flatMap(({ id }) =>
		codes.map((code) => ({ requestId: id, code }))
	);
	if (places.length <= researchers) throw new Error('There are too few answers for all.');
	const addressOf = ({ requestId, code }: (typeof places)[number]) =>
		`/workspace/surveys/${survey}/waves/bench/requests/${requestId}/enter/drafts/${code}`;
	const shared = places[researchers]!;
	const people: Person[] = [];
	for (const [index, id] of ids.entries()) {
		people.push({
			cookie: `crosscheck=${await signInDirectly(db, id, now)}`,
			own: addressOf(places[index]!),
			shared: index % sharing === 0 ? addressOf(shared) : null
		});
	}
	return { people, places, shared };
}

/** Has them all type and save as fast as the server answers, and counts what is there afterwards. */
async function measure(server: string, db: Database): Promise<Saving> {
	const { people, places, shared } = await setUp(db);
	const times: number[] = [];
	let conflicts = 0;
	let errors = 0;

	const typistAt = (name: string, address: string, cookie: string) =>
		new Typist(name, async (version, draft): Promise<Sent> => {
			for (;;) {
				const began = performance.now();
				const response = await fetch(server + address, {
					method: 'PUT',
					redirect: 'manual',
					headers: { 'content-type': 'application/json', origin: server, cookie },
					body: JSON.stringify({ response: null, version, draft })
				}).catch(() => null);
				const body = await response?.json().catch(() => null);
				times.push(performance.now() - began);
				if (response?.status === 200) return { saved: true, version: body.version };
				if (response?.status === 409 && body.stored) {
					conflicts += 1;
					return { saved: false, stored: body.stored };
				}
				errors += 1;
				if (errors > 100) throw new Error(`The server answers ${response?.status ?? 'nothing'}.`);
			}
		});

	const own: string[][] = [];
	const ofAll: string[] = [];
	const began = performance.now();
	await Promise.all(
		people.map(async ({ cookie, own: address, shared: sharedAddress }, index) => {
			const alone = typistAt(`p${index}w`, address, cookie);
			const together = sharedAddress && typistAt(`s${index}w`, sharedAddress, cookie);
			const typed: string[] = [];
			for (let turn = 0; turn < saves; turn += 1) {
				typed.push(alone.type(typedFields[turn % 3]!));
				await alone.save();
				if (!together) continue;
				ofAll.push(together.type(typedFields[(turn + index) % 3]!));
				await together.save();
			}
			own[index] = typed;
		})
	);
	const seconds = (performance.now() - began) / 1000;

	const drafts = new Map<string, Draft>();
	for (const requestId of new Set(places.map((place) => place.requestId))) {
		const { questions } = await readEntering(db, requestId, null);
		for (const { code, draft } of questions) {
			if (draft) drafts.set(`${requestId} ${code}`, draft.content);
		}
	}
	const missing = ({ requestId, code }: (typeof places)[number], typed: readonly string[]) => {
		const draft = drafts.get(`${requestId} ${code}`);
		const there = new Set(draft ? wordsOf(draft) : []);
		return typed.filter((word) => !there.has(word)).length;
	};
	const lost = own.reduce(
		(sum, typed, index) => sum + missing(places[index]!, typed),
		missing(shared, ofAll)
	);
	if (!(await verifyRecords(db)).isSound) throw new Error('The records are not sound.');

	times.sort((one, other) => one - other);
	const acknowledged = own.flat().length + ofAll.length;
	return {
		saves: acknowledged,
		savesPerSecond: Math.round(acknowledged / seconds),
		median: times[Math.floor(times.length / 2)] ?? 0,
		p99: times[Math.floor(times.length * 0.99)] ?? 0,
		longest: times.at(-1) ?? 0,
		conflicts,
		lost,
		errors
	};
}

/** Measures saving. */
export const measureSaving = (): Promise<Saving> => onPostgres(({ url }, db) => measure(url, db));

/** What of it must be nothing: what was lost, and what went wrong. */
export const savingProblems = ({ lost, errors }: Saving): string[] => [
	...(lost > 0 ? [`${lost} words lost`] : []),
	...(errors > 0 ? [`${errors} errors`] : [])
];

/** What was measured, in lines. */
export const savingLines = (saving: Saving): string[] => [
	`${researchers} researchers saving at once on PostgreSQL, ${saves} times each an answer of their own, ` +
		`${researchers / sharing} of them also one that they share, as fast as they are answered:`,
	`  ${saving.saves} saves, ${saving.savesPerSecond} saves/s, median ${saving.median.toFixed(0)} ms, ` +
		`p99 ${saving.p99.toFixed(0)} ms, longest ${saving.longest.toFixed(0)} ms`,
	`  ${saving.conflicts} told of another's save and merged, ${saving.lost} lost updates, ${saving.errors} errors`
];
