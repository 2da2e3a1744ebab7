import { describe, expect, it } from 'vitest';
import { commands, views } from '../access/may';
import { actionWords, actorWords, auditWords, recordWords } from './audit-words';

const refusal = (key: string, details: Record<string, unknown>) =>
	auditWords({ action: 'refused', subject: { kind: 'command', key }, details });

describe('the words of the audit trail', () => {
	it('say what was done', () => {
		const event = { subject: { kind: 'answer', key: '2021-22 hmt permitted' }, details: {} };
		expect(auditWords({ action: 'submit_answer', ...event })).toBe('Submitted an answer');
	});

	it('say what was refused, and why', () => {
		expect(refusal('publish_edition', { code: 'not_permitted' })).toBe(
			'Was refused: publish an edition (not permitted)'
		);
		expect(refusal('view_people', {})).toBe('Was refused: look at people');
	});

	it('never show a code with its underscores', () => {
		for (const command of commands) expect(actionWords(command)).toMatch(/^[A-Z][^_]+$/);
		for (const action of [...commands, ...views]) {
			expect(refusal(action, { code: 'of_own_body' })).not.toContain('_');
		}
	});

	it('hold out where somebody made anything of the details', () => {
		for (const details of [null, 5, 'code', [], { code: 5 }]) {
			expect(refusal('view_people', details as never)).toBe('Was refused: look at people');
		}
	});

	it('name an action that exists no longer, whatever it was called', () => {
		for (const action of ['merge_surveys', 'constructor', '__proto__']) {
			expect(actionWords(action)).toMatch(/^\S/);
			expect(refusal(action, { code: 'x' })).toContain('(x)');
		}
		expect(actionWords('merge_surveys')).toBe('Merge surveys');
	});
});

describe('an actor in words', () => {
	const names = new Map([['account:12', { name: 'Ada King', organisation: 'An institute' }]]);

	it('has the name of the account, where there is one', () => {
		expect(actorWords('account:12', names)).toBe('Ada King');
		expect(actorWords('account:13', names)).toBe('account:13');
	});

	it('is told from a person where the system did it, or nobody known', () => {
		expect(actorWords('system:importer', names)).toBe('The importer');
		expect(actorWords('visitor', names)).toBe('Somebody not signed in');
		expect(actorWords('system:constructor', names)).toBe('system:constructor');
		expect(actorWords('importer', names)).toBe('importer');
	});
});

describe('a record in words', () => {
	const names = new Map([['account:12', { name: 'Ada King', organisation: 'An institute' }]]);

	it('is named as the trail names it, an account by whose it is', () => {
		const answer = { kind: 'answer', key: '2021-22 hmt permitted' };
		expect(recordWords(answer, names)).toBe('answer 2021-22 hmt permitted');
		expect(recordWords({ kind: 'account', key: 'account:12' }, names)).toBe('account of Ada King');
		expect(recordWords({ kind: 'account', key: 'account:13' }, names)).toBe('account account:13');
	});
});
