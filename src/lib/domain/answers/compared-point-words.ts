import { continueSentence, joinWords } from '../questions/words';
import type { ComparedPoint } from './compared-point';

const pairs = (groups: readonly { words: string; bodies: string[] }[]) =>
	groups.map(({ words, bodies }) => `${joinWords(bodies)}: ${continueSentence(words)}`).join('; ');

/** What the known ones say, and whom nothing was compared of. */
function sayPoint({ outcome, says }: ComparedPoint, silent: string): string {
	const aside = silent && ` Not compared: ${silent}.`;
	switch (outcome) {
		case 'differs':
			return `Differs: ${pairs(says)}.${aside}`;
		case 'same':
			return `The same: ${pairs(says)}.${aside}`;
		case 'cannot_compare':
			return silent ? `Cannot be compared: ${silent}.` : 'Cannot be compared.';
	}
}

/**
 * How bodies compare on a point, with why nothing is known of some: "Differs: CO: yes; HMT: no. Not
 * compared: DHSC (no response)."
 */
function pointWords(point: ComparedPoint): string {
	const silent = point.unknown.map(
		({ words, bodies }) => `${joinWords(bodies)} (${continueSentence(words)})`
	);
	return sayPoint(point, joinWords(silent));
}

/**
 * How bodies compare on a test. Why it cannot be told of some stands beside it, with each: "Differs:
 * BEIS: met; DLUHC: partly met. Not compared: CO."
 */
export function gapPointWords(point: ComparedPoint): string {
	const silent = point.unknown.flatMap(({ bodies }) => bodies);
	return sayPoint(point, point.says.length > 0 ? joinWords(silent) : '');
}

/** Points that compare alike, in words, under one label: "Signal, Telegram and Viber". */
export function describePoints(
	points: readonly ComparedPoint[]
): { label: string; outcome: ComparedPoint['outcome']; words: string }[] {
	const groups = new Map<string, { labels: string[]; outcome: ComparedPoint['outcome'] }>();
	for (const point of points) {
		const words = pointWords(point);
		const group = groups.get(words);
		if (group) group.labels.push(point.label);
		else groups.set(words, { labels: [point.label], outcome: point.outcome });
	}
	return [...groups].map(([words, { labels, outcome }]) => ({
		label: joinWords(labels),
		outcome,
		words
	}));
}
