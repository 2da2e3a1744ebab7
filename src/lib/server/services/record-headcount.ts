import type { Actor } from '$lib/domain/access/actor';
import type { Headcount } from '$lib/domain/bodies/body';
import { checkHeadcount, type HeadcountProblem } from '$lib/domain/bodies/check-headcount';
import { headcountEntrySchema } from '$lib/domain/bodies/register-entry';
import { dayOf } from '$lib/domain/editions/day-of';
import type { Database } from '../db/connect';
import {
	deleteHeadcount,
	findBodyIds,
	insertHeadcounts,
	lockRegister,
	readRegister
} from '../queries/register';
import { fingerprintOf } from './fingerprint';
import { idOf } from './id-of';
import { perform, RefusedError } from './perform';
import { readEntry } from './read-entry';

const problemWords: Record<HeadcountProblem['code'], string> = {
	in_future: 'That day is still to come. Give the day the figures are as at.',
	fte_over_headcount:
		'There cannot be more full-time equivalent staff than people. Check both figures.'
};

/**
 * Records how many civil servants a body had on a day. Where the register has that day already this is
 * a correction, which takes its place.
 * @throws RefusedError `not_valid`, `unknown_body`, `nothing_changed`, or the code of a problem of
 * `checkHeadcount`
 */
export async function recordHeadcount(
	db: Database,
	actor: Actor,
	input: Headcount,
	now: Date
): Promise<{ isCorrection: boolean }> {
	return perform(db, actor, 'record_headcount', {}, now, async (tx) => {
		await lockRegister(tx);
		const headcount = readEntry(headcountEntrySchema, input);
		const { body, ...figures } = headcount;
		const bodyId = idOf(await findBodyIds(tx, [body]), body, 'body');
		const problem = checkHeadcount(headcount, dayOf(now));
		if (problem) throw new RefusedError(problem.code, problemWords[problem.code]);
		const before = (await readRegister(tx)).headcounts.find(
			(one) => one.body === body && one.as_at === headcount.as_at
		);
		const beforeHash = before ? fingerprintOf(before) : null;
		const afterHash = fingerprintOf(headcount);
		if (beforeHash === afterHash) {
			throw new RefusedError('nothing_changed', 'The register says this already.');
		}

		if (before) await deleteHeadcount(tx, bodyId, before.as_at);
		await insertHeadcounts(tx, [{ ...figures, bodyId }]);

		return {
			result: { isCorrection: before !== undefined },
			happening: {
				subject: { kind: 'headcount', key: `${body} ${headcount.as_at}` },
				beforeHash,
				afterHash
			}
		};
	});
}
