import type { Actor } from '$lib/domain/access/actor';
import { templateProblem } from '$lib/domain/requests/request-text';
import type { Database } from '../db/connect';
import { updateRequestTemplate } from '../queries/waves';
import { fingerprintOf, refuseUnlessAsShown } from './fingerprint';
import { lockKnownWave } from './lock-known-wave';
import { perform, RefusedError } from './perform';

export interface TemplateEdit {
	waveId: number;
	/** The letter with its placeholders; null for the one that the survey's questions give. */
	template: string | null;
	/** Of what the form showed: `templateFingerprint`. */
	fingerprint: string;
}

const shownOf = (template: string | null) => ({ template });

/** The fingerprint of what the form of a wave's letter shows. */
export const templateFingerprint = (template: string | null): string =>
	fingerprintOf(shownOf(template));

/**
 * Changes the letter that the requests of a wave are generated from. One that somebody edited for a body
 * stays as it is.
 * @throws RefusedError `unknown_wave`, `changed_meanwhile`, `unknown_placeholder`
 */
export async function editRequestTemplate(
	db: Database,
	actor: Actor,
	input: TemplateEdit,
	now: Date
): Promise<void> {
	const { waveId, template } = input;
	return perform(db, actor, 'edit_request_template', { waveId }, now, async (tx) => {
		const stored = await lockKnownWave(tx, waveId);
		refuseUnlessAsShown(input.fingerprint, shownOf(stored.requestTemplate));
		const problem = template === null ? null : templateProblem(template);
		if (problem !== null) throw new RefusedError('unknown_placeholder', problem);

		await updateRequestTemplate(tx, waveId, template);

		return {
			result: undefined,
			happening: {
				subject: { kind: 'wave', key: stored.wave.slug },
				beforeHash: templateFingerprint(stored.requestTemplate),
				afterHash: templateFingerprint(template)
			}
		};
	});
}
