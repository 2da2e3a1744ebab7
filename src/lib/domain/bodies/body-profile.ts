import { profileAnswer, type AnswerProfile } from '../answers/answer-profile';
import {
	comparedWave,
	unshownTable,
	whyUnshown,
	type WorkInHand
} from '../answers/comparison/work-in-hand';
import { isDealtWith } from '../answers/disposition';
import { notAskedWording } from '../answers/wording';
import { latestWave, type Dataset, type WaveAnswers } from '../editions/dataset';
import { tombstoneWords } from '../erasure/erased-place';
import type { EvidenceWords } from '../evidence/evidence-words';
import {
	describeLetter,
	findQuotedLetter,
	type LetterWords,
	type QuotedLetter
} from '../evidence/letter-words';
import { analyseBodyGaps, type BodyGaps } from '../gaps/body-gaps';
import type { Question } from '../questions/question';
import { formatCount, joinWords } from '../questions/words';
import {
	describeReply,
	describeReplyRequest,
	findReply,
	type ReplyWords
} from '../review/reply-words';
import type { RevisionState } from '../review/transition';
import { formatAsAt, formatDay } from '../surveys/as-at';
import type { Wave } from '../surveys/survey';
import { bodyKindWords, shortName, type Body } from './body';
import { findHeadcount } from './headcount';

/** A body as pages name it. */
export interface BodyHeading {
	slug: string;
	shortName: string;
	name: string;
	/** "Ministerial department, with ministers"; null where nothing is known of it. */
	kind: string | null;
}

/** An answer on the pages of its body. */
export interface BodyAnswer extends AnswerProfile {
	/** The letter that it quotes, or the copy that stands in for it, where readers can open it. */
	letter: QuotedLetter | null;
	/** What the body replied to how it is coded, where that is published. */
	reply: ReplyWords | null;
	/** Of work in hand: where it stands in review while it is not accepted. */
	review: Exclude<RevisionState, 'accepted'> | null;
}

/** A question that a body is asked, and why no answer of it is shown. */
export interface UnshownAnswer {
	question: AnswerProfile['question'];
	/** "Not entered.", "Erased on 26 November 2026: it named a private person." */
	words: string;
}

/** One wave of what a body answered. */
export interface BodyWave {
	wave: Pick<Wave, 'slug' | 'title' | 'law'>;
	asAt: string;
	/** When it replied, as far as that is known. */
	response: string;
	answers: BodyAnswer[];
	/** The questions to which no answer is shown: erased or, of work in hand, not entered or accepted yet. */
	unshown: UnshownAnswer[];
	/** What all its answers rest on, where that is one and the same; else each has its own. */
	evidence: EvidenceWords | null;
	/** Its letters that readers can open. */
	letters: LetterWords[];
	/** That it was asked how it sees the coding, and whether it replied; null where it was not asked. */
	replyRequest: string | null;
	gaps: BodyGaps;
}

/** What one body answered in a survey, wave by wave. */
export interface BodyProfile {
	body: BodyHeading;
	/** Its civil servants at the time of the latest wave, with the day; null where none is published. */
	staff: string | null;
	/** Newest first. */
	waves: BodyWave[];
}

/** A body in a heading, with what sort of body it is. */
export function headBody(body: Body): BodyHeading {
	const kind = body.kind && bodyKindWords(body.kind);
	return { slug: body.slug, shortName: shortName(body), name: body.name, kind };
}

/** The civil servants of a body at the time of a wave, with the day; null where none is published. */
export function staffWords(
	{ headcounts }: Pick<Dataset, 'headcounts'>,
	slug: string,
	wave: Pick<Wave, 'as_at'>
): string | null {
	const staff = findHeadcount(headcounts, slug, wave.as_at);
	return (
		staff &&
		`${formatCount(staff.headcount)} civil servants, ${formatCount(staff.fte)} full-time equivalent, on ${formatDay(staff.as_at)}`
	);
}

/** When a body replied, as far as that is published; the days it took need a day of receipt as well. */
function responseWords(
	answers: readonly AnswerProfile[],
	{ isErased, hasRequest }: { isErased: boolean; hasRequest: boolean },
	asAt: string
): string {
	if (isErased && answers.length === 0) return 'What it answered was erased.';
	if (answers.every((one) => one.disposition === 'not_asked')) return notAskedWording;
	if (!answers.some((one) => isDealtWith(one.disposition))) {
		return `No response by ${asAt}.`;
	}
	const days = [...new Set(answers.flatMap((one) => one.respondedOn ?? []))].sort();
	const replied = days.length
		? `Replied on ${joinWords(days.map(formatDay))}.`
		: `Replied by ${asAt}; the day is not published.`;
	// What is published of the request tells how long it took, or why that cannot be told.
	if (hasRequest) return replied;
	return `${replied} The day on which the request was received is not published, so how long it took cannot be told.`;
}

