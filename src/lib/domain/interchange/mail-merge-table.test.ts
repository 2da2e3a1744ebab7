import { describe, expect, it } from 'vitest';
import { writeTable } from './column';
import { mailMergeColumns } from './mail-merge-table';

describe('the table of a mail merge', () => {
	it('has a row for each letter, under columns that stay', () => {
		const row = {
			body: { code: 'HMT', name: 'HM Treasury' },
			reference: null,
			contact: '=Head of Information Rights',
			subject: 'Freedom of Information request: Apps',
			text: 'Dear HM Treasury,\n\nPlease say “yes”.\n'
		};
		const named = { ...row, body: { code: null, name: 'A body' }, reference: 'FOI/12' };
		expect(writeTable(mailMergeColumns, [row, named])).toBe(
			'body,short_name,reference,contact,subject,text\r\n' +
				`HM Treasury,HMT,,'=Head of Information Rights,Freedom of Information request: Apps,"${row.text}"\r\n` +
				`A body,A body,FOI/12,'=Head of Information Rights,Freedom of Information request: Apps,"${row.text}"\r\n`
		);
	});
});
