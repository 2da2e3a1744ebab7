import type { Actor } from '$lib/domain/access/actor';
import {
	findingContentSchema,
	isStated,
	type Criterion,
	type FindingContent
} from '$lib/domain/gaps/assessment';
import { fitsReason } from '$lib/domain/gaps/finding-entry';
import type { Database } from '../db/connect';
import { findStandingFinding, lockFinding } from '../queries/findings';
import { findLastRevision } from '../queries/revisions';
import { findCriterion } from '../queries/surveys';
import { cutRevision } from './cut-revision';
import { ensureLetterOf } from './ensure-letter-of';
import { ensureNotBlind } from './ensure-not-blind';
import { findAskedBody } from './find-asked-body';
import { perform, RefusedError } from './perform';

export interface FindingInput {
	waveId: number;
	/** The body's slug, or null for government as a whole. */
	body: string | null;
	/** The criterion's code. */
	criterion: string;
	/** An outcome, or that the finding that stands is taken back. */
	content: FindingContent;
	/** The number of the latest revision that was shown, 0 where there was none; left out, none was. */
	shown?: number;
}

/**
 * Submits a person's outcome for a body and criterion for review, or that it is taken back.
 * @throws RefusedError `unknown_criterion`, `wrong_scope`, `unknown_body`, `body_not_asked`, `coded_blind`,
 * `changed_meanwhile`, `reason_does_not_fit`, `unknown_letter`, `nothing_stands`
 */
export async function submitFinding(
	db: Database,
	actor: Actor,
	input: FindingInput,
	now: Date
): Promise<{ findingId: number; revisionId: number }> {
	return perform(db, actor, 'submit_finding', { waveId: input.waveId }, now, async (tx) => {
		const { waveId } = input;
		const criterion = await findCriterion(tx, waveId, input.criterion);
		if (!criterion) {
			throw new RefusedError(
				'unknown_criterion',
				`There is no criterion “${input.criterion}” in this wave.`
			);
		}
		refuseWrongScope(criterion.definition, input.body);
		const bodyId = input.body === null ? null : await findAskedBody(tx, waveId, input.body);
		const findingId = await lockFinding(tx, { waveId, bodyId, criterionId: criterion.id });
		await ensureNotBlind(tx, actor, { findingId });

		await refuseUnlessLatest(tx, findingId, input.shown);
		const content = findingContentSchema.parse(input.content);
		await ensureFits(tx, { waveId, bodyId, findingId }, content);

		const { revisionId, happening } = await cutRevision(
			tx,
			actor,
			{ findingId },
			`${criterion.wave} ${input.body ?? 'government'} ${input.criterion}`,
			content,
			null,
			now
		);
		return { result: { findingId, revisionId }, happening };
	});
}

function refuseWrongScope({ code, scope }: Criterion, body: string | null): void {
	const isOfGovernment = scope === 'government';
	if (isOfGovernment === (body === null)) return;
	throw new RefusedError(
		'wrong_scope',
		`Criterion “${code}” is assessed ${isOfGovernment ? 'once, for government' : 'for each body'}.`
	);
}

/** Two people who write at once do not answer one another unseen. */
async function refuseUnlessLatest(
	tx: Database,
	findingId: number,
	shown: number | undefined
): Promise<void> {
	if (shown === undefined) return;
	const last = await findLastRevision(tx, { findingId });
	if ((last?.number ?? 0) === shown) return;
	throw new RefusedError(
		'changed_meanwhile',
		'Another revision has been submitted since you opened this. Nothing you typed is lost: it is below, with that revision beside it. Check it and submit again.'
	);
}

async function ensureFits(
	tx: Database,
	place: { waveId: number; bodyId: number | null; findingId: number },
	content: FindingContent
): Promise<void> {
	if (!isStated(content)) {
		const standing = await findStandingFinding(tx, place.findingId);
		if (standing && isStated(standing)) return;
		throw new RefusedError(
			'nothing_stands',
			'No finding stands here, so there is none to take back: the rule decides.'
		);
	}
	if (!fitsReason(content)) {
		throw new RefusedError(
			'reason_does_not_fit',
			'A finding gives a reason exactly where it cannot tell.'
		);
	}
	const { source } = content;
	if (source.kind === 'letter') await ensureLetterOf(tx, source.sha256, place, 'the finding');
}
