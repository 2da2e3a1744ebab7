import type { Mention } from './question-mentions';
import { joinWords } from './words';

/** One and several of each thing that can name a question. */
const nouns = {
	question: ['the question', 'the questions'],
	criterion: ['the criterion', 'the criteria'],
	chart: ['the chart', 'the charts'],
	published_figure: ['the figures that a source published', 'the figures that a source published']
} as const satisfies Record<Mention['kind'], readonly [string, string]>;

/** What names a question, in a sentence: "the criteria 1.1 and 1.2, and the chart “staff-share”". */
export function describeMentions(mentions: readonly Pick<Mention, 'kind' | 'name'>[]): string {
	const kinds = [...new Set(mentions.map((mention) => mention.kind))];
	const phrases = kinds.map((kind) => {
		const names = mentions.filter((mention) => mention.kind === kind).map(({ name }) => name);
		const noun = nouns[kind][names.length === 1 ? 0 : 1];
		if (kind === 'published_figure') return noun;
		return `${noun} ${joinWords(names.map((name) => `“${name}”`))}`;
	});
	return joinWords(phrases);
}
