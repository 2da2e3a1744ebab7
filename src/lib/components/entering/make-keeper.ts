import type { Draft } from '$lib/domain/answers/draft';
import { openJournal } from './draft-journal';
import { DraftKeeper, type KeptDraft, type SaveReply } from './draft-keeper.svelte';

/** How long a save may take before it is tried again, in milliseconds. */
const patience = 20_000;

/** Sends a draft to its address, and tells what came of it. */
async function sendDraft(
	address: string,
	body: { response: number | null; version: number; draft: Draft }
): Promise<SaveReply> {
	const reply = await fetch(address, {
		method: 'PUT',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
		// Whoever is not signed in would be led to a page; a page is no answer here.
		redirect: 'manual',
		// A page that is being left still gets its last save away.
		keepalive: document.visibilityState === 'hidden',
		signal: AbortSignal.timeout(patience)
	});
	if (reply.type === 'opaqueredirect') return { kind: 'signed_out' };
	if (reply.ok) return { kind: 'saved', ...((await reply.json()) as Saved) };
	if (reply.status === 409) return { kind: 'behind', ...((await reply.json()) as Behind) };
	if (reply.status >= 500 || reply.status === 408 || reply.status === 429) {
		return { kind: 'unreachable' };
	}
	const { detail } = (await reply.json().catch(() => ({}))) as { detail?: string };
	return { kind: 'refused', words: detail ?? 'The server does not take it.' };
}
interface Saved {
	version: number;
	savedAt: string;
}
interface Behind {
	stored: KeptDraft | null;
}

/**
 * Makes a keeper of an answer's draft.
 * @param address where drafts of the request are saved
 * @param response the id of the response being entered
 * @param journalKey names the person and the answer
 */
export function makeKeeper(
	stored: KeptDraft | null,
	initial: Draft,
	{
		address,
		response,
		journalKey
	}: { address: string; response: number | null; journalKey: string }
): DraftKeeper {
	return new DraftKeeper(stored, initial, {
		send: (version, draft) => sendDraft(address, { response, version, draft }),
		journal: openJournal(journalKey),
		later: (work, milliseconds) => {
			const timer = setTimeout(work, milliseconds);
			return () => clearTimeout(timer);
		}
	});
}
