import { isDealtWith } from '../answers/disposition';
import type { ChartSettings } from '../charts/chart';
import type { Dataset } from './dataset';

/** What stands of a wave besides what it would publish: counts from the working records. */
export interface WaveWork {
	wave: string;
	title: string;
	/** Answers whose latest revision awaits review. */
	submitted: number;
	/** Answers whose latest revision was queried and not answered yet. */
	queried: number;
	/** Answers of bodies that are asked, not entered yet. */
	notEntered: number;
	/** The same of findings. */
	findingsSubmitted: number;
	findingsQueried: number;
	/** Letters that belong to requests of the wave. */
	letters: number;
	lettersUnchecked: number;
	/** Letters that are checked and were left private. */
	lettersPrivate: number;
	/** Replies of bodies after which nothing was done about their answers. */
	repliesOpen: number;
	/** Bodies that can still reply, and have not. */
	repliesAwaited: number;
	/** Answers that are still to be coded a second time. */
	secondCodingsOpen: number;
	/** Answers of which the two codings differ and are not settled. */
	secondCodingsUnsettled: number;
}

/** The lines of the checklist, in their order. */
export const checklistCodes = [
	'charts_misfit',
	'submitted',
	'queried',
	'not_entered',
	'findings_submitted',
	'findings_queried',
	'answers_erased',
	'answers_without_evidence',
	'findings_without_source',
	'letters_unchecked',
	'letters_private',
	'quotes_unreadable',
	'replies_open',
	'replies_awaited',
	'second_codings_open',
	'second_codings_unsettled'
] as const;
export type ChecklistCode = (typeof checklistCodes)[number];

/** One line: how many of a wave are still open. */
export interface ChecklistItem {
	code: ChecklistCode;
	count: number;
	wave: { slug: string; title: string };
}

/** Letters that readers would open: the accepted answers that quote one, and no reader can. */
function countUnreadable({ answers, letters }: Dataset, wave: string): number {
	const readable = new Set(
		letters
			.filter((letter) => letter.wave === wave)
			.flatMap(({ sha256, redacts }) => (redacts === null ? [sha256] : [sha256, redacts]))
	);
	return answers.filter(
		({ wave: own, evidence }) =>
			own === wave &&
			evidence?.kind === 'letter' &&
			!(evidence.sha256 !== undefined && readable.has(evidence.sha256))
	).length;
}

/**
 * What is still open before a survey is published, wave by wave: only what there is any of. None of it
 * stands in the way of publishing but the charts that do not fit.
 * @param work the waves, in their order
 * @param accepted what would be published
 * @param misfits its charts that do not fit it
 */
export function checkBeforePublishing(
	work: readonly WaveWork[],
	accepted: Dataset | null,
	misfits: readonly Pick<ChartSettings, 'wave'>[]
): ChecklistItem[] {
	return work.flatMap((one) => {
		const { wave, title } = one;
		const counts: Record<ChecklistCode, number> = {
			charts_misfit: misfits.filter((chart) => chart.wave === wave).length,
			submitted: one.submitted,
			queried: one.queried,
			not_entered: one.notEntered,
			findings_submitted: one.findingsSubmitted,
			findings_queried: one.findingsQueried,
			answers_erased: accepted?.erased.filter((one) => one.wave === wave).length ?? 0,
			answers_without_evidence:
				accepted?.answers.filter(
					(answer) =>
						answer.wave === wave && answer.evidence === null && isDealtWith(answer.disposition)
				).length ?? 0,
			findings_without_source:
				accepted?.assessments.filter(
					(assessment) =>
						assessment.wave === wave && assessment.basis === 'finding' && assessment.source === null
				).length ?? 0,
			letters_unchecked: one.lettersUnchecked,
			letters_private: one.lettersPrivate,
			quotes_unreadable: accepted ? countUnreadable(accepted, wave) : 0,
			replies_open: one.repliesOpen,
			replies_awaited: one.repliesAwaited,
			second_codings_open: one.secondCodingsOpen,
			second_codings_unsettled: one.secondCodingsUnsettled
		};
		return checklistCodes
			.filter((code) => counts[code] > 0)
			.map((code) => ({ code, count: counts[code], wave: { slug: wave, title } }));
	});
}

/**
 * Why a survey cannot be published as it stands, or null where it can.
 * @param misfits how many of its charts do not fit it: they could not be drawn, or would mislead
 */
export function publishingProblem(
	accepted: number,
	contentHash: string,
	lastHash: string | null,
	misfits: number
): 'nothing_accepted' | 'nothing_changed' | 'charts_misfit' | null {
	if (accepted === 0) return 'nothing_accepted';
	if (contentHash === lastHash) return 'nothing_changed';
	return misfits > 0 ? 'charts_misfit' : null;
}