/** When a body replied, by the responses that what is entered so far codes. */
function workingResponseWords(answers: readonly AnswerProfile[], asAt: string): string {
	if (answers.length === 0) return 'No answer of it is shown yet.';
	if (!answers.some((one) => isDealtWith(one.disposition))) {
		return `No response by ${asAt}, by what is entered.`;
	}
	const days = [...new Set(answers.flatMap((one) => one.respondedOn ?? []))].sort();
	return days.length
		? `Replied on ${joinWords(days.map(formatDay))}.`
		: `Replied by ${asAt}; the day is not recorded.`;
}

/** The evidence that all the answers rest on, or null where they rest on several or on none. */
function sharedEvidence(answers: readonly AnswerProfile[]): EvidenceWords | null {
	const [first, ...rest] = answers.map((answer) => JSON.stringify(answer.evidence));
	return rest.every((one) => one === first) ? (answers[0]?.evidence ?? null) : null;
}

/**
 * What one body answered in a wave, or null where it was not asked in it.
 * @param work of a wave that is worked on; left out for what is published
 */
export function profileWave(
	dataset: Dataset,
	wave: Wave,
	slug: string,
	work: WorkInHand | null = null
): BodyWave | null {
	const compared = comparedWave(dataset, wave.slug, work);
	const { bodies, find } = compared;
	const body = bodies.find((one) => one.slug === slug);
	if (!body) return null;
	const ofBody = (one: { wave: string; body: string }) =>
		one.wave === wave.slug && one.body === slug;
	const letters = dataset.letters.filter(ofBody);
	const replies = dataset.replies.filter(ofBody);
	const request = dataset.replyRequests.find(ofBody);
	const reviewOf = (question: string) => {
		const state = work?.shown === 'submitted' ? work.stateOf(slug, question) : null;
		return state === 'accepted' ? null : state;
	};
	const answers = dataset.questions.flatMap((question): BodyAnswer[] => {
		const answer = find(slug, question.code);
		if (!answer) return [];
		const reply = findReply(replies, answer);
		return [
			{
				...profileAnswer(question, answer, wave),
				letter: findQuotedLetter(letters, answer.evidence),
				reply: reply && describeReply(reply, shortName(body)),
				review: reviewOf(question.code)
			}
		];
	});
	const unshown = listUnshown(dataset.questions, compared, slug, work);
	const asAt = formatAsAt(wave.as_at);
	return {
		wave: { slug: wave.slug, title: wave.title, law: wave.law },
		asAt,
		response: work
			? workingResponseWords(answers, asAt)
			: responseWords(
					answers,
					{ isErased: unshown.length > 0, hasRequest: dataset.requests.some(ofBody) },
					asAt
				),
		answers,
		unshown,
		evidence: sharedEvidence(answers),
		letters: letters.map(describeLetter),
		replyRequest: request ? describeReplyRequest(request, shortName(body), replies.length) : null,
		gaps: analyseBodyGaps(dataset, wave, body)
	};
}

/** The questions to which no answer of a body is shown, though it was asked, and why. */
function listUnshown(
	questions: readonly Question[],
	{ find, findErasure }: WaveAnswers,
	slug: string,
	work: WorkInHand | null
): UnshownAnswer[] {
	return questions.flatMap(({ code, title, prompt }) => {
		if (find(slug, code)) return [];
		const tombstone = findErasure(slug, code);
		const why = work ? whyUnshown(work, slug, code) : tombstone && 'erased';
		if (why === null) return [];
		const words =
			why === 'erased' && tombstone ? tombstoneWords(tombstone) : `${unshownTable[why]}.`;
		return [{ question: { code, title, prompt }, words }];
	});
}

/** What one body answered in every wave of a survey, or null where it was not asked. */
export function profileBody(dataset: Dataset, slug: string): BodyProfile | null {
	const waves = dataset.waves
		.toReversed()
		.flatMap((wave) => profileWave(dataset, wave, slug) ?? []);
	const body = dataset.bodies.find((one) => one.slug === slug);
	if (!body || waves.length === 0) return null;
	return { body: headBody(body), staff: staffWords(dataset, slug, latestWave(dataset)), waves };
}
