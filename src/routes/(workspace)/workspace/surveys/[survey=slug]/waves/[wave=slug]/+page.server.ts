import { redirect } from '@sveltejs/kit';
import { may } from '$lib/domain/access/may';
import { shortName, sortBodies } from '$lib/domain/bodies/body';
import { existsOn } from '$lib/domain/bodies/lineage';
import { dayOf } from '$lib/domain/editions/day-of';
import { countEntered } from '$lib/domain/requests/entering-stage';
import { formatAsAt } from '$lib/domain/surveys/as-at';
import { countEntering } from '$lib/server/queries/entering';
import { readRegister } from '$lib/server/queries/register';
import { hasAnswers, listWaveBodies, waveHasRecords } from '$lib/server/queries/waves';
import { editWave, waveFingerprint } from '$lib/server/services/edit-wave';
import { removeWave } from '$lib/server/services/remove-wave';
import { guard } from '../../../../../../guard';
import { attempt, readForm } from '../../../../../../read-form';
import { bodyOptions } from '../../../../body-options';
import { editWaveForm, refusedField, removeWaveForm } from '../../../survey-forms';
import { openWave } from './open-wave';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const place = await guard(event, 'view_survey', { survey: event.params.survey });
	const { db, actor, now } = event.locals;
	const { id: waveId, wave, survey } = await openWave(db, event.params);
	const [asked, isSlugFixed, hasRecords, { bodies, changes }, entering] = await Promise.all([
		listWaveBodies(db, waveId),
		hasAnswers(db, waveId),
		waveHasRecords(db, waveId),
		readRegister(db),
		countEntering(db, waveId)
	]);
	const slugs = asked.map((body) => body.slug);
	const today = dayOf(now);
	return {
		slug: survey.slug,
		title: survey.title,
		wave,
		asAt: formatAsAt(wave.as_at),
		isSlugFixed,
		progress: countEntered(entering),
		asked: sortBodies(asked).map((body) => ({
			slug: body.slug,
			short: shortName(body),
			name: body.code === null ? null : body.name,
			why: body.why,
			hasRecords: body.hasRecords
		})),
		options: bodyOptions(asked, (body) =>
			[body.why, body.hasRecords ? 'Something is recorded for it, so it stays.' : null]
				.filter(Boolean)
				.join(' ')
		),
		others: bodyOptions(
			bodies.filter((body) => !slugs.includes(body.slug) && existsOn(body.slug, changes, today))
		),
		fingerprint: waveFingerprint(wave, slugs),
		mayEdit: may(actor, 'edit_wave', place).ok,
		mayRemove: !hasRecords && may(actor, 'remove_wave', place).ok,
		done: event.url.searchParams.get('done')
	};
};

export const actions: Actions = {
	edit: async (event) => {
		const { survey } = event.params;
		await guard(event, 'edit_wave', { survey });
		const form = await readForm(event.request, editWaveForm, 'edit');
		if (!form.ok) return form.failure;
		const { db, actor, now } = event.locals;
		const { id: waveId } = await openWave(db, event.params);
		const { bodies, fingerprint, ...wave } = form.data;
		const edited = await attempt(
			() => editWave(db, actor, { waveId, wave, bodies, fingerprint }, now),
			form.refuseAt(refusedField)
		);
		if (!edited.ok) return edited.failure;
		redirect(303, `/workspace/surveys/${survey}/waves/${wave.slug}?done=edited`);
	},

	remove: async (event) => {
		const { survey } = event.params;
		await guard(event, 'remove_wave', { survey });
		const form = await readForm(event.request, removeWaveForm, 'remove');
		if (!form.ok) return form.failure;
		const { db, actor, now } = event.locals;
		const { id: waveId } = await openWave(db, event.params);
		const removed = await attempt(() => removeWave(db, actor, { waveId }, now), form.refuseAt());
		if (!removed.ok) return removed.failure;
		redirect(303, `/workspace/surveys/${survey}?done=wave-removed`);
	}
};
