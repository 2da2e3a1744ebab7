import { fail, isHttpError, redirect } from '@sveltejs/kit';
import { receiveLetters, type ReceivedLetters } from '$lib/server/services/receive-letters';
import { guard } from '../../../../../../../../../../guard';
import {
	describeRequest,
	latestResponse,
	openLetter,
	openLetters,
	responseOptions
} from '../open-letters';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	await guard(event, 'add_document', { survey: params.survey });
	const opened = await openLetters(locals.db, params);
	const { request, responses } = opened;
	const redacts = url.searchParams.get('redacts');
	const original =
		redacts !== null && /^[1-9]\d{0,8}$/.test(redacts)
			? await openLetter(locals.db, request.id, Number(redacts))
			: null;
	return {
		...describeRequest(opened),
		/** The letter for which a redacted copy is added. */
		original: original && { id: original.id, name: original.name ?? 'Erased' },
		responses: responseOptions(responses),
		response: original
			? String(original.responseId ?? '')
			: (url.searchParams.get('response') ?? String(latestResponse(opened)?.id ?? '')),
		from: url.searchParams.get('from') === 'enter' ? 'enter' : '',
		limit: locals.files.limit
	};
};

/** What an upload came to that was not wholly taken, as the page shows it. */
const refuse = (
	status: number,
	words: string,
	{ fields, added, refused }: ReceivedLetters = { fields: {}, added: [], refused: [] }
) =>
	fail(status, {
		action: 'add',
		values: { response: fields.response ?? '' },
		problems: { files: words } as Record<string, string>,
		added: added.map(({ name }) => name),
		refused
	});

/** What to say of files that were refused, before each is named. */
const refusedWords = ({ added, refused: [first, ...more] }: ReceivedLetters) =>
	!first
		? 'Choose at least one file.'
		: added.length === 0 && more.length === 0
			? `“${first.name}” was not added. ${first.words}`
			: `${more.length + 1} of ${added.length + more.length + 1} files ${more.length === 0 ? 'was' : 'were'} not added.`;

export const actions: Actions = {
	default: async (event) => {
		const { params, locals } = event;
		await guard(event, 'add_document', { survey: params.survey });
		const { db, files, actor, now } = locals;
		const opened = await openLetters(db, params);
		const { body, headers } = event.request;
		const contentType = headers.get('content-type') ?? '';
		if (!body || !contentType.startsWith('multipart/form-data')) {
			return refuse(400, 'Choose at least one file.');
		}
		let received: ReceivedLetters;
		try {
			const upload = { requestId: opened.request.id, body, contentType };
			received = await receiveLetters(db, files, actor, upload, now);
		} catch (failure) {
			// The body was too long, too slow or cut: what arrived before is added.
			if (!isHttpError(failure)) throw failure;
			const { status, body: words } = failure;
			return refuse(status, `${words.message} ${words.hint ?? ''}`.trim());
		}
		const { fields, added, refused } = received;
		if (added.length === 0 || refused.length > 0) {
			const isTooLarge = refused.some(({ code }) => code === 'too_large');
			return refuse(isTooLarge ? 413 : 400, refusedWords(received), received);
		}
		const { address } = describeRequest(opened);
		redirect(
			303,
			fields.from === 'enter' ? address.replace(/letters$/, 'enter') : `${address}?done=added`
		);
	}
};
