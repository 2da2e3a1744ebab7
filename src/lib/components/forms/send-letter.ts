/** What the server says of one file that was sent. */
export type LetterReply =
	| { kind: 'added'; letter: SentLetter }
	/** It is not taken, and sending it again changes nothing. */
	| { kind: 'refused'; words: string }
	/** It did not arrive, or nobody answered: it can be sent again. */
	| { kind: 'failed'; words: string }
	| { kind: 'cancelled' };

/** A letter that was added. */
export interface SentLetter {
	id: number;
	name: string;
	/** Where in the survey the same file was kept before. */
	seenBefore: { body: string; wave: string; name: string; address: string } | null;
}

interface Reply {
	added?: SentLetter[];
	refused?: { words: string }[];
	/** Of a body that was not read to its end. */
	message?: string;
	hint?: string;
}

const lost = 'It did not arrive. Check the connection, and that you are still signed in.';

/** Reads what the server answered: a page, such as the one to sign in, is no answer. */
function readReply(status: number, text: string): LetterReply {
	let reply: Reply;
	try {
		reply = JSON.parse(text) as Reply;
	} catch {
		return {
			kind: 'failed',
			words:
				status < 400 ? 'You are signed out. Sign in again in another tab, and try again.' : lost
		};
	}
	const [letter] = reply.added ?? [];
	if (letter) return { kind: 'added', letter };
	const [refused] = reply.refused ?? [];
	if (refused) return { kind: 'refused', words: refused.words };
	const words = [reply.message, reply.hint].filter(Boolean).join(' ') || lost;
	return { kind: status === 413 || status === 403 ? 'refused' : 'failed', words };
}

/**
 * Sends one file to a request's letters.
 * @param address of where files are dropped
 * @param fields what the form says besides, before the file
 * @param onprogress told how much of it has gone, from 0 to 1
 * @param signal cancels it
 */
export function sendLetter(
	address: string,
	fields: Record<string, string>,
	file: File,
	onprogress: (share: number) => void,
	signal: AbortSignal
): Promise<LetterReply> {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	form.append('files', file, file.name);
	return new Promise((done) => {
		// `fetch` says nothing of how much has gone.
		const request = new XMLHttpRequest();
		request.upload.addEventListener('progress', ({ loaded, total }) => onprogress(loaded / total));
		request.addEventListener('load', () => done(readReply(request.status, request.responseText)));
		request.addEventListener('error', () => done({ kind: 'failed', words: lost }));
		request.addEventListener('abort', () => done({ kind: 'cancelled' }));
		signal.addEventListener('abort', () => request.abort());
		request.open('POST', address);
		request.setRequestHeader('accept', 'application/json');
		request.send(form);
	});
}
