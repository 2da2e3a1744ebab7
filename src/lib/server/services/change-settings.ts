import type { Actor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { lockSettings, updateSettings } from '../queries/settings';
import { perform } from './perform';

export interface Settings {
	/** Whether those who publish or administer must have a second factor. */
	needsSecondFactor: boolean;
}

/** Decides something for the whole installation. */
export async function changeSettings(
	db: Database,
	actor: Actor,
	{ needsSecondFactor }: Settings,
	now: Date
): Promise<void> {
	return perform(db, actor, 'change_settings', {}, now, async (tx) => {
		const before = await lockSettings(tx);
		await updateSettings(tx, { needsSecondFactor });
		return {
			result: undefined,
			happening: {
				subject: { kind: 'settings', key: 'installation' },
				details: {
					before: { needsSecondFactor: before.needsSecondFactor },
					after: { needsSecondFactor }
				}
			}
		};
	});
}
