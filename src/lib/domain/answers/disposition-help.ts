import { dispositionTable, type Disposition } from './disposition';

/** Where the Act has it (Freedom of Information Act 2000), in the words after “in”; null where it has not. */
const law: Record<Disposition, string | null> = {
	answered: 'section 1(1)(b): the right to have the information communicated',
	partly_withheld:
		'section 1(1)(b) for what is given, and section 17(1) for the notice of what is withheld',
	// What rests on section 12 or 14 is refused by section 17(5), which asks for no more than the claim.
	refused:
		'section 17: a refusal says which section it relies on, and of an exemption why it applies. To neither confirm nor deny is to rely on it against the duty of section 1(1)(a)',
	not_held: 'section 1(1)(a): the right to be told whether the information is held',
	not_applicable: null,
	not_stated: null,
	awaiting: 'section 10(1): an answer is due by the 20th working day after receipt',
	not_asked: null
};

/** A few sentences on what a disposition means, with the Act's reference where there is one. */
export function dispositionHelp(disposition: Disposition): string {
	const { meaning } = dispositionTable[disposition];
	const reference = law[disposition];
	return reference === null ? meaning : `${meaning} The Act has it in ${reference}.`;
}
