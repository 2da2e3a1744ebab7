import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '../audit/chain';
import { auditColumns, auditRecord } from './audit-table';
import { writeHeader, writeRows } from './column';

const event: AuditEvent = {
	sequence: 7,
	at: '2022-03-31T09:00:05.000Z',
	actor: 'account:12',
	action: 'refused',
	subject: { kind: 'command', key: 'submit_answer' },
	beforeHash: null,
	afterHash: null,
	details: { survey: 'a-survey', code: 'not_permitted' },
	previousHash: 'a',
	hash: 'b'
};
const names = new Map([['account:12', { name: '=Ada', organisation: 'An institute' }]]);

describe('the table of the audit trail', () => {
	it('gives an event with its words, its names and its survey', () => {
		expect(auditRecord(event, names)).toEqual({
			...event,
			actorName: '=Ada',
			organisation: 'An institute',
			what: 'Was refused: submit an answer (not permitted)',
			survey: 'a-survey'
		});
	});

	it('gives no survey where the details name none, and no organisation of the system', () => {
		const bare = { ...event, actor: 'system:installer', details: { survey: 5 } };
		expect(auditRecord(bare, names)).toMatchObject({ survey: null, organisation: null });
	});

	it('writes a row that a spreadsheet does not run, under columns that stay', () => {
		expect(writeHeader(auditColumns)).toBe(
			'sequence,at,actor,actor_name,organisation,action,what,record_kind,record_key,survey,' +
				'before_hash,after_hash,details,previous_hash,hash\r\n'
		);
		expect(writeRows(auditColumns, [auditRecord(event, names)])).toBe(
			`7,2022-03-31T09:00:05.000Z,account:12,'=Ada,An institute,refused,` +
				'Was refused: submit an answer (not permitted),command,submit_answer,a-survey,,,' +
				'"{""code"":""not_permitted"",""survey"":""a-survey""}",a,b\r\n'
		);
	});
});
