import { emptyDraft, type Draft } from '$lib/domain/answers/draft';
import { draftOf } from '$lib/domain/answers/draft-of';
import { generateWording } from '$lib/domain/answers/wording';
import { shortName } from '$lib/domain/bodies/body';
import { dayOf, formatInstant } from '$lib/domain/editions/day-of';
import { continueSentence } from '$lib/domain/questions/words';
import { countEntered } from '$lib/domain/requests/entering-stage';
import { readClock } from '$lib/domain/requests/clock';
import { progressOf } from '$lib/domain/requests/request-list';
import { responseWords } from '$lib/domain/requests/response-words';
import { saidAbout, type ThreadEntry } from '$lib/domain/review/thread';
import { listAnswerIds } from '$lib/server/queries/answers';
import { listActorNames } from '$lib/server/queries/audit-events';
import { bankHolidays } from '$lib/server/queries/calendar';
import { listCodebook } from '$lib/server/queries/codebook';
import { readThreads } from '$lib/server/queries/comments';
import { countEntering, type Entering } from '$lib/server/queries/entering';
import { standingEvents } from '$lib/server/queries/requests';
import { guard } from '../../../../../../../../../guard';
import { showThread } from '../../../../../../../review/show-thread';
import { showLetters } from '../../../show-letters';
import { describeResult } from '../../describe-result';
import { openEntry, quotableLetters, responseQuery } from './open-entry';
import type { LayoutServerLoad } from './$types';

type Names = Awaited<ReturnType<typeof listActorNames>>;

function showDraft(
	{ draft }: Entering['questions'][number],
	names: Names
): { version: number; draft: Draft; savedBy: string; savedAt: string } | null {
	if (!draft) return null;
	return {
		version: draft.version,
		draft: draft.content,
		savedBy: names.get(draft.savedBy)?.name ?? draft.savedBy,
		savedAt: draft.savedAt.toISOString()
	};
}

/** What has been said about the latest revision of each answer, by the codes of the questions. */
async function readOpenThreads(
	db: App.Locals['db'],
	{ id: waveId, request, entering }: Awaited<ReturnType<typeof openEntry>>
): Promise<Map<string, ThreadEntry[]>> {
	const ids = await listAnswerIds(db, waveId, request.body.slug);
	const shown = entering.questions.flatMap(({ code, revision, isBlind }) => {
		const answerId = ids.get(code);
		return revision && !isBlind && answerId !== undefined
			? [{ code, answerId, revisionId: revision.id }]
			: [];
	});
	const threads = await readThreads(db, { answerIds: shown.map(({ answerId }) => answerId) });
	return new Map(
		shown.map(({ code, answerId, revisionId }) => [
			code,
			saidAbout(threads.get(answerId) ?? [], revisionId)
		])
	);
}

export const load: LayoutServerLoad = async (event) => {
	const { params, locals, url } = event;
	await guard(event, 'save_draft', { survey: params.survey });
	const { db, actor, now, person } = locals;
	const opened = await openEntry(locals, params, url.searchParams);
	const { request, survey, wave, entering, response } = opened;
	const today = dayOf(now);
	const clock = readClock(standingEvents(request), today, bankHolidays);
	const titleOf = (id: number | null) => {
		const found = entering.responses.find((one) => one.id === id);
		return found ? continueSentence(responseWords(found)) : 'no response';
	};
	const threads = await readOpenThreads(db, opened);
	const [names, codebook, counts] = await Promise.all([
		listActorNames(db, [
			...entering.questions.flatMap(({ draft, revision }) => [
				...(draft ? [draft.savedBy] : []),
				...(revision ? [revision.author] : [])
			]),
			...[...threads.values()].flat().flatMap(({ by }) => by ?? [])
		]),
		listCodebook(db, survey.slug),
		countEntering(db, opened.id)
	]);
	const base = `/workspace/surveys/${survey.slug}/waves/${wave.slug}`;
	const list = `${base}/requests`;
	return {
		person: person?.name ?? '',
		account: actor.kind === 'account' ? actor.id : 0,
		survey: { slug: survey.slug, title: survey.title },
		wave: { slug: wave.slug, title: wave.title, asAt: wave.as_at },
		list,
		/** Where answers are coded a second time: an answer that is, is nowhere else to be entered. */
		codeAddress: `${base}/agreement/code/${request.body.slug}`,
		address: `${list}/${request.id}/enter`,
		/** What every address of the screen carries on: "?response=2", or ''. */
		query: responseQuery(url.searchParams),
		requestId: request.id,
		/** In bytes. */
		uploadLimit: locals.files.limit,
		body: {
			short: shortName(request.body),
			name: request.body.name,
			slug: request.body.slug
		},
		clock: { progress: progressOf(clock, null), ...describeResult(clock, today) },
		progress: countEntered(counts),
		responses: entering.responses.map((one) => ({
			ordinal: one.ordinal,
			title: responseWords(one),
			isEntered: one.enteredAt !== null
		})),
		response: response && {
			id: response.id,
			ordinal: response.ordinal,
			title: responseWords(response),
			/** Whether more is to come. */
			isPart: response.kind === 'part_response',
			isEntered: response.enteredAt !== null
		},
		letters: showLetters(base, quotableLetters(opened)),
		questions: entering.questions.map((one) => {
			const { code, definition, draft, revision, internalNote, isBlind } = one;
			const content = revision?.content ?? null;
			return {
				code,
				definition,
				/** Whether who looks is to code it a second time and may not see the first coding. */
				isBlind,
				draft: showDraft(one, names),
				/** The response that the draft codes, where it is another than the one at hand. */
				draftCodes:
					draft && draft.responseId !== (response?.id ?? null) ? titleOf(draft.responseId) : null,
				revision: revision && {
					number: revision.number,
					state: revision.state,
					words:
						content &&
						(content.wording_override ?? generateWording(definition, content, wave.as_at)),
					disposition: content?.disposition ?? null,
					isQuoted: content?.evidence?.kind === 'letter',
					codes: titleOf(revision.responseId),
					codesThis: revision.responseId === (response?.id ?? null),
					by: `${names.get(revision.author)?.name ?? revision.author}, ${formatInstant(revision.createdAt)}`,
					/** What has been said about it: a query, wording proposed, comments and replies. */
					thread: showThread(threads.get(code) ?? [], {
						numbers: new Map([[revision.id, revision.number]]),
						names,
						body: shortName(request.body)
					})
				},
				/** What a draft begins with. */
				initial: content
					? draftOf(content, internalNote)
					: { ...emptyDraft, internal_note: internalNote ?? '' },
				codebook: codebook
					.filter((entry) => entry.question === code)
					.map(({ phrase, coding }) => ({ phrase, coding }))
			};
		})
	};
};
