import { z } from 'zod';
import { correctionKinds, type CorrectionKind } from '$lib/domain/editions/correction';
import { typedText } from '$lib/domain/questions/typed-text';
import { readLondonTime } from '$lib/domain/requests/london-time';

/** What the forms about editions send, read into what the commands take. */

const longest = 4_000;
export const words = (problem: string) =>
	typedText.pipe(
		z.string().min(1, problem).max(longest, 'This is too long: 4,000 characters at most.')
	);

export const publishForm = z.object({
	note: typedText.pipe(z.string().max(longest, 'This is too long: 4,000 characters at most.')),
	embargo_on: typedText,
	embargo_at: typedText,
	kind: typedText,
	what: typedText.pipe(z.string().max(longest, 'This is too long: 4,000 characters at most.')),
	why: typedText.pipe(z.string().max(longest, 'This is too long: 4,000 characters at most.')),
	/** "yes" where the form asked for a correction. */
	corrects: z.string(),
	hash: z.string()
});

type Reading<T> = { ok: true; value: T } | { ok: false; problems: Record<string, string> };

/** The moment that a day and a time of day name in London, or null where neither is given. */
export function readEmbargo(on: string, at: string): Reading<Date | null> {
	if (!on && !at) return { ok: true, value: null };
	if (!on) return { ok: false, problems: { embargo_on: 'Give the day too, or neither.' } };
	if (!at) return { ok: false, problems: { embargo_at: 'Give the time of day too, or neither.' } };
	const value = readLondonTime(on, at);
	if (value) return { ok: true, value };
	return {
		ok: false,
		problems: {
			embargo_on: 'There is no such moment: give a day as 2026-11-30 and a time as 09:30.'
		}
	};
}

const isKind = (kind: string): kind is CorrectionKind =>
	(correctionKinds as readonly string[]).includes(kind);

/** What is corrected, or null where nothing of it is given and the form did not ask for it. */
export function readCorrection({
	kind,
	what,
	why,
	corrects
}: {
	kind: string;
	what: string;
	why: string;
	corrects: string;
}): Reading<{ kind: CorrectionKind; what: string; why: string } | null> {
	if (!kind && !what && !why && corrects !== 'yes') return { ok: true, value: null };
	const problems = {
		...(isKind(kind) ? {} : { kind: 'Choose what sort of correction it is.' }),
		...(what ? {} : { what: 'Say what is corrected.' }),
		...(why ? {} : { why: 'Say why it is corrected.' })
	};
	return isKind(kind) && what && why
		? { ok: true, value: { kind, what, why } }
		: { ok: false, problems };
}
