import type { MissingReason } from '../../answers/missing';
import { countWord } from '../../questions/words';

/** What was done by one, by several, or of which nothing more can be said. */
const phrases = {
	refused: ['refused', 'refused'],
	withheld: ['withheld it', 'withheld it'],
	in_total: ['counts it only in a total', 'count it only in a total'],
	not_held: ['says it is not held', 'say it is not held'],
	not_stated: ['does not say', 'do not say'],
	awaiting: ['had not responded', 'had not responded'],
	not_asked: ['was not asked', 'were not asked']
} as const;

/**
 * How many bodies lack something for one reason, as a clause: "six refused", "for two the question did
 * not arise".
 */
export function countReason(reason: MissingReason | 'no_headcount', count: number): string {
	if (reason === 'not_applicable') return `for ${countWord(count)} the question did not arise`;
	if (reason === 'no_headcount') return `for ${countWord(count)} no staff figure is known`;
	const [one, several] = phrases[reason];
	return `${countWord(count)} ${count === 1 ? one : several}`;
}
