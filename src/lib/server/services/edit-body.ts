import type { Actor } from '$lib/domain/access/actor';
import { shortName, type Body } from '$lib/domain/bodies/body';
import { differingFields } from '$lib/domain/bodies/differing-fields';
import { bodyEntrySchema } from '$lib/domain/bodies/register-entry';
import { dayOf } from '$lib/domain/editions/day-of';
import type { Database } from '../db/connect';
import { lockRegister, readRegister, updateBody } from '../queries/register';
import { ensureShortNameIsFree } from './ensure-short-name-is-free';
import { fingerprintOf, refuseUnlessAsShown } from './fingerprint';
import { perform, RefusedError } from './perform';
import { readEntry } from './read-entry';

export interface BodyEdit {
	/** The body as it is to be. Its slug says which it is, and never changes. */
	body: Body;
	/** The fingerprint of the record that was edited. */
	fingerprint: string;
}

/**
 * Edits what the register says of a body. What was published keeps what it was published with.
 * @throws RefusedError `not_valid`, `unknown_body`, `changed_meanwhile`, `nothing_changed`, `code_taken`,
 * `name_taken`
 */
export async function editBody(
	db: Database,
	actor: Actor,
	input: BodyEdit,
	now: Date
): Promise<void> {
	return perform(db, actor, 'edit_body', {}, now, async (tx) => {
		await lockRegister(tx);
		const body = readEntry(bodyEntrySchema, input.body);
		const register = await readRegister(tx);
		const before = register.bodies.find((one) => one.slug === body.slug);
		if (!before) throw new RefusedError('unknown_body', `There is no body “${body.slug}”.`);
		refuseUnlessAsShown(input.fingerprint, before);
		const changed = differingFields(before, body);
		if (changed.length === 0) {
			throw new RefusedError('nothing_changed', 'The record says this already.');
		}
		// A name that was taken before this edit is not this edit's to put right.
		if (shortName(before) !== shortName(body)) {
			ensureShortNameIsFree(body, register, dayOf(now));
		}

		await updateBody(tx, body);

		return {
			result: undefined,
			happening: {
				subject: { kind: 'body', key: body.slug },
				beforeHash: fingerprintOf(before),
				afterHash: fingerprintOf(body),
				details: { fields: changed }
			}
		};
	});
}
