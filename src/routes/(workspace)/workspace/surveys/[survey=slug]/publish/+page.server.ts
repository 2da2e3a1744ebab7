import { redirect } from '@sveltejs/kit';
import { may } from '$lib/domain/access/may';
import { checkBeforePublishing, publishingProblem } from '$lib/domain/editions/checklist';
import { correctionKinds, correctionKindTable } from '$lib/domain/editions/correction';
import { formatInstant } from '$lib/domain/editions/day-of';
import { describeDifference } from '$lib/domain/editions/describe-difference';
import { isOpen, opensAt } from '$lib/domain/editions/edition';
import { moreAnswersWords, titleCharts } from '$lib/domain/editions/edition-changes';
import { recordTable } from '$lib/domain/editions/record-words';
import { countThings } from '$lib/domain/questions/words';
import { readEdition } from '$lib/server/queries/publications';
import { listWaveWork } from '$lib/server/queries/publishing';
import { placeKey } from '$lib/server/queries/blind-places';
import { hashRows } from '$lib/server/services/freeze-contents';
import { proposeEdition, type Proposal } from '$lib/server/services/propose-edition';
import { publishEdition } from '$lib/server/services/publish-edition';
import { guard } from '../../../../../guard';
import { attempt, readForm } from '../../../../../read-form';
import { openSurvey } from '../open-survey';
import { checklistLines } from './checklist-words';
import { listBlind } from './open-proposal';
import { publishForm, readCorrection, readEmbargo } from './publish-forms';
import type { Actions, PageServerLoad } from './$types';

/** How many there would be of each kind of record: "64 answers". */
function countRecords({ contents }: Proposal): string[] {
	const kinds = Object.keys(recordTable) as (keyof typeof recordTable)[];
	return [
		countThings(contents.answers.length, 'answer', 'answers'),
		countThings(contents.assessments.length, 'outcome', 'outcomes'),
		...kinds.flatMap((kind) => {
			const count = contents.records.filter((record) => record.kind === kind).length;
			const [one, many] = recordTable[kind];
			return count === 0 || kind === 'survey' ? [] : [countThings(count, one, many)];
		})
	];
}

export const load: PageServerLoad = async (event) => {
	const { params, locals } = event;
	const place = await guard(event, 'view_survey', { survey: params.survey });
	const { db, actor, now } = locals;
	const { id, survey } = await openSurvey(db, params.survey);
	const proposal = await proposeEdition(db, { id, slug: survey.slug }, now);
	const [work, blind, contentHash] = await Promise.all([
		listWaveWork(db, id, now),
		listBlind(locals, id),
		hashRows(proposal.contents)
	]);
	const { dataset, difference, editions, last, number } = proposal;
	const checklist = checklistLines(
		checkBeforePublishing(work, dataset, proposal.misfits),
		survey.slug
	);
	const letters = {
		all: work.reduce((sum, one) => sum + one.letters, 0),
		checked: work.reduce((sum, one) => sum + one.letters - one.lettersUnchecked, 0),
		open: dataset.letters.length
	};
	const head = { slug: survey.slug, title: survey.title, checklist, letters };
	if (!may(actor, 'publish_edition', place).ok) return { ...head, proposal: null };

	const before = last && (await readEdition(db, last));
	const described = difference && before && describeDifference(difference, [dataset, before]);
	// What somebody codes a second time is not shown to them here either.
	const shown =
		described?.answers.filter(
			({ wave, body, question }) => !blind.has(placeKey(wave, body.slug, question.code))
		) ?? [];
	const waiting = editions
		.filter((edition) => !isOpen(edition, now))
		.flatMap((edition) => {
			const at = opensAt(edition);
			return at ? [{ number: edition.number, opens: formatInstant(at) }] : [];
		});
	return {
		...head,
		proposal: {
			number,
			problem: publishingProblem(
				dataset.answers.length,
				contentHash,
				last?.contentHash ?? null,
				proposal.misfits.length
			),
			contentHash,
			counts: countRecords(proposal),
			waves: dataset.waves.map((wave) => ({ slug: wave.slug, title: wave.title })),
			last: last && {
				number: last.number,
				isOpen: isOpen(last, now),
				opens: formatInstant(opensAt(last) ?? last.publishedAt)
			},
			waiting,
			difference: described && {
				...described,
				answers: shown,
				more: moreAnswersWords(described),
				hidden: described.answers.length - shown.length
			},
			isBlind: blind.size > 0,
			needsCorrection: proposal.needsCorrection,
			touchedCharts: titleCharts(dataset, proposal.touchedCharts),
			kinds: correctionKinds.map((kind) => ({ value: kind, label: correctionKindTable[kind] }))
		}
	};
};

/** The field that a refusal is about. */
const refusedField = {
	correction_missing: 'kind',
	in_the_past: 'embargo_on',
	before_earlier: 'embargo_on'
};

export const actions: Actions = {
	default: async (event) => {
		const { survey } = event.params;
		await guard(event, 'publish_edition', { survey });
		const form = await readForm(event.request, publishForm, 'publish');
		if (!form.ok) return form.failure;
		const { note, embargo_on: on, embargo_at: at, hash, ...typed } = form.data;
		const embargo = readEmbargo(on, at);
		const correction = readCorrection(typed);
		// All that is missing is said at once.
		if (!note || !embargo.ok || !correction.ok) {
			return form.refuse({
				...(note ? {} : { note: 'Say what this edition is, for its readers.' }),
				...(correction.ok ? {} : correction.problems),
				...(embargo.ok ? {} : embargo.problems)
			});
		}
		const { db, actor, now } = event.locals;
		const published = await attempt(
			() =>
				publishEdition(
					db,
					actor,
					{
						survey,
						note,
						embargoUntil: embargo.value,
						correction: correction.value,
						previewedHash: hash
					},
					now
				),
			form.refuseAt(refusedField)
		);
		if (!published.ok) return published.failure;
		const { number } = published.result;
		redirect(303, `/workspace/surveys/${survey}/editions?done=published&edition=${number}`);
	}
};
