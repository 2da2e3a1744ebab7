import { eq, sql, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { ErasablePlace } from '$lib/domain/erasure/place-words';
import {
	answers,
	bodies,
	criteria,
	editions,
	findings,
	questions,
	requests,
	revisions,
	waves
} from '../db/schema';

type Value = PgColumn | SQL;
type Join = [table: PgTable, on: SQL];
type Place = { [Part in keyof ErasablePlace]?: Value };

/** Where the rows of a table are: the tables that lead from them to their survey, and what is read on the way. */
export interface Whereabouts {
	joins: readonly Join[];
	/** The column that has the survey's id. */
	survey: PgColumn;
	place: Place;
}

const join = (table: PgTable & { id: PgColumn }, id: Value | undefined): Join[] =>
	id === undefined ? [] : [[table, eq(table.id, id)]];

const through = (
	table: PgTable & { id: PgColumn },
	id: Value,
	{ joins, ...rest }: Whereabouts
): Whereabouts => ({ joins: [...join(table, id), ...joins], ...rest });

/** Of rows that name their survey. */
export const ofSurvey = (survey: PgColumn, place: Place = {}): Whereabouts => ({
	joins: [],
	survey,
	place
});

/** Of rows that name something of a survey: a question, a recommendation. */
export const ofPartOfSurvey = (
	part: PgTable & { id: PgColumn; surveyId: PgColumn },
	id: PgColumn,
	place: Place
): Whereabouts => through(part, id, ofSurvey(part.surveyId, place));

/** Of rows that name an edition. */
export const ofEdition = (id: PgColumn, place: Place = {}): Whereabouts =>
	ofPartOfSurvey(editions, id, { edition: editions.number, ...place });

/** Of rows that name a wave, and what in it they are about. */
export const inWave = (
	about: { waveId: Value; bodyId?: Value; questionId?: Value; criterionId?: Value },
	place: Place = {}
): Whereabouts => ({
	joins: [
		...join(waves, about.waveId),
		...join(bodies, about.bodyId),
		...join(questions, about.questionId),
		...join(criteria, about.criterionId)
	],
	survey: waves.surveyId,
	place: {
		wave: waves.slug,
		...(about.bodyId && { body: bodies.slug }),
		...(about.questionId && { question: questions.code }),
		...(about.criterionId && { criterion: criteria.code }),
		...place
	}
});

/** Of rows that name a request. */
export const ofRequest = (id: PgColumn, place: Place): Whereabouts =>
	through(requests, id, inWave(requests, { request: id, ...place }));

/** Of rows that name an answer. */
export const ofAnswer = (id: PgColumn, place: Place = {}): Whereabouts =>
	through(answers, id, inWave(answers, place));

/** Of rows that name a revision of an answer. */
export const ofRevision = (id: PgColumn, place: Place): Whereabouts =>
	through(revisions, id, ofAnswer(revisions.answerId, place));

/** Of rows that name either an answer or a finding. */
export const ofAnswerOrFinding = (
	{ answerId, findingId }: { answerId: PgColumn; findingId: PgColumn },
	place: Place
): Whereabouts => {
	const about = {
		waveId: sql`coalesce(${answers.waveId}, ${findings.waveId})`,
		bodyId: sql`coalesce(${answers.bodyId}, ${findings.bodyId})`,
		questionId: answers.questionId,
		criterionId: findings.criterionId
	};
	return through(answers, answerId, through(findings, findingId, inWave(about, place)));
};
