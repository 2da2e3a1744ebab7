import { describe, expect, it } from 'vitest';
import { requestEventKinds, requestEventSchema, requestEventWords } from './request-event';

const typed = { kind: 'response', on: '2021-07-19', until: null, note: null };

/** What is wrong with an event, by field. */
function problemsOf(change: object): Record<string, string[] | undefined> {
	const read = requestEventSchema.safeParse({ ...typed, ...change });
	return read.success
		? {}
		: Object.fromEntries(read.error.issues.map(({ path, message }) => [path.join('.'), [message]]));
}

describe('an event of a request', () => {
	it('is read as it was typed', () => {
		expect(requestEventSchema.parse(typed)).toEqual(typed);
		const extended = { ...typed, kind: 'extended', until: '2021-08-16' };
		expect(requestEventSchema.parse(extended)).toEqual(extended);
	});

	it.each(['2021-02-30', '19/07/2021', '', 'today'])('refuses “%s” as a day, once', (on) => {
		expect(problemsOf({ on })).toEqual({
			on: ['Give a day as year, month and day, as in 2021-07-19.']
		});
	});

	it('refuses a day before there was a right to ask', () => {
		expect(problemsOf({ on: '2005-01-01' })).toEqual({});
		expect(problemsOf({ on: '2004-12-31' }).on?.[0]).toContain('from 1 January 2005');
		expect(problemsOf({ on: '0000-01-01' }).on?.[0]).toContain('from 1 January 2005');
	});

	it('refuses a kind that there is not', () => {
		expect(problemsOf({ kind: 'lost' })).toEqual({ kind: ['Choose what happened.'] });
	});

	it('takes a new day of an extension, and of nothing else', () => {
		expect(problemsOf({ kind: 'extended', until: null }).until?.[0]).toMatch(/^Give the day/);
		expect(problemsOf({ until: '2021-08-16' }).until?.[0]).toMatch(/^Give the day/);
	});

	it('refuses an extension until a day that is not later', () => {
		for (const until of ['2021-07-18', '2021-07-19']) {
			expect(problemsOf({ kind: 'extended', until }).until?.[0]).toMatch(/must be later/);
		}
	});

	it('refuses a note that is too long', () => {
		expect(problemsOf({ note: 'x'.repeat(2000) })).toEqual({});
		expect(problemsOf({ note: 'x'.repeat(2001) }).note).toEqual(['Use at most 2,000 characters.']);
	});

	it('explains itself, whatever its kind, and calls nobody late', () => {
		for (const kind of requestEventKinds) {
			const { title, means } = requestEventWords[kind];
			expect(title).toMatch(/^[A-Z].*[^.]$/);
			expect(means).toMatch(/^[A-Z].*\.$/);
			expect(`${title} ${means}`).not.toMatch(/\blate\b/i);
		}
	});
});
