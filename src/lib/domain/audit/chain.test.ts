import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json';
import {
	firstPreviousHash,
	linkEvent,
	startChainCheck,
	verifyChain,
	type AuditEntry,
	type AuditEvent
} from './chain';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

function entry(sequence: number, change: Partial<AuditEntry> = {}): AuditEntry {
	return {
		sequence,
		at: '2022-03-31T09:00:00.000Z',
		actor: 'importer',
		action: 'submit-answer',
		subject: { kind: 'answer', key: `${sequence}` },
		beforeHash: null,
		afterHash: sha256(`${sequence}`),
		details: { wave: '2022-03' },
		...change
	};
}

function chainOf(entries: readonly AuditEntry[]): AuditEvent[] {
	const events: AuditEvent[] = [];
	for (const one of entries) {
		events.push(linkEvent(one, events.at(-1)?.hash ?? firstPreviousHash, sha256));
	}
	return events;
}

const hash = fc.string({
	minLength: 64,
	maxLength: 64,
	unit: fc.constantFrom(...'0123456789abcdef')
});

const chains = fc
	.array(
		fc.record({
			at: fc
				.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
				.map((date) => date.toISOString()),
			actor: fc.string(),
			action: fc.string(),
			subject: fc.record({ kind: fc.string(), key: fc.string() }),
			beforeHash: fc.option(hash),
			afterHash: fc.option(hash),
			details: fc.dictionary(fc.string(), fc.jsonValue())
		}),
		{ minLength: 2, maxLength: 8 }
	)
	.map((entries) => chainOf(entries.map((one, index) => entry(index + 1, one))));

/** One change of each field of an event, each of which makes another event of it. */
const tamperings: Record<string, (event: AuditEvent) => AuditEvent> = {
	sequence: (event) => ({ ...event, sequence: event.sequence + 1 }),
	at: (event) => ({ ...event, at: new Date(Date.parse(event.at) + 1).toISOString() }),
	actor: (event) => ({ ...event, actor: `${event.actor}x` }),
	action: (event) => ({ ...event, action: `${event.action}x` }),
	'subject.kind': (event) => ({
		...event,
		subject: { ...event.subject, kind: `${event.subject.kind}x` }
	}),
	'subject.key': (event) => ({
		...event,
		subject: { ...event.subject, key: `${event.subject.key}x` }
	}),
	beforeHash: (event) => ({ ...event, beforeHash: event.beforeHash === null ? '0' : null }),
	afterHash: (event) => ({ ...event, afterHash: event.afterHash === null ? '0' : null }),
	details: (event) => ({ ...event, details: { ...event.details, 'another key': event.details } }),
	'details, by what JSON cannot hold': (event) => ({ ...event, details: { a: undefined } }),
	previousHash: (event) => ({ ...event, previousHash: sha256(event.previousHash) }),
	hash: (event) => ({ ...event, hash: sha256(event.hash) })
};

function parse(text: string): AuditEvent | null {
	try {
		const parsed: unknown = JSON.parse(text);
		return typeof parsed === 'object' ? (parsed as AuditEvent) : null;
	} catch {
		return null;
	}
}

function isSame(changed: AuditEvent, event: AuditEvent): boolean {
	try {
		return canonicalJson(changed) === canonicalJson(event);
	} catch {
		return false;
	}
}

