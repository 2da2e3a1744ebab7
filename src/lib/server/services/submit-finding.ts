import type { Actor } from '$lib/domain/access/actor';
import { findingContentSchema, type FindingContent } from '$lib/domain/gaps/assessment';
import type { Database } from '../db/connect';
import { lockFinding } from '../queries/findings';
import { findCriterion } from '../queries/surveys';
import { cutRevision } from './cut-revision';
import { findAskedBody } from './find-asked-body';
import { perform, RefusedError } from './perform';

export interface FindingInput {
	waveId: number;
	/** The body's slug, or null for government as a whole. */
	body: string | null;
	/** The criterion's code. */
	criterion: string;
	content: FindingContent;
}

/** Submits a person's outcome for a body and criterion for review. */
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
				`There is no criterion "${input.criterion}" in this wave.`
			);
		}
		const isOfGovernment = criterion.definition.scope === 'government';
		if (isOfGovernment !== (input.body === null)) {
			throw new RefusedError(
				'wrong_scope',
				`Criterion "${input.criterion}" is assessed ${isOfGovernment ? 'once, for government' : 'for each body'}.`
			);
		}
		const bodyId = input.body === null ? null : await findAskedBody(tx, waveId, input.body);
		const findingId = await lockFinding(tx, { waveId, bodyId, criterionId: criterion.id });

		const content = findingContentSchema.parse(input.content);
		if ((content.outcome === 'cannot_tell') !== (content.reason !== null)) {
			throw new RefusedError(
				'reason_does_not_fit',
				'A finding gives a reason exactly where it cannot tell.'
			);
		}

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
