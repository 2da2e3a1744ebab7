import type { Body, Headcount } from '../bodies/body';
import { findHeadcount } from '../bodies/headcount';
import type { ChartSettings } from '../charts/chart';
import { questionOfChart } from '../charts/question-of-chart';
import { answersOfWave, type Dataset } from '../editions/dataset';
import type { Counts } from '../questions/question';
import type { Answer } from './answer';
import type { Missing } from './silence';
import { absenceOf } from './wave-reading';
import { staffShare, type StaffShare } from './staff-share';

/** Which shares of staff a survey works out: of which wave and question, and of whom. */
export type StaffShareSettings = Extract<ChartSettings, { figure: 'share_of_staff' }>;

/** The share of one body's staff, with what it is worked out from. */
export interface BodyStaffShare {
	body: Body;
	answer: Answer | null;
	headcount: Headcount | null;
	share: StaffShare;
}

/**
 * The settings of a wave's shares of staff, each measure once, however many charts are drawn of it; empty where
 * the survey works none out.
 */
export function staffShareSettings(dataset: Dataset, wave: string): StaffShareSettings[] {
	const measures = new Map<string, StaffShareSettings>();
	for (const chart of dataset.charts) {
		if (chart.figure !== 'share_of_staff' || chart.wave !== wave) continue;
		const measure = [chart.question, ...chart.groups.toSorted()].join(' ');
		if (!measures.has(measure)) measures.set(measure, chart);
	}
	return [...measures.values()];
}

/**
 * The question that shares of staff are worked out from.
 * @throws where the settings name a question that the survey lacks or that counts nothing
 */
export function staffQuestion(settings: StaffShareSettings, dataset: Dataset): Counts {
	return questionOfChart(settings, dataset, ['counts']);
}

/**
 * The share of staff of every body of a wave, or why it has none; in alphabetical order of short name.
 * @throws as `staffQuestion` does
 */
export function listStaffShares(settings: StaffShareSettings, dataset: Dataset): BodyStaffShare[] {
	const question = staffQuestion(settings, dataset);
	const asked = answersOfWave(dataset, settings.wave);
	const { wave, bodies, find } = asked;
	const groups = question.groups
		.map((group) => group.code)
		.filter((code) => settings.groups.includes(code));
	return bodies.map((body) => {
		const answer = find(body.slug, question.code);
		const headcount = findHeadcount(dataset.headcounts, body.slug, wave.as_at);
		return {
			body,
			answer,
			headcount,
			share: answer
				? staffShare(question, groups, answer, headcount)
				: { known: false, reason: absenceOf(asked, body.slug, question.code) }
		};
	});
}

/** How many bodies have no share, by the reason. */
export function countMissingShares(rows: readonly BodyStaffShare[]): Missing {
	const missing: Missing = {};
	for (const { share } of rows) {
		if (!share.known) missing[share.reason] = (missing[share.reason] ?? 0) + 1;
	}
	return missing;
}
