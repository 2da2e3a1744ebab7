import { redirect } from '@sveltejs/kit';
import { may } from '$lib/domain/access/may';
import { dayOf, formatInstant, formatTime } from '$lib/domain/editions/day-of';
import { correctionKindTable } from '$lib/domain/editions/correction';
import { datedEventWords, isTold } from '$lib/domain/editions/event-words';
import { isOpen, isWithdrawn, latestEdition, opensAt } from '$lib/domain/editions/edition';
import { listCorrections, listEditions, type StoredEdition } from '$lib/server/queries/editions';
import { moveEmbargo } from '$lib/server/services/move-embargo';
import { withdrawEdition } from '$lib/server/services/withdraw-edition';
import { guard } from '../../../../../guard';
import { attempt, readForm } from '../../../../../read-form';
import { openSurvey } from '../open-survey';
import { readEmbargo } from '../publish/publish-forms';
import { moveForm, openForm, withdrawForm } from './edition-forms';
import type { Actions, PageServerLoad } from './$types';

/** How an edition stands, for those who publish. */
function stateOf(edition: StoredEdition, latest: number | null, now: Date) {
	const opens = opensAt(edition);
	const withdrawal = edition.events.findLast((event) => event.kind === 'withdrawn');
	if (withdrawal) {
		return {
			code: 'withdrawn' as const,
			words: `Withdrawn on ${formatInstant(withdrawal.at)}: ${withdrawal.words ?? 'no reason is recorded.'}`,
			more: opens === null ? 'It never opened, and has no public address.' : null
		};
	}
	if (opens && !isOpen(edition, now)) {
		return {
			code: 'embargoed' as const,
			words: `Under embargo until ${formatInstant(opens)}`,
			more: null
		};
	}
	return {
		code: edition.number === latest ? ('latest' as const) : ('open' as const),
		words: `Open since ${formatInstant(opens ?? edition.publishedAt)}`,
		more: null
	};
}

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	const place = await guard(event, 'view_survey', { survey: params.survey });
	const { db, actor, now } = locals;
	const { survey } = await openSurvey(db, params.survey);
	const stored = await listEditions(db, survey.slug);
	const corrections = await listCorrections(
		db,
		stored.map((edition) => edition.id)
	);
	const latest = latestEdition(stored, now)?.number ?? null;
	const editions = stored
		.toSorted((a, b) => b.number - a.number)
		.map((edition) => {
			const opens = opensAt(edition);
			const isWaiting = opens !== null && !isOpen(edition, now);
			return {
				number: edition.number,
				note: edition.note,
				published: formatInstant(edition.publishedAt),
				contentHash: edition.contentHash,
				isErased: edition.events.some(({ kind }) => kind === 'erased'),
				state: stateOf(edition, latest, now),
				/** What happened to it since, besides how it stands. */
				happened: edition.events
					.filter((one) => isTold(one) && one.kind !== 'withdrawn')
					.map(datedEventWords),
				hasAddress: isOpen(edition, now),
				isWaiting,
				embargo: isWaiting ? { on: dayOf(opens), at: formatTime(opens) } : null,
				mayBeWithdrawn: !isWithdrawn(edition),
				corrections: corrections
					.filter((one) => one.edition === edition.number)
					.map(({ content }) =>
						content ? { ...content, kind: correctionKindTable[content.kind] } : null
					)
			};
		});
	const mayMove = may(actor, 'move_embargo', place).ok;
	const mayWithdraw = may(actor, 'withdraw_edition', place).ok;
	const named = (parameter: string) =>
		editions.find((one) => String(one.number) === url.searchParams.get(parameter)) ?? null;
	const [moving, withdrawing] = [named('move'), named('withdraw')];
	return {
		slug: survey.slug,
		title: survey.title,
		editions,
		mayMove,
		mayWithdraw,
		mayPublish: may(actor, 'publish_edition', place).ok,
		moving: mayMove && moving?.isWaiting ? moving : null,
		withdrawing: mayWithdraw && withdrawing?.mayBeWithdrawn ? withdrawing : null,
		done: url.searchParams.get('done'),
		doneEdition: named('edition')?.number ?? null
	};
};

/** Leads back to the list with word of what was done, so that reloading it does nothing again. */
function showDone({ pathname }: URL, done: string, edition: number): never {
	redirect(303, `${pathname}?done=${done}&edition=${edition}`);
}

/** The field that a refusal is about. */
const refusedField = {
	in_the_past: 'embargo_on',
	not_moved: 'embargo_on',
	before_earlier: 'embargo_on',
	after_later: 'embargo_on',
	reason_missing: 'reason'
};

export const actions: Actions = {
	move: async (event) => {
		const { survey } = event.params;
		await guard(event, 'move_embargo', { survey });
		const form = await readForm(event.request, moveForm, 'move');
		if (!form.ok) return form.failure;
		const { edition: number, embargo_on: on, embargo_at: at } = form.data;
		const embargo = readEmbargo(on, at);
		if (!embargo.ok) return form.refuse(embargo.problems);
		const until = embargo.value;
		if (until === null) {
			return form.refuse({ embargo_on: 'Give the day and the time at which it is to open.' });
		}
		const { db, actor, now } = event.locals;
		const moved = await attempt(
			() => moveEmbargo(db, actor, { survey, number, until }, now),
			form.refuseAt(refusedField)
		);
		return moved.ok ? showDone(event.url, 'moved', number) : moved.failure;
	},

	open: async (event) => {
		const { survey } = event.params;
		await guard(event, 'move_embargo', { survey });
		const form = await readForm(event.request, openForm, 'open');
		if (!form.ok) return form.failure;
		const { edition: number } = form.data;
		const { db, actor, now } = event.locals;
		const opened = await attempt(
			() => moveEmbargo(db, actor, { survey, number, until: null }, now),
			form.refuseAt()
		);
		return opened.ok ? showDone(event.url, 'opened', number) : opened.failure;
	},

	withdraw: async (event) => {
		const { survey } = event.params;
		await guard(event, 'withdraw_edition', { survey });
		const form = await readForm(event.request, withdrawForm, 'withdraw');
		if (!form.ok) return form.failure;
		const { edition: number, reason } = form.data;
		const { db, actor, now } = event.locals;
		const withdrawn = await attempt(
			() => withdrawEdition(db, actor, { survey, number, reason }, now),
			form.refuseAt(refusedField)
		);
		return withdrawn.ok ? showDone(event.url, 'withdrawn', number) : withdrawn.failure;
	}
};
