import { findProvision, listProvisions, type Provision } from './provisions';

/** Words that people look for and the titles do not have, by the section that they mean. */
const synonyms: Record<string, string> = {
	s12: 'cost expensive hours time',
	's14-1': 'vexatious',
	's14-2': 'repeat repeated same',
	s21: 'already published available website',
	s22: 'to be published',
	s23: 'security services mi5 mi6 gchq intelligence',
	s24: 'security',
	s27: 'foreign countries diplomatic',
	s30: 'criminal investigation',
	s31: 'crime police cyber security prevention detection',
	s35: 'policy ministerial ministers advice formulation',
	s36: 'free and frank exchange of views qualified person',
	s37: 'king queen royal sovereign honours',
	s38: 'endanger danger safety',
	s40: 'personal data names privacy gdpr data protection',
	s41: 'confidence confidential',
	s42: 'legal advice privilege lawyers',
	s43: 'commercial trade secret business',
	s44: 'prohibited by another law enactment'
};

/** What is typed for a section: "31", "s.31", "Section 31(1)(g)", "40 (2)", "s40-2", "36(2)(b)(i)". */
const sectionPattern =
	/^(?:sections?|sec\.?|s\.?|§)?\s*(\d{1,3})\s*([a-z]?)\s*(?:[(-]\s*(\d{1,2}[a-z]?)\s*\)?\s*)?(?:[(-]\s*([a-z]{1,2})\s*\)?\s*)?(?:[(-]\s*([ivx]{1,4})\s*\)?\s*)?$/i;

/** What letters put after the number, and so comes along when it is copied: "of the FOIA", "FOI Act 2000". */
const ofTheAct =
	/[\s,]+(?:of\s+)?(?:the\s+)?(?:foia|(?:(?:foi|freedom of information)\s+)?act)(?:\s+2000)?[.\s]*$/i;

function findByNumber(typed: string): Provision[] {
	const parts = sectionPattern.exec(typed.replace(ofTheAct, ''));
	if (!parts) return [];
	const [, number = '', letter = '', subsection, ...within] = parts;
	const section = `s${number}${letter.toUpperCase()}`;
	const deeper = within.filter(Boolean).map((one) => `-${one.toLowerCase()}`);
	const exact = findProvision(
		subsection ? `${section}-${subsection.toUpperCase()}${deeper.join('')}` : section
	);
	const isUnder = (id: string) => id === section || id.startsWith(`${section}-`);
	const registered = listProvisions().filter(({ id }) => isUnder(id));
	// A lone number may be the beginning of another: "4" leads to 40 to 44 as well, after itself.
	const begun =
		letter || subsection
			? []
			: listProvisions().filter(({ id }) => !isUnder(id) && id.startsWith(`s${number}`));
	return [
		...(exact ? [exact] : []),
		...registered,
		...(subsection ? [] : registered.flatMap(commonSubsections)),
		...begun
	];
}

/** The subsections of a provision that replies cite most. */
function commonSubsections(provision: Provision): Provision[] {
	return provision.common_subsections.flatMap(({ ref }) => {
		const [first, ...within] = ref.replaceAll(')', '').split('(');
		const found = findProvision([`s${first}`, ...within].join('-'));
		return found ? [found] : [];
	});
}

function findByWords(typed: string): Provision[] {
	const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
	const startsWord = (text: string, word: string) =>
		text
			.toLowerCase()
			.split(/[^a-z0-9]+/)
			.some((one) => one.startsWith(word));
	const matches = (text: string) => wanted.every((word) => startsWord(text, word));
	const all = listProvisions();
	const byTitle = all.filter(({ title }) => matches(title));
	const bySense = all.filter(({ id, title }) => matches(`${title} ${synonyms[id] ?? ''}`));
	return [...byTitle, ...bySense];
}

/**
 * Provisions by their number or by words, best first, each once. A subsection is found by its number, also
 * one that the register does not list; none is found where nothing is typed.
 */
export function searchProvisions(typed: string): Provision[] {
	const text = typed.trim().slice(0, 100);
	if (text === '') return [];
	const byNumber = findByNumber(text);
	const found = byNumber.length > 0 ? byNumber : findByWords(text);
	return [...new Map(found.map((one) => [one.id, one])).values()];
}
