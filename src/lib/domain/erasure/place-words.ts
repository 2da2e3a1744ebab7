import { formatDayOf } from '../editions/day-of';
import { startSentence } from '../questions/words';

/** Where a record stands, as far as it stands anywhere: slugs, codes and numbers. */
export interface ErasablePlace {
	edition?: number;
	wave?: string;
	body?: string | null;
	question?: string | null;
	criterion?: string | null;
	/** Of a revision, which of its answer or finding it is. */
	revision?: number;
	/** Of a request, and of what belongs to one. */
	request?: number;
	/** What else tells it from others: the kind and the key of a record, what happened. */
	detail?: string;
	at?: Date;
	/** The key of the actor who wrote it. */
	by?: string;
}

/** What slugs, codes and keys stand for. */
export interface PlaceNames {
	waves: ReadonlyMap<string, string>;
	bodies: ReadonlyMap<string, string>;
	questions: ReadonlyMap<string, string>;
	criteria: ReadonlyMap<string, string>;
	/** By the key of the actor. */
	people: ReadonlyMap<string, string>;
}

const nameOf = (names: ReadonlyMap<string, string>, code: string | null | undefined) =>
	code === null || code === undefined ? [] : [names.get(code) ?? code];

/** Where a record stands, in words: "Edition 1, HM Treasury, Permission, March 2022". */
export function placeWords(place: ErasablePlace, names: PlaceNames): string {
	const words = [
		...(place.edition === undefined ? [] : [`edition ${place.edition}`]),
		...nameOf(names.bodies, place.body),
		...nameOf(names.questions, place.question),
		...nameOf(names.criteria, place.criterion),
		...(place.revision === undefined ? [] : [`revision ${place.revision}`]),
		...(place.request === undefined ? [] : [`request ${place.request}`]),
		...(place.detail === undefined ? [] : [place.detail]),
		...nameOf(names.waves, place.wave)
	];
	return words.length > 0 ? startSentence(words.join(', ')) : 'The survey itself';
}

/** Who wrote it and when: "Amina Shah, 26 November 2026"; '' where neither is known. */
export function writtenWords({ by, at }: ErasablePlace, names: PlaceNames): string {
	return [...nameOf(names.people, by), ...(at ? [formatDayOf(at)] : [])].join(', ');
}
