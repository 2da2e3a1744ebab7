/** Verbs whose plural is a word of its own. */
const irregular: Record<string, string> = { does: 'do', has: 'have', is: 'are', was: 'were' };

/** "permit" of "permits", "rely" of "relies", "discuss" of "discusses". */
function pluralVerb(verb: string): string {
	const own = irregular[verb];
	if (own) return own;
	if (/[^aeiou]ies$/.test(verb)) return `${verb.slice(0, -3)}y`;
	if (/(ss|sh|ch|x|zz|o)es$/.test(verb)) return verb.slice(0, -2);
	return verb.replace(/([^s])s$/, '$1');
}

/**
 * An option's clause as it stands after a plural: "permits {items}" gives "permit {items}", "does not
 * permit {items}" gives "do not permit {items}".
 */
export function pluralPhrase(phrase: string): string {
	const [verb = '', ...rest] = phrase.split(' ');
	return [pluralVerb(verb), ...rest].join(' ');
}
