import {
	doublePrecision,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	unique
} from 'drizzle-orm/pg-core';
import type { ChartSettings } from '$lib/domain/charts/chart';
import type { Evidence } from '$lib/domain/evidence/evidence';
import type { Criterion, GovernmentResponse } from '$lib/domain/gaps/assessment';
import { questionKinds, type Question } from '$lib/domain/questions/question';
import type { Survey } from '$lib/domain/surveys/survey';
import { bodies } from './bodies';

export const surveys = pgTable('surveys', {
	id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
	slug: text('slug').notNull().unique(),
	definition: jsonb('definition').$type<Survey>().notNull()
});

const ofSurvey = () =>
	integer('survey_id')
		.notNull()
		.references(() => surveys.id);

export const questions = pgTable(
	'questions',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		surveyId: ofSurvey(),
		position: integer('position').notNull(),
		code: text('code').notNull(),
		kind: text('kind', { enum: questionKinds }).notNull(),
		definition: jsonb('definition').$type<Question>().notNull()
	},
	(table) => [unique('questions_code').on(table.surveyId, table.code)]
);

export const waves = pgTable(
	'waves',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		surveyId: ofSurvey(),
		position: integer('position').notNull(),
		slug: text('slug').notNull(),
		title: text('title').notNull(),
		law: text('law').notNull(),
		/** A month or a day. */
		asAt: text('as_at').notNull(),
		note: text('note'),
		/** The letter that its requests are generated from; null for the one that the survey gives. */
		requestTemplate: text('request_template')
	},
	(table) => [unique('waves_slug').on(table.surveyId, table.slug)]
);

/** The bodies that a wave asks, each with why it is among them. */
export const waveBodies = pgTable(
	'wave_bodies',
	{
		waveId: integer('wave_id')
			.notNull()
			.references(() => waves.id),
		bodyId: integer('body_id')
			.notNull()
			.references(() => bodies.id),
		/** Why it is asked: "Successor of the Department for …". Null where the survey began with it. */
		why: text('why')
	},
	(table) => [
		primaryKey({ columns: [table.waveId, table.bodyId] }),
		index('wave_bodies_body').on(table.bodyId)
	]
);

export const recommendations = pgTable(
	'recommendations',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		surveyId: ofSurvey(),
		position: integer('position').notNull(),
		code: text('code').notNull(),
		title: text('title').notNull(),
		summary: text('summary').notNull(),
		/** What the government said to it, with its source; null where nothing is recorded. */
		governmentResponse: jsonb('government_response').$type<GovernmentResponse>()
	},
	(table) => [unique('recommendations_code').on(table.surveyId, table.code)]
);

export const criteria = pgTable(
	'criteria',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		recommendationId: integer('recommendation_id')
			.notNull()
			.references(() => recommendations.id),
		position: integer('position').notNull(),
		code: text('code').notNull(),
		definition: jsonb('definition').$type<Criterion>().notNull()
	},
	(table) => [unique('criteria_code').on(table.recommendationId, table.code)]
);

/** Sourced notes that bear on a criterion and decide nothing. No body: for government as a whole. */
export const contexts = pgTable(
	'contexts',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		waveId: integer('wave_id')
			.notNull()
			.references(() => waves.id),
		bodyId: integer('body_id').references(() => bodies.id),
		criterionId: integer('criterion_id')
			.notNull()
			.references(() => criteria.id),
		note: text('note').notNull(),
		source: jsonb('source').$type<Evidence>().notNull()
	},
	(table) => [index('contexts_wave').on(table.waveId)]
);

/** Figures that a source published, kept as that source's. */
export const publishedFigures = pgTable(
	'published_figures',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		waveId: integer('wave_id')
			.notNull()
			.references(() => waves.id),
		bodyId: integer('body_id')
			.notNull()
			.references(() => bodies.id),
		questionId: integer('question_id')
			.notNull()
			.references(() => questions.id),
		percent: doublePrecision('percent').notNull(),
		decimals: integer('decimals').notNull(),
		source: text('source').notNull(),
		note: text('note')
	},
	(table) => [index('published_figures_wave').on(table.waveId)]
);

export const charts = pgTable(
	'charts',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		surveyId: ofSurvey(),
		position: integer('position').notNull(),
		slug: text('slug').notNull(),
		settings: jsonb('settings').$type<ChartSettings>().notNull()
	},
	(table) => [unique('charts_slug').on(table.surveyId, table.slug)]
);
