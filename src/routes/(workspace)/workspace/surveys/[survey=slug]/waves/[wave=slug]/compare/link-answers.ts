import { answerKey } from '$lib/domain/answers/answer';
import type { Comparison } from '$lib/domain/answers/comparison/comparison';

interface Linked {
	rows: Comparison['rows'];
	/** The address of the wave. */
	wave: string;
	/** The requests of the wave, as they were created. */
	requests: readonly { id: number; body: { slug: string } }[];
	/** Whether who reads may enter answers. */
	mayEnter: boolean;
}

/**
 * Where the cells of a working comparison lead, by `answerKey`: to the answer or, where none is entered, to
 * where it is entered; for who may not enter it, to the body's request. Where that is none either, and to
 * what is kept from who reads, they lead nowhere.
 */
export function linkAnswers({ rows, wave, requests, mayEnter }: Linked): Record<string, string> {
	const links: Record<string, string> = {};
	for (const { body, cells } of rows) {
		const request = requests.findLast((one) => one.body.slug === body.slug);
		const page = request && `${wave}/requests/${request.id}`;
		for (const { question, unshown } of cells.flat()) {
			const key = answerKey(body.slug, question);
			if (unshown === 'coded_blind') continue;
			if (unshown !== 'not_entered') links[key] = `${wave}/answers/${body.slug}/${question}`;
			else if (page) links[key] = mayEnter ? `${page}/enter/questions/${question}` : page;
		}
	}
	return links;
}
