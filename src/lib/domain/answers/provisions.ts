import { z } from 'zod';
import { codeSchema } from '../questions/question';
import { continueSentence, joinWords, startSentence } from '../questions/words';
import register from './provisions.json';

/**
 * What an exemption turns on, in the words that follow "an exemption". The statute does not sort its
 * exemptions by these words; the regulator's guidance does (class, prejudice), and a few fit neither.
 */
const bases = {
	class: 'that covers a class of information',
	prejudice: 'that turns on prejudice',
	'mixed (class plus prejudice condition)':
		'that covers a class of information and turns on prejudice',
	'prejudice (27(1)); class (27(2))':
		'that turns on prejudice under 27(1) and covers a class of information under 27(2)',
	'class (43(1)); prejudice (43(2))':
		'that covers a class of information under 43(1) and turns on prejudice under 43(2)',
	'necessity (required for the purpose of safeguarding national security)':
		'that applies where it is required to safeguard national security',
	'endangerment (ICO: not prejudice-based since Mar 2024)':
		'that turns on danger to someone’s health or safety'
} as const;
const basisNames = Object.keys(bases) as (keyof typeof bases)[];

/** How an exemption stands to the public interest test of section 2. */
const forces = {
	absolute: { words: 'an absolute exemption', test: 'the Act sets no public interest test' },
	qualified: { words: 'a qualified exemption', test: 'the public interest must be weighed' },
	mixed: {
		words: 'an exemption',
		test: 'it is absolute in some cases, and in the others the public interest must be weighed'
	}
} as const;

const common = {
	/** As answers cite it: "s31", "s14-1". */
	id: codeSchema,
	/** As the Act numbers it: "31", "14(1)". */
	section: z.string().min(1),
	title: z.string().min(1),
	/** The column of the Cabinet Office's FOI statistics that counts it, or null. */
	co_statistics_column: z.string().min(1).nullable(),
	/** The subsection under which a body may neither confirm nor deny, or null where there is none. */
	ncnd: z.string().min(1).nullable(),
	/** The subsections that replies cite most, as the Act numbers them, each with what it is about. */
	common_subsections: z
		.array(z.object({ ref: z.string().min(1), text: z.string().min(1) }))
		.default([])
};

const provisionSchema = z.discriminatedUnion('kind', [
	z.object({ ...common, kind: z.enum(['procedural', 'exclusion from duty']) }),
	z.object({
		...common,
		kind: z.literal('exemption'),
		absolute_or_qualified: z.enum(['absolute', 'qualified', 'mixed']),
		basis: z.enum(basisNames)
	})
]);

/** A section of the Freedom of Information Act 2000 that a reply can cite. */
export type Provision = z.infer<typeof provisionSchema>;

const provisions = new Map(
	z
		.object({ provisions: z.array(provisionSchema) })
		.parse(register)
		.provisions.map((provision) => [provision.id, provision] as const)
);

/** A section, its subsection, paragraph and sub-paragraph: "s31", "s14-1", "s40-5B", "s36-2-b-i". */
const idPattern = /^s(\d+)([A-Z]*)(?:-(\d+[A-Z]*))?(?:-([a-z]{1,2}))?(?:-([ivx]{1,4}))?$/;

/** "31(1)(g)" of "s31-1-g"; null where the identifier is not that of a section. */
function sectionOf(id: string): string | null {
	const parts = idPattern.exec(id);
	if (!parts) return null;
	const [, number = '', letter = '', ...within] = parts;
	return `${number}${letter}${within.map((one) => (one ? `(${one})` : '')).join('')}`;
}

/** The provision of the register under which an identifier stands: of "s31-1-g" that of "s31". */
function registeredOf(id: string): Provision | null {
	for (let part = id; part !== ''; part = part.replace(/(^|-)[^-]*$/, '')) {
		const found = provisions.get(part);
		if (found) return found;
	}
	return null;
}

/**
 * The provision of that identifier ("s31", "s14-1", "s31-1-g"), or null where the register has none. A
 * subsection is what its section is.
 */
export function findProvision(id: string): Provision | null {
	const found = registeredOf(id);
	if (!found || found.id === id) return found;
	const section = sectionOf(id);
	return section === null ? null : { ...found, id, section };
}

/** Every provision of the register, in the Act's order. */
export function listProvisions(): Provision[] {
	return [...provisions.values()].sort((a, b) => compareProvisions(a.id, b.id));
}

