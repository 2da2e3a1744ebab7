import { shortName } from '$lib/domain/bodies/body';
import { formatDayOf } from '$lib/domain/editions/day-of';
import { findingWords } from '$lib/domain/gaps/finding-words';
import { generateWording } from '$lib/domain/answers/wording';
import { actorWords, type ActorName } from '$lib/domain/audit/audit-words';
import { ageInWorkingDays, findObstacle } from '$lib/domain/review/queue';
import { obstacleWords, revisionStateWords } from '$lib/domain/review/review-words';
import { bankHolidays } from '$lib/server/queries/calendar';
import type { QueueItem, QueueReader } from '$lib/server/queries/queue-items';
import { answerAddress, answerQuery } from './answer-address';

/** Where one thing of the queue is looked at. @param queue the view that it is listed in */
export function itemAddress({ survey, wave, body, of }: QueueItem, queue: string): string {
	if (of.kind === 'answer') {
		const place = { survey: survey.slug, wave: wave.slug, body: body?.slug ?? '' };
		return answerAddress({ ...place, question: of.question.code }) + answerQuery(queue);
	}
	return `/workspace/surveys/${survey.slug}/waves/${wave.slug}/findings/${body?.slug ?? 'government'}/${of.criterion.code}${answerQuery(queue)}`;
}

/** What something of the queue says, in words for readers; null once it is erased. */
export function itemWords({ of, wave }: QueueItem): string | null {
	if (of.kind === 'finding') return of.content && findingWords(of.content);
	const { content, question } = of;
	return content && (content.wording_override ?? generateWording(question, content, wave.asAt));
}

/** What something of the queue is called: "HMT, Permitted". */
export function itemName({ body, of }: QueueItem): string {
	if (of.kind === 'finding') return findingName(body, of.criterion);
	return `${bodyName(body)}, ${of.question.title}`;
}

/** What a finding is called: "HMT, 2.5 Groups have an active administrator". */
export const findingName = (
	body: QueueItem['body'],
	criterion: { code: string; title: string }
): string => `${bodyName(body)}, ${criterion.code} ${criterion.title}`;

const bodyName = (body: QueueItem['body']) => (body ? shortName(body) : 'Government as a whole');

const itemTitle = (of: QueueItem['of']) =>
	of.kind === 'answer' ? of.question.title : `${of.criterion.code} ${of.criterion.title}`;

/** One row of the queue. */
export function showItem(
	item: QueueItem,
	{
		reader,
		names,
		queue,
		now
	}: { reader: QueueReader; names: ReadonlyMap<string, ActorName>; queue: string; now: Date }
) {
	const { revisionId, number, author, state, since, survey, wave, body, of } = item;
	const obstacle =
		state === 'submitted' && reader.reviewedIds.includes(item.surveyId)
			? findObstacle({ revisionId, author, body: body?.slug ?? null }, reader)
			: null;
	return {
		id: revisionId,
		kind: of.kind,
		address: itemAddress(item, queue),
		body: bodyName(body),
		name: body && body.code !== null ? body.name : null,
		title: itemTitle(of),
		survey: survey.title,
		wave: wave.title,
		asAt: wave.asAt,
		disposition: of.kind === 'answer' ? (of.content?.disposition ?? null) : null,
		neither: of.kind === 'answer' && (of.content?.neither_confirmed_nor_denied ?? false),
		words: itemWords(item),
		state: revisionStateWords[state],
		/** Whether it waits for nothing any more. */
		isDecided: state === 'accepted',
		number,
		by: actorWords(author, names),
		since: formatDayOf(since),
		age: ageInWorkingDays(since, now, bankHolidays),
		obstacle: obstacle && obstacleWords[obstacle]
	};
}
export type ShownItem = ReturnType<typeof showItem>;
