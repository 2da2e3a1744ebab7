import { answerKey } from '$lib/domain/answers/answer';
import type { Comparison } from '$lib/domain/answers/comparison/comparison';
import type { Dataset } from '$lib/domain/editions/dataset';

interface Linked {
	comparison: Pick<Comparison, 'wave' | 'rows'>;
	/** The survey's slug. */
	survey: string;
	/** The requests of the wave, as they were created. */
	requests: readonly { id: number; body: { slug: string } }[];
	/** Whether who reads may enter answers. */
	mayEnter: boolean;
	/** What readers see of the survey; null where nothing is published. */
	published: Pick<Dataset, 'waves' | 'bodies' | 'answers'> | null;
}

/** Where the rows and cells of a comparison lead; what leads nowhere is left out. */
export interface AnswerLinks {
	/** By body. */
	bodies: Record<string, string>;
	/** By `answerKey` of the body and the question. */
	answers: Record<string, string>;
}

/**
 * Where a working comparison leads: to where the answer is entered, or, for who may not enter it, to the
 * body's request; where there is none, to what readers see of the answer.
 */
export function linkAnswers({
	comparison,
	survey,
	requests,
	mayEnter,
	published
}: Linked): AnswerLinks {
	const wave = comparison.wave.slug;
	const links: AnswerLinks = { bodies: {}, answers: {} };
	const publicBase = `/surveys/${survey}/bodies`;
	const waveQuery = published?.waves.at(-1)?.slug === wave ? '' : `?wave=${wave}`;
	const isPublic = new Set(
		published?.answers
			.filter((answer) => answer.wave === wave)
			.map((answer) => answerKey(answer.body, answer.question))
	);
	for (const { body, cells } of comparison.rows) {
		const { slug } = body;
		const request = requests.findLast((one) => one.body.slug === slug);
		const page = request && `/workspace/surveys/${survey}/waves/${wave}/requests/${request.id}`;
		const isPublicBody = published?.bodies.some((one) => one.slug === slug);
		if (page) links.bodies[slug] = page;
		else if (isPublicBody) links.bodies[slug] = `${publicBase}/${slug}`;
		for (const { question } of cells.flat()) {
			const key = answerKey(slug, question);
			if (page) links.answers[key] = mayEnter ? `${page}/enter/questions/${question}` : page;
			else if (isPublic.has(key)) {
				links.answers[key] = `${publicBase}/${slug}/${question}${waveQuery}`;
			}
		}
	}
	return links;
}
