import { describeParts, type AnswerProfile } from '../answers/answer-profile';
import type { Answer } from '../answers/answer';
import type { WorkInHand } from '../answers/comparison/work-in-hand';
import { missingReasons, missingTable } from '../answers/missing';
import { hasValue } from '../answers/disposition';
import { readPart } from '../questions/kinds/registry';
import { compareDatasets } from '../editions/difference';
import type { Dataset } from '../editions/dataset';
import { describeEvidence, type EvidenceWords } from '../evidence/evidence-words';
import { findingAside } from '../gaps/finding-words';
import { untoldWords } from '../gaps/untold-words';
import { continueSentence, endSentence, formatCount, joinWords } from '../questions/words';
import type { Question } from '../questions/question';
import { workingCountWords } from '../review/working-words';
import type { RevisionState } from '../review/transition';
import type { Wave } from '../surveys/survey';
import { shortName, type Body } from './body';
import type { BodyWave } from './body-profile';

/** One department on one page: what it said, what that rests on and what it leaves open. */
export interface BodyBrief {
	/** Where its answers stand, and how they stand to what is published, in sentences. */
	standing: string[];
	/** What it said to each question. */
	said: {
		question: AnswerProfile['question'];
		/** Null where no answer is shown. */
		answer: AnswerProfile | null;
		/** The answer in words, or why none is shown. */
		words: string;
		review: Exclude<RevisionState, 'accepted'> | null;
	}[];
	/** What its answers and the findings on it rest on: "Every answer", "Permitted and Guidance", "Finding 2.5". */
	rests: { of: string; evidence: EvidenceWords }[];
	/** The titles of the questions whose answers rest on nothing that is recorded. */
	unsupported: string[];
	/** What is not known of its answers, by question: "Signal and Viber: not stated." */
	unknown: { title: string; words: string }[];
	/** How it stands against the recommendations. */
	tests: {
		/** "3 of the 19 tests that apply can be told." */
		told: string;
		/** "Met, from the least to the most it could be: 1 to 17 of 19."; where nothing can be told, that. */
		bounds: string;
		/** Why the others cannot be told; '' where all can. */
		untold: string;
		/** Those that can be told. */
		known: { code: string; title: string; words: string }[];
	} | null;
	/** Notes that bear on it and decide nothing: later policy among them. */
	contexts: { criterion: string; about: string; note: string; source: EvidenceWords }[];
}

/** What is published of the survey: the edition's number, and what it says. */
export interface PublishedSurvey {
	edition: number;
	dataset: Dataset;
}

/** A survey with what it says of one body in one wave, and no more. */
function only(dataset: Dataset, wave: string, body: string): Dataset {
	const answers = dataset.answers.filter((one) => one.wave === wave && one.body === body);
	return { ...dataset, answers, assessments: [] };
}

/** How what is shown of a body stands to what readers see. */
function publishedWords(
	dataset: Dataset,
	wave: Wave,
	body: Body,
	published: PublishedSurvey | null
): string {
	if (!published) return 'Nothing of this survey is published.';
	const before = only(published.dataset, wave.slug, body.slug);
	const edition = `edition ${formatCount(published.edition)}`;
	if (before.answers.length === 0)
		return `Nothing of it is published: ${edition} has no answer of it.`;
	const { added, changed, withdrawn } = compareDatasets(
		before,
		only(dataset, wave.slug, body.slug)
	);
	const titles = dataset.questions
		.filter(({ code }) => [...added, ...changed, ...withdrawn].some((one) => one.question === code))
		.map(({ title }) => title);
	return titles.length === 0
		? `Its answers here are those of ${edition}, which is published.`
		: `It differs from ${edition}, which is published, in: ${joinWords(titles)}.`;
}

/** What an answer leaves open, by the reason: a question that did not arise leaves nothing open. */
function unknownWords(question: Question, answer: Answer): string {
	if (!hasValue(answer.disposition)) {
		return answer.disposition === 'not_applicable' ? '' : endSentence(answer.wording);
	}
	const parts = describeParts(question, answer).map(({ code, label }) => ({
		label,
		reading: readPart(question, answer, code)
	}));
	return missingReasons
		.flatMap((reason) => {
			const labels = parts
				.filter(({ reading }) => !reading.known && reading.reason === reason)
				.map(({ label }) => label);
			return labels.length
				? [`${joinWords(labels)}: ${continueSentence(missingTable[reason])}.`]
				: [];
		})
		.join(' ');
}

