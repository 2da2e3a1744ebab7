import { profileAnswer, type AnswerProfile } from '../answers/answer-profile';
import { notAskedWording } from '../answers/wording';
import { answersOfWave, latestWave, type Dataset } from '../editions/dataset';
import type { EvidenceWords } from '../evidence/evidence-words';
import { analyseBodyGaps, type BodyGaps } from '../gaps/body-gaps';
import { formatCount, joinWords } from '../questions/words';
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

/** One wave of what a body answered. */
export interface BodyWave {
	wave: Pick<Wave, 'slug' | 'title' | 'law'>;
	asAt: string;
	/** When it replied, as far as that is known. */
	response: string;
	answers: AnswerProfile[];
	/** What all its answers rest on, where that is one and the same; else each has its own. */
	evidence: EvidenceWords | null;
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

/** When a body replied, as far as that is published; the days it took need a day of receipt as well. */
function responseWords(answers: readonly AnswerProfile[], asAt: string): string {
	if (answers.every((one) => one.disposition === 'not_asked')) return notAskedWording;
	if (answers.every((one) => ['awaiting', 'not_asked'].includes(one.disposition))) {
		return `No response by ${asAt}.`;
	}
	const days = [...new Set(answers.flatMap((one) => one.respondedOn ?? []))].sort();
	const replied = days.length
		? `Replied on ${joinWords(days.map(formatDay))}.`
		: `Replied by ${asAt}; the day is not published.`;
	return `${replied} The day on which the request was received is not published, so how long it took cannot be told.`;
}

/** The evidence that all the answers rest on, or null where they rest on several or on none. */
function sharedEvidence(answers: readonly AnswerProfile[]): EvidenceWords | null {
	const [first, ...rest] = answers.map((answer) => JSON.stringify(answer.evidence));
	return rest.every((one) => one === first) ? (answers[0]?.evidence ?? null) : null;
}

/** What one body answered in every wave of a survey, or null where it was not asked. */
export function profileBody(dataset: Dataset, slug: string): BodyProfile | null {
	const waves = dataset.waves.toReversed().flatMap((wave): BodyWave[] => {
		const { bodies, find } = answersOfWave(dataset, wave.slug);
		const body = bodies.find((one) => one.slug === slug);
		if (!body) return [];
		const answers = dataset.questions.flatMap((question) => {
			const answer = find(slug, question.code);
			return answer ? [profileAnswer(question, answer, wave)] : [];
		});
		const asAt = formatAsAt(wave.as_at);
		return [
			{
				wave: { slug: wave.slug, title: wave.title, law: wave.law },
				asAt,
				response: responseWords(answers, asAt),
				answers,
				evidence: sharedEvidence(answers),
				gaps: analyseBodyGaps(dataset, wave, body)
			}
		];
	});
	const body = dataset.bodies.find((one) => one.slug === slug);
	if (!body || waves.length === 0) return null;
	const staff = findHeadcount(dataset.headcounts, slug, latestWave(dataset).as_at);
	return {
		body: headBody(body),
		staff: staff
			? `${formatCount(staff.headcount)} civil servants, ${formatCount(staff.fte)} full-time equivalent, on ${formatDay(staff.as_at)}`
			: null,
		waves
	};
}