/** What a subsection is about, where the register says; null where it does not. */
export function subsectionWords(id: string): string | null {
	const section = sectionOf(id);
	const subsections = registeredOf(id)?.common_subsections ?? [];
	return subsections.find(({ ref }) => ref === section)?.text ?? null;
}

/** The provisions of the register under which these stand, each once and in the Act's order. */
export function sectionsOf(ids: readonly string[]): string[] {
	return [...new Set(ids.map((id) => registeredOf(id)?.id ?? id))].sort(compareProvisions);
}

/** The short form for table cells: "s31", "s14(1)". An identifier of another sort stays as it is. */
export function provisionLabel(id: string): string {
	const section = sectionOf(id);
	return section === null ? id : `s${section}`;
}

/**
 * Compares two identifiers as the Act orders its sections: by number, then letter, then subsection, so
 * that s9 < s14-1 < s14-2 < s22 < s22A < s23. Identifiers of another sort come last, in code order.
 */
export function compareProvisions(a: string, b: string): number {
	const [first, second] = [idPattern.exec(a), idPattern.exec(b)];
	if (first && second) {
		const [, numberA, letterA = '', subsectionA = '0', paragraphA = '', partA = ''] = first;
		const [, numberB, letterB = '', subsectionB = '0', paragraphB = '', partB = ''] = second;
		const order =
			Number(numberA) - Number(numberB) ||
			compareCodes(letterA, letterB) ||
			parseInt(subsectionA, 10) - parseInt(subsectionB, 10) ||
			compareCodes(subsectionA, subsectionB) ||
			compareCodes(paragraphA, paragraphB) ||
			compareCodes(partA, partB);
		if (order !== 0) return order;
	} else if (first || second) {
		return first ? -1 : 1;
	}
	return compareCodes(a, b);
}

const compareCodes = (a: string, b: string) => Number(a > b) - Number(a < b);

/**
 * Provisions as they stand in a sentence, each once and in the Act's order: "section 31",
 * "sections 24, 27 and 31". Empty where there are none.
 */
export function provisionWords(ids: readonly string[]): string {
	const sections = [...new Set(ids)].sort(compareProvisions).map((id) => sectionOf(id) ?? id);
	if (sections.length === 0) return '';
	return `${sections.length === 1 ? 'section' : 'sections'} ${joinWords(sections)}`;
}

/** Every section that some answers cite, by itself or a part of it, each once and in the Act's order. */
export function citedProvisions(answers: readonly { provisions: readonly string[] }[]): string[] {
	return sectionsOf(answers.flatMap((answer) => answer.provisions));
}

/** Whether an answer cites a section, by itself or a part of it. */
export function citesProvision(answer: { provisions: readonly string[] }, id: string): boolean {
	return answer.provisions.includes(id) || sectionsOf(answer.provisions).includes(id);
}

/** What a refusal rests on: "under sections 24 and 31", or "no section stated" where it cites none. */
export function basisWords(provisions: readonly string[]): string {
	return provisions.length ? `under ${provisionWords(provisions)}` : 'no section stated';
}

/** A provision by its name: "Section 31, law enforcement"; by its number where the register lacks it. */
export function provisionTitle(id: string): string {
	const section = startSentence(provisionWords([id]));
	const provision = findProvision(id);
	if (!provision) return section;
	const about = subsectionWords(id);
	return `${section}, ${continueSentence(provision.title)}${about ? ` (${about})` : ''}`;
}

/** What it means to rely on the provision, without its name. */
function effectOf(provision: Provision): string {
	switch (provision.kind) {
		case 'procedural':
			return 'how a request is to be dealt with, not a ground for refusing it';
		case 'exclusion from duty':
			// Sections 12 and 14 lift the duty of section 1 itself, so that section 2 never comes into play.
			return 'the body need not comply with the request, and there is no public interest to weigh';
		case 'exemption': {
			const { words, test } = forces[provision.absolute_or_qualified];
			return `${words} ${bases[provision.basis]}; ${test}`;
		}
	}
}

/**
 * One sentence that says what a provision is: "Section 31, law enforcement: a qualified exemption that
 * turns on prejudice; the public interest must be weighed." Null where the register has none such.
 */
export function describeProvision(id: string): string | null {
	const provision = findProvision(id);
	if (!provision) return null;
	return `${provisionTitle(id)}: ${effectOf(provision)}.`;
}
