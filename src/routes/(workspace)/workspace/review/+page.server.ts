import { dispositions, dispositionTable } from '$lib/domain/answers/disposition';
import {
	queuePageSize,
	queueQuery,
	queueStateLabels,
	queueStates,
	readQueueFilter,
	revisionStateOf,
	wholeQueue,
	type QueueFilter
} from '$lib/domain/review/queue';
import { listActorNames } from '$lib/server/queries/audit-events';
import { listQueueChoices } from '$lib/server/queries/queue-choices';
import { countQueue, countPlainByWave, listQueue } from '$lib/server/queries/review-queue';
import { guard } from '../../../guard';
import { readDecided } from './decided-words';
import { choiceNames, openQueue } from './open-queue';
import { showItem } from './show-item';
import type { PageServerLoad } from './$types';

/** Parameters of the page that choose nothing. */
const ownParameters = ['done', 'of', 'count'];

const addressOf = (filter: QueueFilter) => {
	const query = queueQuery(filter);
	return `/workspace/review${query ? `?${query}` : ''}`;
};

export const load: PageServerLoad = async (event) => {
	await guard(event, 'view_workspace');
	const { db, actor, now } = event.locals;
	const query = event.url.searchParams;
	const reader = await openQueue(db, actor);
	const choices = await listQueueChoices(db, reader.surveyIds);
	const reading = readQueueFilter(query, choiceNames(choices), ownParameters);
	const filter = reading.ok ? reading.filter : wholeQueue;
	const [items, counts, many] = await Promise.all([
		reading.ok ? listQueue(db, reader, filter) : [],
		countQueue(db, reader, { ...filter, mine: false }),
		countPlainByWave(db, reader)
	]);
	const mine = filter.mine ? await countQueue(db, reader, filter) : counts;
	const names = await listActorNames(
		db,
		items.map(({ author }) => author)
	);
	const countOf = (state: QueueFilter['state'], of: typeof counts) => {
		const wanted = revisionStateOf[state];
		return wanted === null ? of.submitted + of.queried + of.accepted : of[wanted];
	};
	const total = reading.ok ? countOf(filter.state, mine) : 0;
	const pages = Math.max(1, Math.ceil(total / queuePageSize));
	const queue = queueQuery({ ...filter, page: 1 });
	const isOneSurvey = choices.surveys.length === 1;
	const label = (title: string, survey: string) => (isOneSurvey ? title : `${title} (${survey})`);
	return {
		works: reader.surveyIds.length > 0,
		reviews: reader.reviewedIds.length > 0,
		rows: items.map((item) => showItem(item, { reader, names, queue, now })),
		isOneSurvey,
		total,
		mine: counts.mine,
		waiting: counts.submitted,
		filterProblem: reading.ok ? null : reading.problem,
		view: { ...filter, disposition: filter.disposition ?? '' },
		isFiltered: queueQuery({ ...filter, page: 1, state: wholeQueue.state }) !== '',
		parts: queueStates.map((state) => ({
			state,
			label: queueStateLabels[state],
			count: countOf(state, mine),
			address: addressOf({ ...filter, state, page: 1 }),
			isOpen: filter.state === state
		})),
		choices: {
			surveys: choices.surveys.map(({ slug, title }) => ({ value: slug, label: title })),
			waves: choices.waves.map(({ slug, title, survey }) => ({
				value: slug,
				label: label(title, survey)
			})),
			questions: choices.questions.map(({ code, title, survey }) => ({
				value: code,
				label: label(title, survey)
			})),
			dispositions: dispositions.map((value) => ({
				value,
				label: dispositionTable[value].label
			}))
		},
		page: filter.page,
		pages,
		addresses: Array.from({ length: pages }, (_, index) =>
			addressOf({ ...filter, page: index + 1 })
		),
		/** The waves of which several answers can be accepted at once. */
		many: many
			.filter(({ count }) => count > 1)
			.map(({ survey, wave, count }) => ({
				title: wave.title,
				count,
				address: `/workspace/surveys/${survey}/waves/${wave.slug}/answers/accept`
			})),
		done: await readDecided(db, query, choiceNames(choices).surveys)
	};
};
