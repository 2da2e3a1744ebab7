import { error } from '@sveltejs/kit';
import { accountOf } from '$lib/domain/access/actor';
import { readEntering, type Entering } from '$lib/server/queries/entering';
import { openRequest } from '../../open-request';

/** The request that is being entered, what is known of its answers, and the response at hand. */
export interface OpenedEntry extends Awaited<ReturnType<typeof openRequest>> {
	entering: Entering;
	/** The response that is coded; null where none has come. */
	response: Entering['responses'][number] | null;
}

/**
 * What is entered at an address. `?response=` gives the number of a response of the body in its wave;
 * without it, it is the first that is not all entered, or else the last. Of an answer that who asks is to
 * code a second time without seeing the first, nothing is given.
 * @throws a 404 where there is no such request or response
 */
export async function openEntry(
	{ db, actor }: Pick<App.Locals, 'db' | 'actor'>,
	params: { survey: string; wave: string; request: string },
	query: URLSearchParams
): Promise<OpenedEntry> {
	const opened = await openRequest(db, params);
	const entering = await readEntering(db, opened.request.id, accountOf(actor));
	const { responses } = entering;
	const wanted = query.get('response');
	const response =
		wanted === null
			? (responses.find((one) => one.enteredAt === null) ?? responses.at(-1) ?? null)
			: responses.find((one) => String(one.ordinal) === wanted);
	if (response === undefined) {
		error(404, {
			message: 'There is no such response.',
			hint: 'The page of the request lists the responses that have come.'
		});
	}
	return { ...opened, entering, response };
}

/** The letters whose words can be quoted: those that are not erased. */
export function quotableLetters({ entering }: Pick<OpenedEntry, 'entering'>) {
	return entering.documents.flatMap(({ sha256, name, ...rest }) =>
		sha256 === null || name === null ? [] : [{ ...rest, sha256, name }]
	);
}

/** The response that an address names, as its query goes on to the next: "?response=2", or ''. */
export function responseQuery(query: URLSearchParams): string {
	const ordinal = query.get('response');
	return ordinal === null ? '' : `?response=${encodeURIComponent(ordinal)}`;
}

/** A question of the survey, with what is entered for it. @throws a 404 where there is none */
export function findEntryQuestion(
	{ entering }: OpenedEntry,
	code: string
): Entering['questions'][number] {
	const found = entering.questions.find((one) => one.code === code);
	return found ?? refuseQuestion(code);
}

/** @throws a 404 of a question that the survey does not have */
export function refuseQuestion(code: string): never {
	error(404, {
		message: `This survey has no question “${code}”.`,
		hint: 'The list beside the form has all of them.'
	});
}
