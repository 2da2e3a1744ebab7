import type { Actor } from '$lib/domain/access/actor';
import { shortName } from '$lib/domain/bodies/body';
import { proposeWave } from '$lib/domain/surveys/propose-wave';
import { addedWords, askWords } from '$lib/domain/surveys/propose-wave-words';
import type { Wave } from '$lib/domain/surveys/survey';
import type { Database } from '../db/connect';
import { findBodyIds, readRegister } from '../queries/register';
import { insertWave, insertWaveBodies, listWaveBodies, listWaves } from '../queries/waves';
import { waveFingerprint } from './edit-wave';
import { idOf } from './id-of';
import { lockKnownSurvey } from './lock-known-survey';
import { perform, RefusedError } from './perform';

export interface WaveInput {
	/** The survey's slug. */
	survey: string;
	wave: Wave;
	/** The slugs of the bodies that it asks. */
	bodies: readonly string[];
	/** The calendar day that they were proposed for, 'YYYY-MM-DD'. */
	proposedFor: string;
}

/**
 * Starts the next wave of a survey. Each body that it asks is kept with why: asked last time, successor
 * of one that was, or added by hand. A wave without answers is no part of an edition.
 * @throws RefusedError `unknown_survey`, `wave_exists`, `nobody_asked`, `unknown_body`
 */
export async function startWave(
	db: Database,
	actor: Actor,
	input: WaveInput,
	now: Date
): Promise<{ waveId: number }> {
	return perform(db, actor, 'start_wave', { survey: input.survey }, now, async (tx) => {
		// Two waves started at once must not take the same place.
		const survey = await lockKnownSurvey(tx, input.survey);
		const waves = await listWaves(tx, survey.id);
		if (waves.some((one) => one.wave.slug === input.wave.slug)) {
			throw new RefusedError(
				'wave_exists',
				`This survey has a wave “${input.wave.slug}” already. Give this one another name for addresses.`
			);
		}
		const asked = [...new Set(input.bodies)];
		if (asked.length === 0) {
			throw new RefusedError('nobody_asked', 'Choose at least one body for the wave to ask.');
		}
		const bodyIds = await findBodyIds(tx, asked);

		const last = waves.at(-1);
		const { bodies, changes } = await readRegister(tx);
		const askedLast = last ? (await listWaveBodies(tx, last.id)).map((body) => body.slug) : [];
		const { proposed } = proposeWave(askedLast, bodies, changes, input.proposedFor);
		const names = new Map(bodies.map((body) => [body.slug, shortName(body)]));
		const whyOf = (slug: string) => {
			const found = proposed.find((one) => one.body === slug);
			return found ? askWords(found.reasons, (body) => names.get(body) ?? body) : addedWords;
		};

		const waveId = await insertWave(tx, survey.id, (last?.position ?? 0) + 1, input.wave);
		await insertWaveBodies(
			tx,
			waveId,
			asked.map((body) => ({ bodyId: idOf(bodyIds, body, 'body'), why: whyOf(body) }))
		);

		return {
			result: { waveId },
			happening: {
				subject: { kind: 'wave', key: input.wave.slug },
				afterHash: waveFingerprint(input.wave, asked),
				details: { bodies: asked.length, proposedFor: input.proposedFor }
			}
		};
	});
}
