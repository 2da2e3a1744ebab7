import { may } from '$lib/domain/access/may';
import type { Actor } from '$lib/domain/access/actor';
import { actorWords } from '$lib/domain/audit/audit-words';
import { formatInstant } from '$lib/domain/editions/day-of';
import { ageInWorkingDays } from '$lib/domain/review/queue';
import { listActorNames } from '$lib/server/queries/audit-events';
import { bankHolidays } from '$lib/server/queries/calendar';
import { listOpenQueries } from '$lib/server/queries/open-queries';
import type { QueueReader } from '$lib/server/queries/queue-items';
import { itemAddress, itemName } from './review/show-item';

/** As many as the home page lists. */
const most = 20;

/** The queries that nobody has answered yet, on the surveys on which somebody enters answers. */
export async function showQueries(
	db: App.Locals['db'],
	actor: Actor,
	reader: QueueReader,
	now: Date
) {
	const surveyIds = reader.surveyIds.filter(
		(surveyId) => may(actor, 'submit_answer', { surveyId }).ok
	);
	const { queries, total } = await listOpenQueries(db, { ...reader, surveyIds }, most);
	const names = await listActorNames(
		db,
		queries.map(({ by }) => by)
	);
	return {
		more: total - queries.length,
		rows: queries.map((query) => {
			const address = itemAddress(query, '');
			return {
				id: query.revisionId,
				name: itemName(query),
				wave: query.wave.title,
				survey: query.survey.title,
				address,
				/** Where it is coded again: that page leads on to its request, where there is one. */
				coding: query.of.kind === 'answer' ? `${address}/recode` : null,
				words: query.words,
				by: actorWords(query.by, names),
				at: formatInstant(query.since),
				age: ageInWorkingDays(query.since, now, bankHolidays)
			};
		})
	};
}
