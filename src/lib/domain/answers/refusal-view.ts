import { shortName } from '../bodies/body';
import { answersOfWave, type Dataset } from '../editions/dataset';
import { formatCount } from '../questions/words';
import { formatAsAt } from '../surveys/as-at';
import { sortSides, type QuestionSides, type SidedBody } from './answered-beside-refused';
import { missingTable } from './missing';
import {
	citedProvisions,
	compareProvisions,
	describeProvision,
	provisionLabel
} from './provisions';
import { besideBounds, besideSentence } from './refusal-words';

/** How many bodies of one side a page lists; files have all of them. */
const mostListed = 100;

/** A body among those that answered or refused a question. */
export interface RefusalEntry {
	/** Its slug. */
	body: string;
	shortName: string;
	name: string;
	/** What it answered, in the words readers see. */
	wording: string;
	/** Whether it withheld a part of it. */
	isInPart: boolean;
	/** Whether it would neither confirm nor deny holding it. */
	neitherConfirmedNorDenied: boolean;
	/** Those relied on to withhold, in the Act's order. */
	provisions: string[];
	/** Whether it withheld something and cited no section for it. */
	isUnstated: boolean;
}

/** The bodies on one side of a question, in alphabetical order. */
export interface RefusalSide {
	count: number;
	entries: RefusalEntry[];
	/** How many more there are than those listed. */
	more: number;
}

/** One question, with who answered it beside who refused it. */
export interface RefusalQuestion {
	code: string;
	title: string;
	prompt: string;
	/** "Nine departments answered what six refused, all under section 31; …" */
	words: string;
	/** "between 9 and 10 answered and between 6 and 7 refused, of 16 to which it applies"; null where nothing is unknown. */
	bounds: string | null;
	answered: RefusalSide;
	refused: RefusalSide;
	/** Those on neither side, by why: "No response by March 2022". */
	others: {
		label: string;
		count: number;
		/** With whether there is a page of the answer; there is none where the body was not asked. */
		bodies: { body: string; shortName: string; hasPage: boolean }[];
		more: number;
	}[];
}

/** Who answered what others refused in a wave, question by question. */
export interface RefusalView {
	wave: { slug: string; title: string };
	questions: RefusalQuestion[];
	/** The sections cited, with what each is. */
	legend: { provision: string; label: string; description: string }[];
}

function enter({ body, side, answer }: SidedBody): RefusalEntry {
	const provisions = [...(answer?.provisions ?? [])].sort(compareProvisions);
	return {
		body: body.slug,
		shortName: shortName(body),
		name: body.name,
		wording: answer?.wording ?? '',
		isInPart: side === 'in_part',
		neitherConfirmedNorDenied: answer?.neither_confirmed_nor_denied ?? false,
		provisions,
		isUnstated: side !== 'answered' && provisions.length === 0
	};
}

const list = (some: readonly SidedBody[]): RefusalSide => ({
	count: some.length,
	entries: some.slice(0, mostListed).map(enter),
	more: Math.max(0, some.length - mostListed)
});

const withBase = (bounds: string, { answeredShare }: QuestionSides) =>
	`${bounds}, of ${formatCount(answeredShare.of)} to which it applies`;

/** @throws where there is no such wave */
export function viewRefusals(dataset: Dataset, slug: string): RefusalView {
	const wave = answersOfWave(dataset, slug);
	const all = dataset.questions.map((question) => sortSides(question, wave));
	const withheld = all.flatMap(({ refused, inPart }) =>
		[...refused, ...inPart].flatMap(({ answer }) => answer ?? [])
	);
	const asAt = formatAsAt(wave.wave.as_at);
	return {
		wave: { slug: wave.wave.slug, title: wave.wave.title },
		questions: all.map((sides): RefusalQuestion => {
			const { question, answered, refused, others } = sides;
			const bounds = besideBounds(sides);
			return {
				code: question.code,
				title: question.title,
				prompt: question.prompt,
				words: besideSentence(sides, wave),
				bounds: bounds && withBase(bounds, sides),
				answered: list(answered),
				refused: list(refused),
				others: others.map(({ reason, bodies }) => ({
					label:
						reason === 'awaiting' ? `${missingTable[reason]} by ${asAt}` : missingTable[reason],
					count: bodies.length,
					bodies: bodies.slice(0, mostListed).map(({ body, answer }) => ({
						body: body.slug,
						shortName: shortName(body),
						hasPage: answer !== null || reason === 'erased'
					})),
					more: Math.max(0, bodies.length - mostListed)
				}))
			};
		}),
		legend: citedProvisions(withheld).map((provision) => ({
			provision,
			label: provisionLabel(provision),
			description: describeProvision(provision) ?? ''
		}))
	};
}
