import { actorKey, type Actor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { holdContents, readContents } from '../queries/contents';
import {
	findLastEdition,
	insertEdition,
	insertEditionEvent,
	insertEditionRows
} from '../queries/editions';
import { lockSurvey } from '../queries/surveys';
import { freezeContents } from './freeze-contents';
import { perform, RefusedError } from './perform';

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
	return perform(db, actor, 'publish_edition', { survey: input.survey }, now, async (tx) => {
		const survey = await lockSurvey(tx, input.survey);
		if (!survey) throw new RefusedError('unknown_survey', `There is no survey "${input.survey}".`);
		await holdContents(tx);

		const contents = await readContents(tx, { surveyId: survey.id });
		if (contents.answers.length === 0) {
			throw new RefusedError('nothing_accepted', 'No answer of this survey has been accepted yet.');
		}

		const last = await findLastEdition(tx, survey.id);
		const number = (last?.number ?? 0) + 1;
		const { contentHash, seal, ...rows } = freezeContents(contents);
		const editionId = await insertEdition(tx, {
			surveyId: survey.id,
			number,
			publishedAt: now,
			publishedBy: actorKey(actor),
			note: input.note,
			contentHash,
			seal
		});
		await insertEditionRows(tx, editionId, rows);
		await insertEditionEvent(tx, {
			editionId,
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
					records: rows.records.length,
					answers: rows.answers.length,
					assessments: rows.assessments.length
				}
			}
		};
	});
}