describe('the audit chain', () => {
	it('verifies as it was made, and names its last event', () => {
		const events = chainOf([entry(1), entry(2), entry(3)]);
		expect(verifyChain(events, sha256)).toEqual({
			ok: true,
			count: 3,
			head: { sequence: 3, hash: events[2]?.hash }
		});
	});

	it('verifies while it is still empty', () => {
		expect(verifyChain([], sha256)).toEqual({ ok: true, count: 0, head: null });
	});

	it('has a hash over the canonical form of the event and the hash before it', () => {
		const event = linkEvent(entry(1), firstPreviousHash, sha256);
		expect(event.hash).toBe(
			sha256(
				`{"action":"submit-answer","actor":"importer","afterHash":"${sha256('1')}",` +
					`"at":"2022-03-31T09:00:00.000Z","beforeHash":null,"details":{"wave":"2022-03"},` +
					`"previousHash":"${'0'.repeat(64)}","sequence":1,"subject":{"key":"1","kind":"answer"}}`
			)
		);
	});

	it('verifies rows with columns of their own, and with keys in another order', () => {
		const [first] = chainOf([entry(1, { details: { a: 1, b: 2 } })]);
		const row = {
			createdIn: 'another column',
			...first!,
			details: { b: 2, a: 1 },
			subject: { key: '1', kind: 'answer' }
		};
		expect(verifyChain([row], sha256)).toMatchObject({ ok: true, count: 1 });
	});

	it('refuses an instant that would come back from a database in another form', () => {
		for (const at of ['2022-03-31', '2022-03-31T09:00:00Z', '2022-03-31T10:00:00.000+01:00', '']) {
			expect(() => linkEvent(entry(1, { at }), firstPreviousHash, sha256), at).toThrow(RangeError);
		}
	});

	it('refuses details that JSON cannot hold', () => {
		expect(() =>
			linkEvent(entry(1, { details: { at: new Date(0) } }), firstPreviousHash, sha256)
		).toThrow(TypeError);
	});

	it.each(Object.entries(tamperings))('shows a change of %s in any event', (_, tamper) => {
		fc.assert(
			fc.property(chains, fc.nat(), (events, pick) => {
				const index = pick % events.length;
				const changed = events.map((event, at) => (at === index ? tamper(event) : event));
				expect(verifyChain(events, sha256).ok).toBe(true);
				expect(verifyChain(changed, sha256)).toMatchObject({ ok: false, sequence: index + 1 });
			}),
			{ numRuns: 30 }
		);
	});

	it('shows a changed event whose hash was worked out anew at the event after it', () => {
		const [first, second, third] = chainOf([entry(1), entry(2), entry(3)]);
		const forged = linkEvent(entry(2, { actor: 'another' }), second!.previousHash, sha256);
		expect(verifyChain([first!, forged, third!], sha256)).toEqual({
			ok: false,
			sequence: 3,
			why: 'wrong_previous',
			event: third
		});
	});

	it('shows an event that was dropped', () => {
		fc.assert(
			fc.property(chains, fc.nat(), (events, pick) => {
				const index = pick % (events.length - 1);
				expect(verifyChain(events.toSpliced(index, 1), sha256)).toEqual({
					ok: false,
					sequence: index + 1,
					why: 'out_of_sequence',
					event: events[index + 1]
				});
			})
		);
	});

	it('shows two events that were swapped, even with their numbers', () => {
		fc.assert(
			fc.property(chains, fc.nat(), fc.nat(), (events, pickFirst, pickSecond) => {
				const first = pickFirst % events.length;
				const second = pickSecond % events.length;
				fc.pre(first < second);
				const swapped = events.with(first, events[second]!).with(second, events[first]!);
				const renumbered = swapped.map((event, index) => ({ ...event, sequence: index + 1 }));
				for (const chain of [swapped, renumbered]) {
					expect(verifyChain(chain, sha256)).toMatchObject({ ok: false, sequence: first + 1 });
				}
			})
		);
	});

	it('shows that its end was cut off, given the head noted before', () => {
		const events = chainOf([entry(1), entry(2), entry(3)]);
		const noted = { sequence: 3, hash: events[2]!.hash };
		expect(verifyChain(events, sha256, noted).ok).toBe(true);
		expect(verifyChain(events.slice(0, 2), sha256, noted)).toEqual({
			ok: false,
			sequence: 3,
			why: 'cut_short',
			event: null
		});
		expect(verifyChain([], sha256, noted)).toMatchObject({ sequence: 1, why: 'cut_short' });
	});

	it('shows that it was made anew, given the head noted before, and may have grown since', () => {
		const events = chainOf([entry(1), entry(2), entry(3)]);
		const noted = { sequence: 2, hash: events[1]!.hash };
		expect(verifyChain(events, sha256, noted)).toMatchObject({ ok: true, count: 3 });
		const anew = chainOf([entry(1, { actor: 'another' }), entry(2), entry(3)]);
		expect(verifyChain(anew, sha256, noted)).toEqual({
			ok: false,
			sequence: 2,
			why: 'not_as_noted',
			event: anew[1]
		});
	});

	it('says the same however it is cut into batches', () => {
		fc.assert(
			fc.property(
				chains,
				fc.array(fc.nat({ max: 4 }), { minLength: 8, maxLength: 8 }),
				fc.option(fc.nat({ max: 7 })),
				(events, sizes, dropped) => {
					const given = dropped === null ? events : events.toSpliced(dropped % events.length, 1);
					const check = startChainCheck(sha256);
					const left = [...given];
					for (const size of sizes) check.take(left.splice(0, size));
					check.take(left);
					expect(check.conclude()).toEqual(verifyChain(given, sha256));
				}
			)
		);
	});

	it('shows any change of one character in any event, at that event', () => {
		const characters = fc.constantFrom(...'0123456789abcdefxyz "{}[]:,.-_\\ntrue');
		fc.assert(
			fc.property(chains, fc.nat(), fc.nat(), characters, (events, pick, at, character) => {
				const index = pick % events.length;
				const text = JSON.stringify(events[index]);
				const place = at % text.length;
				const changed = parse(text.slice(0, place) + character + text.slice(place + 1));
				// Some changes make no JSON of it, and some leave it the same: a 0 in place of a -0.
				fc.pre(changed !== null && !isSame(changed, events[index]!));
				expect(verifyChain(events.with(index, changed!), sha256)).toMatchObject({
					ok: false,
					sequence: index + 1,
					event: changed
				});
			}),
			{ numRuns: 500 }
		);
	});

	it('shows any field that was changed and hashed anew at the next event, or by the noted head', () => {
		const entries = Object.entries(tamperings).filter(([field]) => field !== 'hash');
		fc.assert(
			fc.property(
				chains,
				fc.nat(),
				fc.constantFrom(...entries),
				(events, pick, [field, tamper]) => {
					fc.pre(!field.includes('what JSON cannot hold'));
					const index = pick % events.length;
					const changed = tamper(events[index]!);
					const forged = linkEvent(changed, changed.previousHash, sha256);
					const result = verifyChain(events.with(index, forged), sha256, {
						sequence: events.length,
						hash: events.at(-1)!.hash
					});
					expect(result.ok).toBe(false);
					expect(result).toMatchObject({
						sequence: expect.toSatisfy((found) => found === index + 1 || found === index + 2)
					});
				}
			)
		);
	});
});
