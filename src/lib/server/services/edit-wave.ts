import type { Actor } from '$lib/domain/access/actor';
import { shortName } from '$lib/domain/bodies/body';
import { joinWords } from '$lib/domain/questions/words';
import { addedWords } from '$lib/domain/surveys/propose-wave-words';
import type { Wave } from '$lib/domain/surveys/survey';
import type { Database } from '../db/connect';
import { findBodyIds } from '../queries/register';
import { renameWaveOfCharts } from '../queries/surveys';
import {
	deleteWaveBodies,
	findWave,
	hasAnswers,
	insertWaveBodies,
	listWaveBodies,
	updateWave
} from '../queries/waves';
import { fingerprintOf, refuseUnlessAsShown } from './fingerprint';
import { idOf } from './id-of';
import { lockKnownWave } from './lock-known-wave';
import { perform, RefusedError } from './perform';

export interface WaveEdit {
	waveId: number;
	wave: Wave;
	/** The slugs of the bodies that it asks from now on. */
	bodies: readonly string[];
	/** Of what the form showed: `waveFingerprint`. */
	fingerprint: string;
}

const shownOf = (wave: Wave, bodies: readonly string[]) => ({ wave, bodies: [...bodies].sort() });

/** The fingerprint of what the form of a wave shows. */
export const waveFingerprint = (wave: Wave, bodies: readonly string[]): string =>
	fingerprintOf(shownOf(wave, bodies));

/**
 * Changes what a wave says of itself and which bodies it asks. A body for which anything is recorded
 * stays, and so does the name in addresses once there is an answer.
 * @throws RefusedError `unknown_wave`, `changed_meanwhile`, `wave_has_answers`, `wave_exists`,
 * `nobody_asked`, `body_has_records`, `unknown_body`
 */
export async function editWave(
	db: Database,
	actor: Actor,
	input: WaveEdit,
	now: Date
): Promise<void> {
	return perform(db, actor, 'edit_wave', { waveId: input.waveId }, now, async (tx) => {
		// The lock keeps answers of this wave out until it is settled whom it asks.
		const stored = await lockKnownWave(tx, input.waveId);
		const asked = await listWaveBodies(tx, stored.id);
		const before = asked.map((body) => body.slug);
		refuseUnlessAsShown(input.fingerprint, shownOf(stored.wave, before));

		const { slug } = input.wave;
		if (slug !== stored.wave.slug) await refuseSlug(tx, stored, slug);
		const after = [...new Set(input.bodies)];
		if (after.length === 0) {
			throw new RefusedError('nobody_asked', 'Choose at least one body for the wave to ask.');
		}
		const removed = asked.filter((body) => !after.includes(body.slug));
		const recorded = removed.filter((body) => body.hasRecords);
		if (recorded.length > 0) {
			const names = joinWords(recorded.map(shortName));
			throw new RefusedError(
				'body_has_records',
				recorded.length === 1
					? `Requests, letters or answers are recorded for ${names} in this wave, so it cannot be taken out. Tick its box again.`
					: `Requests, letters or answers are recorded for ${names} in this wave, so they cannot be taken out. Tick their boxes again.`,
				{ bodies: recorded.map((body) => body.slug) }
			);
		}
		const added = after.filter((body) => !before.includes(body));
		const bodyIds = await findBodyIds(tx, added);

		await updateWave(tx, stored.id, input.wave);
		await renameWaveOfCharts(tx, stored.surveyId, stored.wave.slug, slug);
		await deleteWaveBodies(
			tx,
			stored.id,
			removed.map((body) => body.id)
		);
		await insertWaveBodies(
			tx,
			stored.id,
			added.map((body) => ({ bodyId: idOf(bodyIds, body, 'body'), why: addedWords }))
		);

		return {
			result: undefined,
			happening: {
				subject: { kind: 'wave', key: stored.wave.slug },
				beforeHash: waveFingerprint(stored.wave, before),
				afterHash: waveFingerprint(input.wave, after),
				details: {
					added,
					removed: removed.map((body) => body.slug),
					...(slug !== stored.wave.slug && { renamed: slug })
				}
			}
		};
	});
}

async function refuseSlug(
	tx: Database,
	{ id, surveyId, wave }: { id: number; surveyId: number; wave: Wave },
	slug: string
): Promise<void> {
	if (await hasAnswers(tx, id)) {
		throw new RefusedError(
			'wave_has_answers',
			`This wave has answers, and addresses name it “${wave.slug}”: that cannot change any more.`
		);
	}
	if (await findWave(tx, surveyId, slug)) {
		throw new RefusedError(
			'wave_exists',
			`This survey has a wave “${slug}” already. Give this one another name for addresses.`
		);
	}
}
