/** A name in every place of a survey that can hold words, published and not. */
import { eq } from 'drizzle-orm';
import { actorKey, type AccountActor } from '$lib/domain/access/actor';
import type { AnswerContent } from '$lib/domain/answers/answer';
import { emptyDraft } from '$lib/domain/answers/draft';
import type { Database } from '$lib/server/db/connect';
import {
	answers,
	bodies,
	codebookEntries,
	contexts,
	criteria,
	drafts,
	publishedFigures,
	questions,
	recommendations,
	replyInvitations,
	responses,
	revisions,
	secondCodings,
	secondCodingSamples,
	surveys,
	waveBodies,
	waves
} from '$lib/server/db/schema';
import type { FileStore } from '$lib/server/files/file-store';
import { listDocuments, updateDocument } from '$lib/server/queries/documents';
import { insertPublishedReply, insertReply } from '$lib/server/queries/replies';
import { listRequests, updateRequest } from '$lib/server/queries/requests';
import { addComment } from '$lib/server/services/add-comment';
import { addDocument } from '$lib/server/services/add-document';
import { createRequests } from '$lib/server/services/create-requests';
import { freeze } from '$lib/server/services/freeze';
import { proposeWording } from '$lib/server/services/propose-wording';
import { publishEdition } from '$lib/server/services/publish-edition';
import { recordRequestEvent } from '$lib/server/services/record-request-event';
import { reviewRevision } from '$lib/server/services/review-revision';
import { submitAnswer } from '$lib/server/services/submit-answer';
import { submitFinding } from '$lib/server/services/submit-finding';

/** A name that stands nowhere by itself. */
export const spreadName = 'Zebedee Quartermain';
/** What finds it, however it is written. */
export const spreadPattern = /zebedee|quartermain/i;

const survey = 'whatsapp-in-government';

interface People {
	researcher: AccountActor;
	reviewer: AccountActor;
	publisher: AccountActor;
}

async function addLetter(
	db: Database,
	files: FileStore,
	actor: AccountActor,
	place: { requestId: number; responseId: number | null },
	{ name, text }: { name: string; text: string },
	now: Date
): Promise<{ id: number; sha256: string }> {
	const chunks = (async function* () {
		yield await Promise.resolve(Buffer.from(text));
	})();
	const received = await files.receive(chunks, name);
	if (!('file' in received)) throw new Error('The letter was refused.');
	const { file } = received;
	const input = { ...place, redactsId: null, name, file };
	const { documentId } = await addDocument(db, files, actor, input, now);
	return { id: documentId, sha256: file.sha256 };
}

/**
 * Has the name stand everywhere on the example, and publishes it as edition 2. HM Treasury's answer on
 * permission names it, and the finding about it, its letter, its reply …
 */
