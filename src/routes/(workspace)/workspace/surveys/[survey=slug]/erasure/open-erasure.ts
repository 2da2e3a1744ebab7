import { shortName } from '$lib/domain/bodies/body';
import { accountOf } from '$lib/domain/access/actor';
import { actorWords } from '$lib/domain/audit/audit-words';
import {
	erasableKinds,
	erasableTable,
	kindsThatTellCodings,
	type ErasableKind
} from '$lib/domain/erasure/erasable';
import { placeWords, writtenWords, type PlaceNames } from '$lib/domain/erasure/place-words';
import type { Excerpt } from '$lib/domain/erasure/text-leaves';
import { formatDayOf } from '$lib/domain/editions/day-of';
import { countThings, joinWords, startSentence } from '$lib/domain/questions/words';
import { listActorNames } from '$lib/server/queries/audit-events';
import { listErasures, type StoredErasure } from '$lib/server/queries/erasures';
import { readRegister } from '$lib/server/queries/register';
import { listBlindPlaces } from '$lib/server/queries/blind-places';
import { readPattern } from '$lib/server/queries/surveys';
import { listWaves } from '$lib/server/queries/waves';
import { findErasables, type FoundRecord, type Search } from '$lib/server/services/find-erasables';

/** A record in which something was found, as the page lists it. */
export interface ListedRecord {
	/** What its box has. */
	name: string;
	place: string;
	written: string;
	excerpts: Excerpt[];
	/** Whether the words are kept from whoever looks, who codes answers blind. */
	isWithheld: boolean;
	/** The number of the edition that it is of; null where it is of none. */
	edition: number | null;
}

export interface ListedGroup {
	kind: ErasableKind;
	/** "Answers of editions" */
	title: string;
	effect: string;
	records: ListedRecord[];
}

/** What was found, as the page lists it. */
export interface Listed {
	groups: ListedGroup[];
	total: number;
	isTooMany: boolean;
	/** The days of erasures whose reasons have the words, which stay: "2 May 2022 and 3 May 2022"; null where none has. */
	reasons: string | null;
}

type Survey = { id: number; slug: string };

async function readNames(
	db: App.Locals['db'],
	survey: Survey,
	people: readonly string[]
): Promise<PlaceNames> {
	const [pattern, waves, register, names] = await Promise.all([
		readPattern(db, survey.id),
		listWaves(db, survey.id),
		readRegister(db),
		listActorNames(db, people)
	]);
	return {
		waves: new Map(waves.map(({ wave }) => [wave.slug, wave.title])),
		bodies: new Map(register.bodies.map((body) => [body.slug, shortName(body)])),
		questions: new Map(pattern.questions.map(({ code, title }) => [code, title])),
		criteria: new Map(pattern.criteria.map(({ code, title }) => [code, title])),
		people: new Map([...people].map((key) => [key, actorWords(key, names)]))
	};
}

/**
 * Looks for what can be erased, and lists it by kind. Whoever is to code answers of the survey a second
 * time without seeing the first coding gets the records that could tell it without the words in them.
 */
export async function searchSurvey(
	{ db, files, actor }: Pick<App.Locals, 'db' | 'files' | 'actor'>,
	survey: Survey,
	search: Search
): Promise<Listed> {
	const reader = accountOf(actor);
	const [found, blind] = await Promise.all([
		findErasables(db, files, survey, search),
		reader === null ? new Set<string>() : listBlindPlaces(db, reader, survey.id)
	]);
	const records = found.groups.flatMap((group) => group.records);
	const names = await readNames(
		db,
		survey,
		records.flatMap(({ place }) => place.by ?? [])
	);
	const isWithheld = (kind: ErasableKind) => blind.size > 0 && kindsThatTellCodings.has(kind);
	const inOrder = (a: FoundRecord, b: FoundRecord) =>
		(b.place.edition ?? 0) - (a.place.edition ?? 0) ||
		placeWords(a.place, names).localeCompare(placeWords(b.place, names), 'en-GB');
	return {
		groups: found.groups.map(({ kind, records: own }) => ({
			kind,
			title: startSentence(erasableTable[kind].many),
			effect: erasableTable[kind].effect,
			records: own.toSorted(inOrder).map(({ name, place, excerpts }) => ({
				name,
				place: placeWords(place, names),
				written: writtenWords(place, names),
				excerpts: isWithheld(kind) ? [] : excerpts,
				isWithheld: isWithheld(kind),
				edition: place.edition ?? null
			}))
		})),
		total: found.total,
		isTooMany: found.isTooMany,
		reasons: found.reasons.length > 0 ? joinWords(found.reasons.map(formatDayOf)) : null
	};
}

/** The records of a list that are ticked. */
export function pickTicked(listed: Listed, ticked: readonly string[]): Listed {
	const groups = listed.groups
		.map((group) => ({
			...group,
			records: group.records.filter(({ name }) => ticked.includes(name))
		}))
		.filter(({ records }) => records.length > 0);
	return { ...listed, groups, total: groups.reduce((sum, one) => sum + one.records.length, 0) };
}

/** What erasing a list does: each effect once, with how many records of which kinds it is of. */
export function listEffects({ groups }: Listed): { effect: string; of: string }[] {
	const effects = new Map<string, string[]>();
	for (const { kind, effect, records } of groups) {
		const { one, many } = erasableTable[kind];
		effects.set(effect, [...(effects.get(effect) ?? []), countThings(records.length, one, many)]);
	}
	return [...effects].map(([effect, of]) => ({ effect, of: joinWords(of) }));
}

/** What has been erased in a survey, for a table: never what it said. */
export async function listPastErasures(db: App.Locals['db'], slug: string) {
	const erasures = await listErasures(db, slug);
	const names = await listActorNames(
		db,
		erasures.map(({ actor }) => actor)
	);
	return erasures.map(({ id, at, actor, reason, kinds }) => ({
		id,
		on: formatDayOf(at),
		by: actorWords(actor, names),
		reason,
		what: whatWords(kinds)
	}));
}

/** "2 answers of editions and 1 letter" */
function whatWords(kinds: StoredErasure['kinds']): string {
	return joinWords(
		erasableKinds.flatMap((kind) => {
			const count = kinds[kind];
			if (!count) return [];
			return [countThings(count, erasableTable[kind].one, erasableTable[kind].many)];
		})
	);
}
