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
	ncnd: z.string().min(1).nullable()
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

const idPattern = /^s(\d+)([A-Z]*)(?:-(\d+))?$/;

/** "14(1)" of "s14-1"; null where the identifier is not that of a section. */
function sectionOf(id: string): string | null {
	const [, number, letter = '', subsection] = idPattern.exec(id) ?? [];
	if (!number) return null;
	return `${number}${letter}${subsection ? `(${subsection})` : ''}`;
}

/** The provision of that identifier ("s31", "s14-1"), or null where the register has none. */
export function findProvision(id: string): Provision | null {
	return provisions.get(id) ?? null;
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
		const [, numberA, letterA = '', subsectionA = '0'] = first;
		const [, numberB, letterB = '', subsectionB = '0'] = second;
		const order =
			Number(numberA) - Number(numberB) ||
			Number(letterA > letterB) - Number(letterA < letterB) ||
			Number(subsectionA) - Number(subsectionB);
		if (order !== 0) return order;
	} else if (first || second) {
		return first ? -1 : 1;
	}
	return Number(a > b) - Number(a < b);
}

/**
 * Provisions as they stand in a sentence, each once and in the Act's order: "section 31",
 * "sections 24, 27 and 31". Empty where there are none.
 */
export function provisionWords(ids: readonly string[]): string {
	const sections = [...new Set(ids)].sort(compareProvisions).map((id) => sectionOf(id) ?? id);
	if (sections.length === 0) return '';
	return `${sections.length === 1 ? 'section' : 'sections'} ${joinWords(sections)}`;
}

/** Every provision that some answers cite, each once and in the Act's order. */
export function citedProvisions(answers: readonly { provisions: readonly string[] }[]): string[] {
	return [...new Set(answers.flatMap((answer) => answer.provisions))].sort(compareProvisions);
}

/** What a refusal rests on: "under sections 24 and 31", or "no section stated" where it cites none. */
export function basisWords(provisions: readonly string[]): string {
	return provisions.length ? `under ${provisionWords(provisions)}` : 'no section stated';
}

/** A provision by its name: "Section 31, law enforcement"; by its number where the register lacks it. */
export function provisionTitle(id: string): string {
	const section = startSentence(provisionWords([id]));
	const provision = findProvision(id);
	return provision ? `${section}, ${continueSentence(provision.title)}` : section;
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
