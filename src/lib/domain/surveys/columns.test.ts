import { expect, it } from 'vitest';
import { addColumn, removeFromColumns, renameInColumns } from './columns';

const columns = [
	{ title: 'Permitted, and how many', questions: ['permitted', 'installed'] },
	{ title: 'Guidance', questions: ['guidance'] }
];

it('gives a question that was added a column of its own, last', () => {
	expect(addColumn(columns, { code: 'policy', title: 'Policy' })).toEqual([
		...columns,
		{ title: 'Policy', questions: ['policy'] }
	]);
});

it('takes out a question that was removed, and the column that held it alone', () => {
	expect(removeFromColumns(columns, 'installed')).toEqual([
		{ title: 'Permitted, and how many', questions: ['permitted'] },
		columns[1]
	]);
	expect(removeFromColumns(columns, 'guidance')).toEqual([columns[0]]);
	expect(removeFromColumns(columns, 'unheard-of')).toEqual(columns);
});

it('gives a column the new title of the question it holds alone, and keeps a title of its own', () => {
	const renamed = { code: 'rules', title: 'Rules' };
	expect(renameInColumns(columns, { code: 'guidance', title: 'Guidance' }, renamed)).toEqual([
		columns[0],
		{ title: 'Rules', questions: ['rules'] }
	]);
	expect(renameInColumns(columns, { code: 'installed', title: 'Installed' }, renamed)).toEqual([
		{ title: 'Permitted, and how many', questions: ['permitted', 'rules'] },
		columns[1]
	]);
	expect(renameInColumns(columns, { code: 'guidance', title: 'Other' }, renamed)[1]).toEqual({
		title: 'Guidance',
		questions: ['rules']
	});
});
