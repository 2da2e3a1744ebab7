import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { dealtWords } from '$lib/domain/answers/refusal-words';
import { actorWords } from '$lib/domain/audit/audit-words';
import { formatDayOf } from '$lib/domain/editions/day-of';
import { describeEvidence } from '$lib/domain/evidence/evidence-words';
import { plainCoding, plainKey } from '$lib/domain/review/plain-coding';
import { findObstacle } from '$lib/domain/review/queue';
import { obstacleWords } from '$lib/domain/review/review-words';
import { listActorNames } from '$lib/server/queries/audit-events';
import type { QueueItem, QueueReader } from '$lib/server/queries/queue-items';
import { listWaiting } from '$lib/server/queries/review-queue';
import { acceptRevisions } from '$lib/server/services/accept-revisions';
import { guard } from '../../../../../../../../guard';
import { attempt, readForm } from '../../../../../../../../read-form';
import { openQueue } from '../../../../../../review/open-queue';
import { itemAddress, itemName, itemWords } from '../../../../../../review/show-item';
import { openWave } from '../../open-wave';
import type { Actions, PageServerLoad } from './$types';

/** As many as are accepted at once at most: a list that somebody can still read. */
const most = 200;

interface Group {
	key: string;
	/** What they have in common: "Refused, under section 31". */
	words: string;
	items: QueueItem[];
}

/** Why who reads may not decide about something that waits, as a code; null where they may. */
const obstacleOf = ({ revisionId, author, body }: QueueItem, reader: QueueReader) =>
	findObstacle({ revisionId, author, body: body?.slug ?? null }, reader);

/** What waits and is coded plainly, by what it is coded as; those with most answers first. */
function groupPlain(items: readonly QueueItem[]): Group[] {
	const groups = new Map<string, Group>();
	for (const item of items) {
		const content = item.of.kind === 'answer' ? item.of.content : null;
		const plain = content && plainCoding(content);
		if (!plain) continue;
		const key = plainKey(plain);
		const group = groups.get(key) ?? { key, words: dealtWords(plain), items: [] };
		group.items.push(item);
		groups.set(key, group);
	}
	return [...groups.values()].sort((a, b) => b.items.length - a.items.length);
}

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	await guard(event, 'review_revision', { survey: params.survey });
	const { db, actor } = locals;
	const { id: waveId, survey, wave } = await openWave(db, params);
	const reader = await openQueue(db, actor);
	const groups = groupPlain(await listWaiting(db, reader, waveId));
	const wanted = url.searchParams.get('group') ?? '';
	const chosen = groups.find(({ key }) => key === wanted) ?? null;
	const items = chosen?.items.slice(0, most) ?? [];
	const names = await listActorNames(
		db,
		items.map(({ author }) => author)
	);
	return {
		survey: { slug: survey.slug, title: survey.title },
		wave: { slug: wave.slug, title: wave.title },
		isGone: wanted !== '' && chosen === null,
		groups: groups.map(({ key, words, items: alike }) => ({
			key,
			words,
			count: alike.length,
			mine: alike.filter((item) => obstacleOf(item, reader) === null).length,
			address: `${url.pathname}?${new URLSearchParams({ group: key })}`
		})),
		group: chosen && {
			key: chosen.key,
			words: chosen.words,
			count: chosen.items.length,
			rows: items.map((item) => {
				const { revisionId, author, since, of } = item;
				const obstacle = obstacleOf(item, reader);
				const content = of.kind === 'answer' ? of.content : null;
				return {
					id: String(revisionId),
					name: itemName(item),
					address: itemAddress(item, ''),
					words: itemWords(item),
					note: content?.note ?? null,
					evidence: content?.evidence ? describeEvidence(content.evidence) : null,
					by: actorWords(author, names),
					on: formatDayOf(since),
					obstacle: obstacle && obstacleWords[obstacle]
				};
			})
		}
	};
};

const acceptForm = z.object({
	revisions: z
		.array(z.coerce.number().int().positive())
		.min(1, 'Tick at least one answer.')
		.max(most, `Accept at most ${most} at once.`)
});

export const actions: Actions = {
	default: async (event) => {
		const { params, locals } = event;
		await guard(event, 'review_revision', { survey: params.survey });
		const form = await readForm(event.request, acceptForm, 'accept');
		if (!form.ok) return form.failure;
		const { db, actor, now } = locals;
		const { id: waveId } = await openWave(db, params);
		const accepted = await attempt(
			() => acceptRevisions(db, actor, { waveId, revisionIds: form.data.revisions }, now),
			form.refuseAt({ none_chosen: 'revisions' })
		);
		if (!accepted.ok) return accepted.failure;
		const query = new URLSearchParams({
			done: 'accepted_many',
			count: String(accepted.result.accepted)
		});
		redirect(303, `/workspace/review?${query}`);
	}
};
