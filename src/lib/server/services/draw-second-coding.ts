import { accountKey, actorKey, type Actor } from '$lib/domain/access/actor';
import { rolesThatMay } from '$lib/domain/access/may';
import { drawSample } from '$lib/domain/review/agreement/draw-sample';
import type { Database } from '../db/connect';
import { findAccount } from '../queries/accounts';
import { listRoles } from '../queries/roles';
import { lockAnswers } from '../queries/answers';
import {
	findSample,
	insertSample,
	listSubmittedPlaces,
	listWrittenAnswers,
	updateSample
} from '../queries/second-coding-samples';
import {
	clearSecondDrafts,
	insertSecondCodings,
	listSecondCodings
} from '../queries/second-codings';
import { lockKnownWave } from './lock-known-wave';
import { perform, RefusedError } from './perform';
import { sha256 } from './sha256';

export interface SecondCodingDraw {
	waveId: number;
	/** A whole number from 1 to 100. */
	sharePercent: number;
	/** What it is drawn with; null for one that nobody has chosen, or the one it was drawn with before. */
	seed: string | null;
	/** The account of whoever codes it a second time. */
	coder: number;
}

/** How long a seed may be. */
const longestSeed = 100;

/** @throws RefusedError `unknown_coder` where the person cannot enter answers of the survey */
async function ensureMayCode(tx: Database, accountId: number, surveyId: number): Promise<void> {
	const account = await findAccount(tx, accountId);
	const held = await listRoles(tx, accountId);
	const coding = rolesThatMay('submit_second_coding');
	const mayCode = held.some((one) => one.surveyId === surveyId && coding.includes(one.role));
	if (account && account.suspendedAt === null && mayCode) return;
	throw new RefusedError(
		'unknown_coder',
		'Choose somebody who is a researcher or a publisher on this survey.'
	);
}

/** @throws RefusedError `share_out_of_range`, `seed_too_long` */
function ensureCanBeDrawn({ sharePercent, seed }: SecondCodingDraw): void {
	if (!Number.isInteger(sharePercent) || sharePercent < 1 || sharePercent > 100) {
		throw new RefusedError('share_out_of_range', 'Give the share as a whole number from 1 to 100.');
	}
	if (seed !== null && (seed.length > longestSeed || seed.includes('\0'))) {
		throw new RefusedError('seed_too_long', `Use at most ${longestSeed} characters for the seed.`);
	}
}

/**
 * Draws a share of the answers of a wave that have been submitted, to be coded a second time by somebody
 * who has written none of them. Drawn again, with the same seed, a larger share or what has been submitted
 * since comes on top: nothing that was drawn is taken away. Another person can take it over as long as
 * none is submitted.
 * @param makeSeed makes a seed where none is given
 * @returns how many answers the sample has, of how many that were submitted
 * @throws RefusedError `unknown_wave`, `share_out_of_range`, `seed_too_long`, `unknown_coder`,
 * `nothing_to_draw`, `already_drawn`, `share_smaller`, `coding_begun`, `coder_wrote`
 */
export async function drawSecondCoding(
	db: Database,
	actor: Actor,
	input: SecondCodingDraw,
	makeSeed: () => string,
	now: Date
): Promise<{ sampled: number; submitted: number }> {
	const { waveId, sharePercent, coder } = input;
	const given = input.seed?.trim() || null;
	return perform(db, actor, 'draw_second_coding', { waveId }, now, async (tx) => {
		const wave = await lockKnownWave(tx, waveId);
		ensureCanBeDrawn({ ...input, seed: given });
		await ensureMayCode(tx, coder, wave.surveyId);
		const places = await listSubmittedPlaces(tx, waveId);
		if (places.length === 0) {
			throw new RefusedError(
				'nothing_to_draw',
				'Nothing has been submitted in this wave yet, so that there is nothing to draw.'
			);
		}

		const before = await findSample(tx, waveId);
		const codings = before ? await listSecondCodings(tx, before.id) : [];
		if (before && given !== null && given !== before.seed) {
			throw new RefusedError(
				'already_drawn',
				'This wave’s sample is drawn already. More can be drawn with the same seed alone.'
			);
		}
		if (before && sharePercent < before.sharePercent) {
			throw new RefusedError(
				'share_smaller',
				`The sample has ${before.sharePercent}% already. Nothing that was drawn is taken away.`
			);
		}
		const isAnother = before !== null && before.coderId !== coder;
		if (isAnother && codings.some(({ submittedAt }) => submittedAt !== null)) {
			throw new RefusedError(
				'coding_begun',
				'Some of the sample is coded already, so that the same person has to code the rest.'
			);
		}

		const seed = before?.seed ?? given ?? makeSeed();
		const drawn = drawSample(places, sharePercent, seed, sha256).map(({ answerId }) => answerId);
		const known = codings.map(({ answerId }) => answerId);
		const sampled = [...new Set([...known, ...drawn])];
		await lockAnswers(tx, sampled);
		// Whoever has submitted a second coding may go on to change the answer as anybody else.
		const open = sampled.filter(
			(answerId) => !codings.some((one) => one.answerId === answerId && one.submittedAt !== null)
		);
		const written = await listWrittenAnswers(tx, accountKey(coder), open);
		if (written.size > 0) {
			throw new RefusedError(
				'coder_wrote',
				`This person has written or drafted ${written.size} of the ${sampled.length} answers that were drawn, and cannot code those blind. Choose somebody else.`
			);
		}

		const change = { sharePercent, drawnAt: now, drawnBy: actorKey(actor), coderId: coder };
		if (before) await updateSample(tx, before.id, change);
		if (before && isAnother) await clearSecondDrafts(tx, before.id);
		const sampleId = before?.id ?? (await insertSample(tx, { ...change, waveId, seed }));
		await insertSecondCodings(tx, sampleId, drawn);

		return {
			result: { sampled: sampled.length, submitted: places.length },
			happening: {
				subject: { kind: 'wave', key: wave.slug },
				details: {
					share: sharePercent,
					seed,
					coder,
					sampled: sampled.length,
					submitted: places.length
				}
			}
		};
	});
}
