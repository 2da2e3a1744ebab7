import type { Actor } from '$lib/domain/access/actor';
import { shortName } from '$lib/domain/bodies/body';
import { joinWords } from '$lib/domain/questions/words';
import type { Database } from '../db/connect';
import { insertRequests, listRequestedBodies } from '../queries/requests';
import { listWaveBodies } from '../queries/waves';
import { lockKnownWave } from './lock-known-wave';
import { perform, RefusedError } from './perform';

/**
 * Creates a request to each of these bodies that has none yet. A wave has one to each body that it asks;
 * others follow it.
 * @param input the slugs of bodies that the wave asks
 * @returns the slugs of those it created one for
 * @throws RefusedError `unknown_wave`, `body_not_asked`, `requests_exist`
 */
export async function createRequests(
	db: Database,
	actor: Actor,
	input: { waveId: number; bodies: readonly string[] },
	now: Date
): Promise<{ created: string[] }> {
	return perform(db, actor, 'create_requests', { waveId: input.waveId }, now, async (tx) => {
		// The lock settles whom the wave asks, and keeps out whoever else would create the same requests.
		const wave = await lockKnownWave(tx, input.waveId);
		const [asked, requested] = await Promise.all([
			listWaveBodies(tx, wave.id),
			listRequestedBodies(tx, wave.id)
		]);
		const chosen = new Set(input.bodies);
		const bodies = asked.filter((body) => chosen.delete(body.slug));
		if (chosen.size > 0) {
			const names = joinWords([...chosen].map((slug) => `“${slug}”`));
			throw new RefusedError(
				'body_not_asked',
				`This wave does not ask ${names}. Add what is missing to the wave first.`,
				{ bodies: [...chosen] }
			);
		}
		const fresh = bodies.filter((body) => !requested.includes(body.slug));
		if (fresh.length === 0) {
			throw new RefusedError(
				'requests_exist',
				bodies.length === 0
					? 'Choose at least one body to create a request to.'
					: `There is a request to ${joinWords(bodies.map(shortName))} already.`
			);
		}

		await insertRequests(
			tx,
			fresh.map((body) => ({ waveId: wave.id, bodyId: body.id, createdAt: now }))
		);
		const created = fresh.map((body) => body.slug);

		return {
			result: { created },
			happening: {
				subject: { kind: 'wave', key: wave.wave.slug },
				details: { bodies: created }
			}
		};
	});
}
