import { and, eq, isNull } from 'drizzle-orm';
import type { Actor } from '$lib/domain/access/actor';
import { findingContentSchema, type FindingContent } from '$lib/domain/gaps/assessment';
import type { Database } from '../db/connect';
import { bodies, criteria, findings, recommendations, waves } from '../db/schema';
import { cutRevision } from './cut-revision';
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
	return perform(db, actor, 'submit_finding', now, async (tx) => {
		const { findingId, wave } = await lockFinding(tx, input);

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
			`${wave} ${input.body ?? 'government'} ${input.criterion}`,
			content,
			null,
			now
		);
		return { result: { findingId, revisionId }, happening };
	});
}

/** The finding's own row, made where this is its first revision, and locked. */
async function lockFinding(tx: Database, input: FindingInput) {
	const [found] = await tx
		.select({
			waveId: waves.id,
			wave: waves.slug,
			criterionId: criteria.id,
			definition: criteria.definition
		})
		.from(waves)
		.innerJoin(recommendations, eq(recommendations.surveyId, waves.surveyId))
		.innerJoin(criteria, eq(criteria.recommendationId, recommendations.id))
		.where(and(eq(waves.id, input.waveId), eq(criteria.code, input.criterion)));
	if (!found) {
		throw new RefusedError(
			'unknown_criterion',
			`There is no criterion "${input.criterion}" in this wave.`
		);
	}
	if ((found.definition.scope === 'government') !== (input.body === null)) {
		throw new RefusedError(
			'wrong_scope',
			`Criterion "${input.criterion}" is assessed ${found.definition.scope === 'government' ? 'once, for government' : 'for each body'}.`
		);
	}
	let bodyId: number | null = null;
	if (input.body !== null) {
		const [body] = await tx.select().from(bodies).where(eq(bodies.slug, input.body));
		if (!body) throw new RefusedError('unknown_body', `There is no body "${input.body}".`);
		bodyId = body.id;
	}
	const { waveId, criterionId } = found;
	await tx.insert(findings).values({ waveId, bodyId, criterionId }).onConflictDoNothing();
	const [finding] = await tx
		.select({ id: findings.id })
		.from(findings)
		.where(
			and(
				eq(findings.waveId, waveId),
				bodyId === null ? isNull(findings.bodyId) : eq(findings.bodyId, bodyId),
				eq(findings.criterionId, criterionId)
			)
		)
		.for('update');
	if (!finding) throw new Error('The database inserted a finding and does not find it.');
	return { findingId: finding.id, wave: found.wave };
}
