import { countThings } from '../questions/words';
import type { ComparedKind, RecordChange } from './record-changes';

/** The one table of what records are called, one and many. */
export const recordTable = {
	survey: ['The survey itself', 'The survey itself'],
	wave: ['wave', 'waves'],
	question: ['question', 'questions'],
	body: ['public body', 'public bodies'],
	headcount: ['headcount', 'headcounts'],
	recommendation: ['recommendation', 'recommendations'],
	government_response: ['response of the government', 'responses of the government'],
	criterion: ['criterion', 'criteria'],
	context: ['note of context', 'notes of context'],
	published_figure: ['published figure', 'published figures'],
	chart: ['chart', 'charts'],
	document: ['letter', 'letters'],
	request: ['event of a request', 'events of requests'],
	body_change: ['change of a public body', 'changes of public bodies'],
	reply_request: ['request for a reply to the coding', 'requests for a reply to the coding'],
	reply: ['reply to the coding', 'replies to the coding'],
	erasure: ['erased answer', 'erased answers']
} as const satisfies Record<ComparedKind, readonly [string, string]>;

/** Records of one kind that were all added, all changed or all withdrawn. */
export interface RecordLine {
	/** "2 questions changed" */
	words: string;
	titles: string[];
}

/** The records that changed, as lines. */
export function recordLines(records: readonly RecordChange[]): RecordLine[] {
	const lines = new Map<string, RecordChange[]>();
	for (const record of records) {
		const key = `${record.kind} ${record.change}`;
		lines.set(key, [...(lines.get(key) ?? []), record]);
	}
	return [...lines.values()].map((ones) => {
		const [{ kind, change }] = ones as [RecordChange];
		const [one, many] = recordTable[kind];
		return {
			words:
				kind === 'survey'
					? `What the survey says of itself ${change}`
					: `${countThings(ones.length, one, many)} ${change}`,
			titles: ones.map((record) => record.title)
		};
	});
}
