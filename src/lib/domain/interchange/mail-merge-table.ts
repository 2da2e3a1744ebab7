import { shortName, type Body } from '../bodies/body';
import type { Column } from './column';

/** One letter to be sent. */
export interface MailMergeRow {
	body: Pick<Body, 'code' | 'name'>;
	reference: string | null;
	/** To whom it goes, by job title. */
	contact: string | null;
	subject: string;
	/** The whole letter, as plain text. */
	text: string;
}

/** Every column of `mail-merge.csv`, in order: what a mail merge needs to send each body its letter. */
export const mailMergeColumns: readonly Column<MailMergeRow>[] = [
	{
		name: 'body',
		description: 'The name of the body.',
		type: 'string',
		required: true,
		read: (row) => row.body.name
	},
	{
		name: 'short_name',
		description: 'The short name by which the body is listed.',
		type: 'string',
		required: true,
		read: (row) => shortName(row.body)
	},
	{
		name: 'reference',
		description: 'The reference of the request.',
		type: 'string',
		required: false,
		read: (row) => row.reference
	},
	{
		name: 'contact',
		description: 'To whom the request goes, by job title.',
		type: 'string',
		required: false,
		read: (row) => row.contact
	},
	{
		name: 'subject',
		description: 'The subject of the message.',
		type: 'string',
		required: true,
		read: (row) => row.subject
	},
	{
		name: 'text',
		description: 'The whole request, as plain text.',
		type: 'string',
		required: true,
		read: (row) => row.text
	}
];
