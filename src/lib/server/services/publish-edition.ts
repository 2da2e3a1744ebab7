import { desc, eq } from 'drizzle-orm';
import { actorKey, type Actor } from '$lib/domain/access/actor';
import { hashContents, sealRows, type FrozenRow } from '$lib/domain/editions/contents';
import type { Database } from '../db/connect';
import {
	editionAnswers,
	editionAssessments,
	editionEvents,
	editionRecords,
	editions,
	surveys
} from '../db/schema';
import { readContents } from '../queries/contents';
import { freeze } from './freeze';
import { perform, RefusedError } from './perform';
import { sha256 } from './sha256';

export interface EditionInput {
	/** The survey's slug. */
	survey: string;
	/** What this edition is, for its readers. */
	note: string;
}

/**
 * Freezes the accepted answers of a survey, with all that goes with them, into its next edition, and
 * opens it. One transaction: readers see all of it or nothing.
 */
export async function publishEdition(
	db: Database,
	actor: Actor,
	input: EditionInput,
	now: Date
): Promise<{ number: number; contentHash: string }> {
	return perform(db, actor, 'publish_edition', now, async (tx) => {
		const [survey] = await tx
			.select({ id: surveys.id })
			.from(surveys)
			.where(eq(surveys.slug, input.survey))
			.for('update');

		if (!survey) throw new RefusedError('unknown_survey', `There is no survey "${input.survey}".`);
		const contents = await readContents(tx, { surveyId: survey.id });
		if (contents.answers.length === 0) {
			throw new RefusedError('nothing_accepted', 'No answer of this survey has been accepted yet.');
		}
		const [last] = await tx
			.select({ number: editions.number, contentHash: editions.contentHash })
			.from(editions)
			.where(eq(editions.surveyId, survey.id))
			.orderBy(desc(editions.number))
			.limit(1);

		const records = contents.records.map(({ kind, key, content }) => ({
			kind,
			key,
			...freeze(content as Record<string, unknown>)
		}));
		const answers = contents.answers.map(({ wave, body, question, ...content }) => ({
			wave,
			body,
			question,
			...freeze(content)
		}));
		const assessments = contents.assessments.map(({ wave, body, criterion, ...content }) => ({
			wave,
			body,
			criterion,
			...freeze(content)
		}));
		const rows: FrozenRow[] = [
			...records.map((row) => ({ place: [row.kind, row.key], content: row.content })),
			...answers.map((row) => ({
				place: ['answer', row.wave, row.body, row.question],
				content: row.content
			})),
			...assessments.map((row) => ({
				place: ['assessment', row.wave, row.body ?? '', row.criterion],
				content: row.content
			}))
		];
		const number = (last?.number ?? 0) + 1;
		const contentHash = hashContents(rows, sha256);
		const [edition] = await tx
			.insert(editions)
			.values({
				surveyId: survey.id,
				number,
				publishedAt: now,
				publishedBy: actorKey(actor),
				note: input.note,
				contentHash,
				seal: sealRows(
					[...records, ...answers, ...assessments].map((row) => row.contentHash),
					sha256
				)
			})
			.returning({ id: editions.id });
		if (!edition) throw new Error('The database inserted an edition and returned none.');
		const placed = <T>(list: T[]) =>
			list.map((row, index) => ({ ...row, editionId: edition.id, position: index + 1 }));
		await tx.insert(editionRecords).values(placed(records));
		await tx.insert(editionAnswers).values(placed(answers));
		if (assessments.length) await tx.insert(editionAssessments).values(placed(assessments));
		await tx.insert(editionEvents).values({
			editionId: edition.id,
			kind: 'opened',
			at: now,
			actor: actorKey(actor),
			content: { words: input.note }
		});

		return {
			result: { number, contentHash },
			happening: {
				subject: { kind: 'edition', key: `${input.survey} ${number}` },
				beforeHash: last?.contentHash ?? null,
				afterHash: contentHash,
				details: {
					records: records.length,
					answers: answers.length,
					assessments: assessments.length
				}
			}
		};
	});
}
