import { error } from '@sveltejs/kit';
import { accountOf } from '$lib/domain/access/actor';
import { sortBodies } from '$lib/domain/bodies/body';
import type { Question } from '$lib/domain/questions/question';
import { listDocuments } from '$lib/server/queries/documents';
import { listQuestions } from '$lib/server/queries/questions';
import { listRequests, type StoredRequest } from '$lib/server/queries/requests';
import { findSample } from '$lib/server/queries/second-coding-samples';
import { listSecondCodings, type StoredSecondCoding } from '$lib/server/queries/second-codings';
import { listWaveBodies, type WaveBody } from '$lib/server/queries/waves';
import { openWave } from '../../open-wave';

/** A letter whose words can be quoted. */
export interface QuotableLetter {
	id: number;
	requestId: number;
	sha256: string;
	name: string;
	type: Awaited<ReturnType<typeof listDocuments>>[number]['type'];
}

/** What a second coder codes at an address, and what it is coded from. Nothing of the first coding. */
export interface OpenedSecondCoding extends Awaited<ReturnType<typeof openWave>> {
	coding: StoredSecondCoding;
	question: Question;
	body: WaveBody;
	/** All that is coded a second time, by body in alphabetical order and in the order of the survey. */
	codings: StoredSecondCoding[];
	bodies: WaveBody[];
	questions: Question[];
	/** The last request to the body; null where there is none. */
	request: StoredRequest | null;
	letters: QuotableLetter[];
}

/**
 * The answer of an address, for whoever codes it a second time. The page has asked before whether they may
 * enter answers at all.
 * @throws a 404 where it is not coded a second time, a 403 for everybody but the second coder
 */
export async function openSecondCoding(
	{ db, actor }: Pick<App.Locals, 'db' | 'actor'>,
	params: { survey: string; wave: string; body: string; question: string }
): Promise<OpenedSecondCoding> {
	const opened = await openWave(db, params);
	const sample = await findSample(db, opened.id);
	const codings = sample ? await listSecondCodings(db, sample.id) : [];
	const coding = codings.find(
		({ body, question }) => body === params.body && question === params.question
	);
	if (!sample || !coding) {
		error(404, {
			message: 'This answer is not one of those that are coded twice.',
			hint: 'The page of the wave’s agreement lists those that were drawn.'
		});
	}
	if (accountOf(actor) !== sample.coderId) {
		error(403, {
			message: 'Another person codes this answer a second time.',
			hint: 'The page of the wave’s agreement says who.'
		});
	}
	const [asked, stored, requests] = await Promise.all([
		listWaveBodies(db, opened.id),
		listQuestions(db, opened.surveyId),
		listRequests(db, opened.id)
	]);
	const bodies = sortBodies(asked);
	const questions = stored.map(({ question }) => question);
	const body = bodies.find(({ slug }) => slug === coding.body);
	const question = questions.find(({ code }) => code === coding.question);
	if (!body || !question) throw new Error('What has been submitted goes on being asked.');
	const ofBody = requests.filter((one) => one.body.slug === coding.body);
	const documents = await Promise.all(ofBody.map(({ id }) => listDocuments(db, id)));
	const rankOf = (one: StoredSecondCoding) => bodies.findIndex(({ slug }) => slug === one.body);
	return {
		...opened,
		coding,
		question,
		body,
		codings: [...codings].sort((a, b) => rankOf(a) - rankOf(b)),
		bodies,
		questions,
		request: ofBody.at(-1) ?? null,
		letters: documents
			.flat()
			.flatMap(({ id, requestId, sha256, name, type }) =>
				sha256 === null || name === null ? [] : [{ id, requestId, sha256, name, type }]
			)
	};
}
