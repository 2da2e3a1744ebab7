import { actorKey, type Actor } from '$lib/domain/access/actor';
import { may } from '$lib/domain/access/may';
import { publishingProblem } from '$lib/domain/editions/checklist';
import type { CorrectionContent } from '$lib/domain/editions/correction';
import { joinWords } from '$lib/domain/questions/words';
import type { Database } from '../db/connect';
import { findLastSequence } from '../queries/audit-events';
import { holdContents } from '../queries/contents';
import {
	insertCorrection,
	insertEdition,
	insertEditionEvent,
	insertEditionRows
} from '../queries/editions';
import { findPlace } from '../queries/places';
import { findSurvey } from '../queries/surveys';
import { ensureOpening } from './ensure-opening';
import { freeze } from './freeze';
import { freezeContents, type FrozenContents } from './freeze-contents';
import { lockKnownSurvey } from './lock-known-survey';
import { perform, RefusedError } from './perform';
import { proposeEdition, type Proposal } from './propose-edition';

export interface EditionInput {
	/** The survey's slug. */
	survey: string;
	/** What this edition is, for its readers. */
	note: string;
	/** The instant until which it does not exist for readers; it opens at once where there is none. */
	embargoUntil?: Date | null;
	/** What it corrects and why: needed exactly where something that was public changes. */
	correction?: Pick<CorrectionContent, 'kind' | 'what' | 'why'> | null;
	/** The content hash of what was looked at before; where it is not what would go out, nothing does. */
	previewedHash?: string | null;
}

/** What an edition is made of, ready to be inserted. */
interface PreparedEdition {
	proposal: Proposal;
	frozen: FrozenContents;
}

/**
 * Freezes the accepted answers of a survey, with all that goes with them, into its next edition, and
 * opens it, or has it open when its embargo ends. One transaction: readers see all of it or nothing. What
 * takes long is done before it, and done again within it only where something has changed meanwhile.
 * @throws RefusedError `unknown_survey`, `nothing_accepted`, `nothing_changed`, `charts_misfit`,
 * `changed_meanwhile`, `correction_missing`, `correction_not_needed`, or where it cannot open at that instant
 */
export async function publishEdition(
	db: Database,
	actor: Actor,
	input: EditionInput,
	now: Date
): Promise<{ number: number; contentHash: string }> {
	const where = { survey: input.survey };
	const isAllowed = may(actor, 'publish_edition', await findPlace(db, where)).ok;
	const found = isAllowed ? await findSurvey(db, input.survey) : null;
	const ahead = found && (await prepare(db, { id: found.id, slug: input.survey }, now));

	return perform(db, actor, 'publish_edition', where, now, async (tx) => {
		const survey = await lockKnownSurvey(tx, input.survey);
		await holdContents(tx);
		const isOfNow = ahead?.proposal.asOf === (await findLastSequence(tx));
		const { proposal, frozen } =
			ahead && isOfNow ? ahead : await prepare(tx, { id: survey.id, slug: input.survey }, now);

		const { number, last } = proposal;
		const { contentHash, seal, ...rows } = frozen;
		ensurePublishable(proposal, contentHash, input);
		const embargo = input.embargoUntil ?? null;
		if (embargo !== null && embargo <= now) {
			throw new RefusedError('in_the_past', 'That moment has passed.');
		}
		ensureOpening(number, embargo ?? now, proposal.editions, now);

		const key = actorKey(actor);
		const editionId = await insertEdition(tx, {
			surveyId: survey.id,
			number,
			publishedAt: now,
			publishedBy: key,
			note: input.note,
			contentHash,
			seal
		});
		await insertEditionRows(tx, editionId, rows);
		const correction = input.correction && freeze(correctionContent(proposal, input.correction));
		if (correction) await insertCorrection(tx, { editionId, at: now, actor: key, ...correction });
		const happens = { editionId, at: now, actor: key };
		if (embargo) {
			const content = { until: embargo.toISOString() };
			await insertEditionEvent(tx, { ...happens, kind: 'embargoed', content });
		}
		await insertEditionEvent(tx, { ...happens, kind: 'opened', content: { words: input.note } });

		return {
			result: { number, contentHash },
			happening: {
				subject: { kind: 'edition', key: `${input.survey} ${number}` },
				beforeHash: last?.publishedHash ?? null,
				afterHash: contentHash,
				details: {
					records: rows.records.length,
					answers: rows.answers.length,
					assessments: rows.assessments.length,
					...(embargo ? { until: embargo.toISOString() } : {}),
					...(correction ? { correction: correction.contentHash } : {})
				}
			}
		};
	});
}

async function prepare(
	db: Database,
	survey: { id: number; slug: string },
	now: Date
): Promise<PreparedEdition> {
	const proposal = await proposeEdition(db, survey, now);
	return { proposal, frozen: await freezeContents(proposal.contents) };
}

function ensurePublishable(
	{ contents, last, needsCorrection, misfits }: Proposal,
	contentHash: string,
	{ previewedHash = null, correction = null }: EditionInput
): void {
	const problem = publishingProblem(
		contents.answers.length,
		contentHash,
		last?.contentHash ?? null,
		misfits.length
	);
	if (problem === 'nothing_accepted') {
		throw new RefusedError(problem, 'No answer of this survey has been accepted yet.');
	}
	if (previewedHash !== null && previewedHash !== contentHash) {
		throw new RefusedError(
			'changed_meanwhile',
			'Something has changed since you opened this page. Nothing was published: look at what would go out now, and publish it then.'
		);
	}
	if (problem === 'nothing_changed') {
		throw new RefusedError(
			problem,
			`Nothing has changed since edition ${last?.number}: there is nothing to publish.`
		);
	}
	if (problem === 'charts_misfit') {
		const charts = misfits.map(({ slug }) => slug);
		const names = joinWords(charts.map((slug) => `“${slug}”`));
		throw new RefusedError(
			problem,
			charts.length === 1
				? `The chart ${names} does not fit what would go out. Change or remove it first.`
				: `The charts ${names} do not fit what would go out. Change or remove them first.`,
			{ charts }
		);
	}
	if (needsCorrection && !correction) {
		throw new RefusedError(
			'correction_missing',
			'Something that is already public changes: say what is corrected, and why.'
		);
	}
	if (!needsCorrection && correction) {
		throw new RefusedError(
			'correction_not_needed',
			'Nothing that is already public changes, so there is nothing to correct.'
		);
	}
}

/** What is corrected, with the answers and the charts that it touches. */
function correctionContent(
	{ difference, touchedCharts }: Proposal,
	{ kind, what, why }: NonNullable<EditionInput['correction']>
): CorrectionContent {
	const touched = [...(difference?.changed ?? []), ...(difference?.withdrawn ?? [])];
	return {
		kind,
		what,
		why,
		answers: touched.map(({ wave, body, question }) => ({ wave, body, question })),
		charts: touchedCharts
	};
}
