import type { Actor } from '$lib/domain/access/actor';
import { joinWords } from '$lib/domain/questions/words';
import type { Database } from '../db/connect';
import { deleteFeedsOf } from '../queries/calendar-feeds';
import {
	deleteWave,
	deleteWaveBodies,
	findWaveOfSurvey,
	listWaveBodies,
	listWaves,
	waveHasRecords
} from '../queries/waves';
import { waveFingerprint } from './edit-wave';
import { lockCharts } from './lock-charts';
import { lockKnownWave } from './lock-known-wave';
import { perform, RefusedError } from './perform';

/**
 * Removes a wave that was started by mistake: nothing is recorded in it, and no chart is drawn of it.
 * @throws RefusedError `unknown_wave`, `wave_has_records`, `wave_in_use`, `only_wave`
 */
export async function removeWave(
	db: Database,
	actor: Actor,
	{ waveId }: { waveId: number },
	now: Date
): Promise<void> {
	return perform(db, actor, 'remove_wave', { waveId }, now, async (tx) => {
		const found = await findWaveOfSurvey(tx, waveId);
		if (!found) throw new RefusedError('unknown_wave', 'There is no such wave.');
		// Until it is gone, no chart is drawn of it and nothing is recorded in it.
		const { surveyId, charts } = await lockCharts(tx, found.survey.slug);
		const { wave } = await lockKnownWave(tx, waveId);

		if (await waveHasRecords(tx, waveId)) {
			throw new RefusedError(
				'wave_has_records',
				'Requests, responses, answers or findings are recorded in this wave, and it stays for as long as they do.'
			);
		}
		const drawn = charts.filter(({ settings }) => settings.wave === wave.slug);
		if (drawn.length > 0) {
			const names = joinWords(drawn.map(({ settings }) => `“${settings.slug}”`));
			throw new RefusedError(
				'wave_in_use',
				drawn.length === 1
					? `The chart ${names} is drawn of this wave. Remove it first.`
					: `The charts ${names} are drawn of this wave. Remove them first.`
			);
		}
		if ((await listWaves(tx, surveyId)).length === 1) {
			throw new RefusedError(
				'only_wave',
				'This is the only wave of its survey. Change it into the one that was meant.'
			);
		}
		const asked = await listWaveBodies(tx, waveId);

		await deleteWaveBodies(
			tx,
			waveId,
			asked.map((body) => body.id)
		);
		await deleteFeedsOf(tx, waveId);
		await deleteWave(tx, waveId);

		return {
			result: undefined,
			happening: {
				subject: { kind: 'wave', key: wave.slug },
				beforeHash: waveFingerprint(
					wave,
					asked.map((body) => body.slug)
				)
			}
		};
	});
}