export async function spread(
	db: Database,
	files: FileStore,
	{ researcher, reviewer, publisher }: People,
	now: Date
): Promise<{
	/** The request to HM Treasury. */
	requestId: number;
	/** Of its letter that is public, and of one that is not. */
	letters: { open: { id: number; sha256: string }; kept: { id: number; sha256: string } };
}> {
	const [place] = await db
		.select({ answer: answers, wave: waves.slug })
		.from(answers)
		.innerJoin(bodies, eq(bodies.id, answers.bodyId))
		.innerJoin(questions, eq(questions.id, answers.questionId))
		.innerJoin(waves, eq(waves.id, answers.waveId))
		.innerJoin(surveys, eq(surveys.id, waves.surveyId))
		.where(eq(bodies.slug, 'hmt'))
		.orderBy(answers.id);
	const { id: answerId, waveId, bodyId, questionId } = place!.answer;
	const [question] = await db.select().from(questions).where(eq(questions.id, questionId));
	const named = (words: string) => `${words} ${spreadName} ${words}.`;

	// A request with all that belongs to one.
	await createRequests(db, researcher, { waveId, bodies: ['hmt'] }, now);
	const request = (await listRequests(db, waveId)).find(({ body }) => body.slug === 'hmt')!;
	const requestId = request.id;
	await updateRequest(db, requestId, {
		reference: `FOI ${spreadName}`,
		channel: 'email',
		contact: named('Office of'),
		text: named('Dear')
	});
	const record = (kind: 'sent' | 'response', on: string) =>
		recordRequestEvent(
			db,
			researcher,
			{ requestId, event: { kind, on, until: null, note: named(kind) } },
			now
		);
	await record('sent', '2022-04-01');
	const { responseId } = await record('response', '2022-04-20');
	const letterPlace = { requestId, responseId: responseId! };
	const text = named('We write to');
	const open = await addLetter(
		db,
		files,
		researcher,
		letterPlace,
		{ name: `Letter of ${spreadName}.txt`, text },
		now
	);
	const checked = {
		licence: 'Open Government Licence v3.0',
		checkedAt: now,
		checkedBy: 'account:1'
	};
	await updateDocument(db, open.id, { ...checked, isPublic: true });
	const kept = await addLetter(
		db,
		files,
		researcher,
		letterPlace,
		{ name: 'Response.txt', text: `${text} Again.` },
		now
	);

	// An answer, queried and answered, with all that is said of it.
	const content = {
		...((await db.select().from(revisions).where(eq(revisions.answerId, answerId)))[0]!
			.content as AnswerContent),
		detail: named('It covers'),
		note: named('Coded with'),
		evidence: {
			kind: 'letter' as const,
			document: `Letter of ${spreadName}.txt`,
			sha256: open.sha256,
			page: 1,
			quote: text
		},
		wording_override: named('It says that')
	};
	const submit = async () =>
		(
			await submitAnswer(
				db,
				researcher,
				{
					waveId,
					body: 'hmt',
					question: question!.code,
					responseId: responseId!,
					content
				},
				now
			)
		).revisionId;
	const first = await submit();
	await reviewRevision(
		db,
		reviewer,
		{ revisionId: first, to: 'queried', comment: named('Is it') },
		now
	);
	await addComment(db, researcher, { revisionId: first, text: named('So says') }, now);
	const second = await submit();
	await proposeWording(
		db,
		publisher,
		{ revisionId: second, wording: named('Better:'), text: named('Because of') },
		now
	);
	await reviewRevision(db, reviewer, { revisionId: second, to: 'accepted', comment: null }, now);
	const [criterion] = await db
		.select({ id: criteria.id, definition: criteria.definition })
		.from(criteria)
		.where(eq(criteria.code, '1.4'));
	const source = { kind: 'source' as const, title: named('Report of'), where: 'page 3' };
	const finding = await submitFinding(
		db,
		researcher,
		{
			waveId,
			body: 'hmt',
			criterion: criterion!.definition.code,
			content: { outcome: 'met', reason: null, why: named('Found by'), source }
		},
		now
	);
	await reviewRevision(
		db,
		reviewer,
		{ revisionId: finding.revisionId, to: 'accepted', comment: null },
		now
	);
	const [invitation] = await db
		.insert(replyInvitations)
		.values({
			waveId,
			bodyId,
			tokenHash: 'of no token',
			createdAt: now,
			createdBy: actorKey(publisher),
			openedAt: now,
			expiresAt: new Date(now.getTime() + 86_400_000)
		})
		.returning();
	const replyId = await insertReply(db, {
		invitationId: invitation!.id,
		revisionId: second,
		at: now,
		mayBePublished: true,
		...freeze({ text: named('We reply through') })
	});
	await insertPublishedReply(db, { replyId, at: now, actor: actorKey(publisher) });

	// What is being worked on.
	await db
		.update(answers)
		.set({ internalNote: named('Ask') })
		.where(eq(answers.id, answerId));
	const typed = {
		...emptyDraft,
		detail: named('Draft'),
		value: { whatsapp: spreadName },
		internal_note: named('Note')
	};
	await db.insert(drafts).values({
		answerId,
		responseId: responseId!,
		followsRevisionId: second,
		version: 1,
		content: typed,
		before: { content: { ...typed, note: named('Before') }, responseId: null },
		savedAt: now,
		savedBy: actorKey(researcher)
	});
	const [sample] = await db
		.insert(secondCodingSamples)
		.values({
			waveId,
			sharePercent: 20,
			seed: '1',
			drawnAt: now,
			drawnBy: actorKey(publisher),
			coderId: researcher.id
		})
		.returning();
	await db.insert(secondCodings).values({
		sampleId: sample!.id,
		answerId,
		draft: null,
		content,
		submittedAt: now,
		settlement: 'first',
		settlementNote: named('Settled with'),
		settledAt: now,
		settledBy: actorKey(reviewer)
	});
	await db.insert(codebookEntries).values([
		{
			questionId,
			phrase: spreadName,
			coding: 'Yes',
			changedAt: now,
			changedBy: actorKey(researcher)
		},
		{
			questionId,
			phrase: 'general guidance',
			coding: named('Ask'),
			changedAt: now,
			changedBy: actorKey(researcher)
		}
	]);
	await db.update(responses).set({ source }).where(eq(responses.id, responseId!));

	// What the survey says of itself.
	await db
		.update(waves)
		.set({ note: named('The wave of'), requestTemplate: named('Dear') })
		.where(eq(waves.id, waveId));
	await db
		.update(waveBodies)
		.set({ why: named('Asked for') })
		.where(eq(waveBodies.waveId, waveId));
	const [own] = await db.select().from(surveys).where(eq(surveys.slug, survey));
	await db
		.update(surveys)
		.set({ definition: { ...own!.definition, notes: [named('A survey of')] } })
		.where(eq(surveys.id, own!.id));
	await db
		.update(questions)
		.set({ definition: { ...question!.definition, prompt: named('What of') } })
		.where(eq(questions.id, questionId));
	await db
		.update(recommendations)
		.set({
			summary: named('As said by'),
			governmentResponse: {
				position: 'accepted',
				said: named('We agree with'),
				on: '2022-04-30',
				source
			}
		})
		.where(eq(recommendations.surveyId, own!.id));
	await db
		.update(criteria)
		.set({ definition: { ...criterion!.definition, test: named('Whether') } })
		.where(eq(criteria.id, criterion!.id));
	await db.update(contexts).set({ note: named('As known from'), source });
	await db.insert(publishedFigures).values({
		waveId,
		bodyId,
		questionId,
		percent: 10,
		decimals: 0,
		source: named('Figures of'),
		note: named('Counted by')
	});

	await publishEdition(
		db,
		publisher,
		{
			survey,
			note: named('With'),
			correction: { kind: 'coding', what: named('We named'), why: named('Because of') }
		},
		now
	);
	const documents = await listDocuments(db, requestId);
	if (documents.length !== 2) throw new Error('There should be two letters.');
	return { requestId, letters: { open, kept } };
}
