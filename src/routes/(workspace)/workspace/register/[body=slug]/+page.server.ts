import { error, redirect } from '@sveltejs/kit';
import { may } from '$lib/domain/access/may';
import { shortName, type Body } from '$lib/domain/bodies/body';
import { changeFromSide } from '$lib/domain/bodies/change-side';
import { describeChange } from '$lib/domain/bodies/change-words';
import { describeLineage } from '$lib/domain/bodies/lineage-words';
import { dayOf } from '$lib/domain/editions/day-of';
import { readRegister, type Register } from '$lib/server/queries/register';
import { editBody } from '$lib/server/services/edit-body';
import { fingerprintOf } from '$lib/server/services/fingerprint';
import { recordBodyChange } from '$lib/server/services/record-body-change';
import { recordHeadcount } from '$lib/server/services/record-headcount';
import { removeBodyChange } from '$lib/server/services/remove-body-change';
import { removeHeadcount } from '$lib/server/services/remove-headcount';
import { guard } from '../../../../guard';
import { attempt, readForm } from '../../../../read-form';
import { bodyOptions } from '../../body-options';
import {
	changeForm,
	editBodyForm,
	headcountForm,
	readBody,
	refusedField,
	removeChangeForm,
	removeHeadcountForm
} from '../entry-forms';
import { conflictProblems } from './conflict-problems';
import type { Actions, PageServerLoad } from './$types';

function findBody({ bodies }: Register, slug: string): Body {
	const body = bodies.find((one) => one.slug === slug);
	if (!body) {
		error(404, {
			message: `There is no department called “${slug}” in the register.`,
			hint: 'The list of the register has them all.'
		});
	}
	return body;
}

export const load: PageServerLoad = async (event) => {
	await guard(event, 'view_register');
	const { db, actor, now } = event.locals;
	const { searchParams } = event.url;
	const register = await readRegister(db);
	const body = findBody(register, event.params.body);
	const bySlug = new Map(register.bodies.map((one) => [one.slug, one]));

	const changes = register.changes
		.filter(({ predecessor, successor }) => [predecessor, successor].includes(body.slug))
		.map((change) => ({
			id: change.id,
			on: change.on,
			confidence: change.confidence,
			pieces: describeChange(change, (slug) => bySlug.get(slug)?.name ?? slug)
		}));
	const headcounts = register.headcounts
		.filter((one) => one.body === body.slug)
		.map((one) => ({ ...one, fingerprint: fingerprintOf(one) }))
		.reverse();
	const mayRemoveChange = may(actor, 'remove_body_change').ok;
	const mayRemoveHeadcount = may(actor, 'remove_headcount').ok;

	const { began, ended, exists } = describeLineage(
		body.slug,
		register.bodies,
		register.changes,
		dayOf(now)
	);
	return {
		body,
		shortName: shortName(body),
		fingerprint: fingerprintOf(body),
		began,
		ended: exists ? null : ended,
		changes,
		headcounts,
		others: bodyOptions(register.bodies.filter((one) => one.slug !== body.slug)),
		mayEdit: may(actor, 'edit_body').ok,
		mayRecordChange: may(actor, 'record_body_change').ok,
		mayRecordHeadcount: may(actor, 'record_headcount').ok,
		mayRemoveChange,
		mayRemoveHeadcount,
		/** What is asked to be removed, to be asked about first. */
		removing: {
			change:
				(mayRemoveChange &&
					changes.find((one) => String(one.id) === searchParams.get('remove-change'))) ||
				null,
			headcount:
				(mayRemoveHeadcount &&
					headcounts.find((one) => one.as_at === searchParams.get('remove-headcount'))) ||
				null
		},
		done: searchParams.get('done')
	};
};

/** Leads back to the page with word of what was done, so that reloading it does nothing again. */
function showDone(slug: string, done: string): never {
	redirect(303, `/workspace/register/${slug}?done=${done}`);
}

export const actions: Actions = {
	edit: async (event) => {
		await guard(event, 'edit_body');
		const form = await readForm(event.request, editBodyForm, 'edit');
		if (!form.ok) return form.failure;
		const { db, actor, now } = event.locals;
		const body = readBody(event.params.body, form.data);
		const edit = { body, fingerprint: form.data.fingerprint };
		let isConflict = false;
		const edited = await attempt(
			() => editBody(db, actor, edit, now),
			(code, message) => {
				isConflict = code === 'changed_meanwhile';
				return form.refuse({ [refusedField[code] ?? '']: message });
			}
		);
		if (edited.ok) return showDone(body.slug, 'edited');
		if (!isConflict) return edited.failure;
		const record = findBody(await readRegister(db), body.slug);
		return form.refuse({ ...edited.failure.data.problems, ...conflictProblems(record, body) });
	},

	record_change: async (event) => {
		await guard(event, 'record_body_change');
		const form = await readForm(event.request, changeForm, 'record_change');
		if (!form.ok) return form.failure;
		const { db, actor, now } = event.locals;
		const { side, other, ...rest } = form.data;
		const change = { ...changeFromSide(event.params.body, side, other), ...rest };
		const recorded = await attempt(
			() => recordBodyChange(db, actor, change, now),
			form.refuseAt(refusedField)
		);
		return recorded.ok ? showDone(event.params.body, 'change-recorded') : recorded.failure;
	},

	remove_change: async (event) => {
		await guard(event, 'remove_body_change');
		const form = await readForm(event.request, removeChangeForm, 'remove_change');
		if (!form.ok) return form.failure;
		const { db, actor, now } = event.locals;
		const removed = await attempt(
			() => removeBodyChange(db, actor, { changeId: Number(form.data.change) }, now),
			form.refuseAt()
		);
		return removed.ok ? showDone(event.params.body, 'change-removed') : removed.failure;
	},

	record_headcount: async (event) => {
		await guard(event, 'record_headcount');
		const form = await readForm(event.request, headcountForm, 'record_headcount');
		if (!form.ok) return form.failure;
		const { db, actor, now } = event.locals;
		const { asAt, source, rounding, ...figures } = form.data;
		const headcount = {
			body: event.params.body,
			as_at: asAt,
			...figures,
			source: { title: source, rounding }
		};
		const recorded = await attempt(
			() => recordHeadcount(db, actor, headcount, now),
			form.refuseAt(refusedField)
		);
		if (!recorded.ok) return recorded.failure;
		const { isCorrection } = recorded.result;
		return showDone(event.params.body, isCorrection ? 'headcount-corrected' : 'headcount-recorded');
	},

	remove_headcount: async (event) => {
		await guard(event, 'remove_headcount');
		const form = await readForm(event.request, removeHeadcountForm, 'remove_headcount');
		if (!form.ok) return form.failure;
		const { db, actor, now } = event.locals;
		const removal = {
			body: event.params.body,
			asAt: form.data.day,
			fingerprint: form.data.fingerprint
		};
		const removed = await attempt(() => removeHeadcount(db, actor, removal, now), form.refuseAt());
		return removed.ok ? showDone(event.params.body, 'headcount-removed') : removed.failure;
	}
};
