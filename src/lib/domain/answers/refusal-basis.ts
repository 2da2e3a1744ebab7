import { countWord } from '../questions/words';
import type { Answer } from './answer';
import { basisWords, citedProvisions, citesProvision } from './provisions';

/**
 * Which sections refusals rest on: those that all of them cite, then the rest by section. "all under
 * section 31, two of them under section 24 too"
 */
export function refusalBasis(refusals: readonly Pick<Answer, 'provisions'>[]): string {
	const cited = citedProvisions(refusals);
	const citing = (id: string) => refusals.filter((one) => citesProvision(one, id)).length;
	const byAll = cited.filter((id) => citing(id) === refusals.length);
	const bySome = cited.filter((id) => citing(id) < refusals.length);
	const silent = refusals.filter((one) => one.provisions.length === 0).length;
	const few = (words: string, id: string) => `${countWord(citing(id))} ${words}`;
	if (byAll.length) {
		return [
			`${refusals.length > 1 ? 'all ' : ''}${basisWords(byAll)}`,
			...bySome.map((id) => few(`of them ${basisWords([id])} too`, id))
		].join(', ');
	}
	if (silent === refusals.length) return basisWords([]);
	return [
		...bySome.map((id) => few(basisWords([id]), id)),
		...(silent ? [`${countWord(silent)} without stating a section`] : [])
	].join(', ');
}