/** Each evidence once, with the names of all that rests on it. */
function groupEvidence(
	given: readonly { name: string; evidence: EvidenceWords | null }[]
): { evidence: EvidenceWords; names: string[] }[] {
	const groups = new Map<string, { evidence: EvidenceWords; names: string[] }>();
	for (const { evidence, name } of given) {
		if (!evidence) continue;
		const key = JSON.stringify(evidence);
		const group = groups.get(key) ?? { evidence, names: [] };
		group.names.push(name);
		groups.set(key, group);
	}
	return [...groups.values()];
}

const gapsOf = ({ gaps }: BodyWave) => gaps.recommendations.flatMap((one) => one.gaps);

function listEvidence(profile: BodyWave): BodyBrief['rests'] {
	const { answers } = profile;
	const ofAnswers = answers.map(({ question, evidence }) => ({ name: question.title, evidence }));
	const ofFindings = gapsOf(profile)
		.filter(({ finding }) => finding)
		.map(({ code, source }) => ({ name: code, evidence: source }));
	return [
		...groupEvidence(ofAnswers).map(({ evidence, names }) => ({
			of: names.length === answers.length ? 'Every answer' : joinWords(names),
			evidence
		})),
		...groupEvidence(ofFindings).map(({ evidence, names }) => ({
			of: `${names.length === 1 ? 'Finding' : 'Findings'} ${joinWords(names)}`,
			// A finding can rest on what is no letter and stands for none.
			evidence: { ...evidence, caveat: null }
		}))
	];
}

function describeTests(
	dataset: Dataset,
	wave: Wave,
	body: Body,
	profile: BodyWave
): BodyBrief['tests'] {
	const own = dataset.assessments.filter((one) => one.wave === wave.slug && one.body === body.slug);
	if (own.length === 0) return null;
	const isTold = ({ outcome }: { outcome: string }) =>
		outcome !== 'cannot_tell' && outcome !== 'not_applicable';
	const known = gapsOf(profile).filter(isTold);
	return {
		told: profile.gaps.summary,
		bounds:
			known.length === 0
				? 'So nothing is claimed of how many it meets: it could be none of them, or all.'
				: `Met, from the least to the most that it could be: ${profile.gaps.met}.`,
		untold: untoldWords(own, wave.as_at),
		known: known.map(({ code, title, words, finding, review }) => ({
			code,
			title,
			words: continueSentence(words) + findingAside({ finding, review })
		}))
	};
}

/**
 * A body's answers in a wave on one page.
 * @param profile of the same body, wave and work
 * @param published what readers see of the survey; null where that is nothing
 */
export function briefBody(
	dataset: Dataset,
	wave: Wave,
	body: Body,
	profile: BodyWave,
	work: WorkInHand,
	published: PublishedSurvey | null
): BodyBrief {
	const { questions } = dataset;
	const counts = { accepted: 0, submitted: 0, queried: 0, notEntered: 0 };
	for (const { code } of questions) counts[work.stateOf(body.slug, code) ?? 'notEntered'] += 1;
	const shown =
		work.shown === 'accepted' ? 'The accepted ones are shown.' : 'All that is submitted is shown.';
	const found = questions.map((question) => ({
		question,
		answer: dataset.answers.find(
			(one) => one.wave === wave.slug && one.body === body.slug && one.question === question.code
		)
	}));
	return {
		standing: [
			`Working data, not published: ${workingCountWords(counts)}. ${shown}`,
			publishedWords(dataset, wave, body, published)
		],
		said: questions.map(({ code, title, prompt }) => {
			const answer = profile.answers.find((one) => one.question.code === code) ?? null;
			const unshown = profile.unshown.find((one) => one.question.code === code);
			return {
				question: { code, title, prompt },
				answer,
				words: answer?.wording ?? unshown?.words ?? '',
				review: answer?.review ?? null
			};
		}),
		rests: listEvidence(profile),
		unsupported: profile.answers
			.filter(({ evidence }) => !evidence)
			.map(({ question }) => question.title),
		unknown: found.flatMap(({ question, answer }) => {
			const words = answer
				? unknownWords(question, answer)
				: (profile.unshown.find((one) => one.question.code === question.code)?.words ?? '');
			return words ? [{ title: question.title, words }] : [];
		}),
		tests: describeTests(dataset, wave, body, profile),
		contexts: dataset.contexts
			.filter((one) => one.wave === wave.slug && (one.body === null || one.body === body.slug))
			.map((one) => {
				const title = dataset.criteria.find(({ code }) => code === one.criterion)?.title;
				return {
					criterion: [one.criterion, title].filter(Boolean).join(' '),
					about: one.body === null ? 'Government as a whole' : shortName(body),
					note: one.note,
					source: describeEvidence(one.source)
				};
			})
	};
}
