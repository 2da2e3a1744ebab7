/** Somebody who types an answer as its page does it: what is behind is merged, and sent again. */
import { emptyDraft, type Draft } from '$lib/domain/answers/draft';
import { mergeDrafts } from '$lib/domain/answers/merge-drafts';

/** The fields that a typist types in. */
export const typedFields = ['note', 'detail', 'internal_note'] as const;
export type TypedField = (typeof typedFields)[number];

/** What came of sending a draft. */
export type Sent =
	{ saved: true; version: number } | { saved: false; stored: { version: number; draft: Draft } };

export class Typist {
	version = 0;
	draft: Draft = emptyDraft;
	/** What the server has of this version. */
	#base: Draft = emptyDraft;
	#words = 0;

	/** @param name begins each of their words, so that nobody else has them */
	constructor(
		readonly name: string,
		readonly send: (version: number, draft: Draft) => Promise<Sent>
	) {}

	/** Goes on in a field. @returns the word that was typed */
	type(field: TypedField): string {
		this.#words += 1;
		const word = `${this.name}${this.#words}`;
		this.draft = { ...this.draft, [field]: `${this.draft[field]} ${word}`.trim() };
		return word;
	}

	/** Sends what is typed until it is saved. @returns how often it was behind */
	async save(): Promise<number> {
		for (let behind = 0; ; behind += 1) {
			const { draft } = this;
			const sent = await this.send(this.version, draft);
			if (sent.saved) {
				this.version = sent.version;
				this.#base = draft;
				return behind;
			}
			const { stored } = sent;
			const { merged, conflicts } = mergeDrafts(this.#base, draft, stored.draft);
			this.draft = merged;
			for (const field of conflicts) this.#takeBoth(field as TypedField, stored.draft);
			this.#base = stored.draft;
			this.version = stored.version;
		}
	}

	/** Shown both versions of a field, puts the other's words behind their own. */
	#takeBoth(field: TypedField, theirs: Draft): void {
		const own = this.draft[field].split(' ');
		const others = theirs[field].split(' ').filter((word) => !own.includes(word));
		this.draft = { ...this.draft, [field]: [...own, ...others].join(' ').trim() };
	}
}

/** Every word that stands in a draft, in order of the alphabet. */
export const wordsOf = (draft: Draft): string[] =>
	typedFields.flatMap((field) => draft[field].split(' ').filter(Boolean)).sort();
