import type { Draft } from '../answers/draft';
import type { CorrectionContent } from '../editions/correction';
import type { Dataset } from '../editions/dataset';
import type { FindingContent } from '../gaps/assessment';
import type { CommentContent } from '../review/comment';
import type { ReplyContent } from '../review/reply';
import type { CodeField } from './code-fields';

/** The names of the fields in which texts of a record stand, at any depth. What has keys of its own has none. */
type TextField<T> = T extends readonly (infer One)[]
	? TextField<One>
	: T extends object
		? string extends keyof T
			? never
			: { [K in keyof T & string]-?: TextIn<K, NonNullable<T[K]>> }[keyof T & string]
		: never;
type TextIn<K extends string, V> = V extends string
	? K
	: V extends number | boolean | Date
		? never
		: K | TextField<V>;

/** All that an edition freezes; the settings of a chart are codes. */
type Frozen = Omit<Dataset, 'charts' | 'frozenOn'>;
type Recorded =
	Frozen[keyof Frozen] | Draft | FindingContent | CommentContent | ReplyContent | CorrectionContent;
/** What is told of an outcome while it is worked on, and never kept. */
type OfWorkInHand = 'review' | 'unshown' | 'work';

/** Columns of tables, and what editions and letters have besides. */
type OfTables =
	| 'before'
	| 'coding'
	| 'contact'
	| 'content'
	| 'definition'
	| 'draft'
	| 'governmentResponse'
	| 'internalNote'
	| 'reference'
	| 'requestTemplate'
	| 'settlementNote'
	| 'typed'
	| 'words';

/**
 * The one table of what the fields of records are called; null where a name says no more than that something
 * is there. The compiler names a field that is missing.
 */
const fieldTable = {
	addressed_to: 'whom it is addressed to',
	answers: 'answers',
	asked_if: 'when it is asked',
	asked_on: 'day on which it was asked',
	authors: 'authors',
	because: 'reason',
	before: 'as it was before',
	bodies: 'departments',
	coding: 'how it is coded',
	columns: 'columns of the comparison',
	contact: 'where it was sent',
	content: null,
	data_licence: 'licence of the data',
	definition: null,
	detail: 'detail',
	document: 'name of the letter',
	draft: null,
	events: 'what happened to it',
	evidence: 'evidence',
	follow_up_question: 'question to ask next',
	generated_wording: 'generated words',
	governmentResponse: 'what the government said',
	government_response: 'what the government said',
	groups: 'groups',
	have: 'what those counted do',
	if: 'condition',
	inline: 'label within a sentence',
	internalNote: 'internal note',
	internal_note: 'internal note',
	items: 'items',
	label: 'label',
	licence: 'licence',
	looks_at: 'what it looks at',
	many: 'for several',
	matter: 'what it is about',
	name: 'name',
	note: 'note',
	notes: 'notes',
	one: 'for one',
	options: 'options',
	page: 'page',
	phrase: 'phrase',
	prompt: 'question as it was asked',
	proposed_wording: 'words proposed for readers',
	publication: 'published source',
	publisher: 'publisher',
	quote: 'quoted words',
	reference: 'reference',
	requestTemplate: 'text of its requests',
	reviewed_by: 'whose people accepted its answers',
	rounding: 'how it is rounded',
	rule: 'rule',
	said: 'what was said',
	settlementNote: 'note on how it was settled',
	short: 'short label',
	source: 'source',
	summary: 'summary',
	test: 'test',
	text: 'what it says',
	title: 'title',
	typed: null,
	unit: 'what is counted',
	what: 'what',
	where: 'place in the source',
	why: 'why',
	wording: 'words for readers',
	wording_override: 'words for readers',
	words: 'words for readers'
} satisfies Record<
	Exclude<TextField<Recorded>, CodeField | OfWorkInHand> | OfTables,
	string | null
>;

const isNamed = (name: string): name is keyof typeof fieldTable => Object.hasOwn(fieldTable, name);

/** Where in a record a text stands, in words: "evidence, quoted words". A part of a value keeps its code. */
export const fieldPathWords = (path: string): string =>
	path
		.split('.')
		.flatMap((name) => (isNamed(name) ? (fieldTable[name] ?? []) : [name]))
		.join(', ');
