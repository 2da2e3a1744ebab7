import { expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { countMissingShares, listStaffShares, staffShareSettings } from './wave-staff-shares';

const dataset = exampleDataset();
const [settings] = staffShareSettings(dataset, '2021-22');

test('has a share or a reason for every body of the wave', () => {
	const rows = listStaffShares(settings!, dataset);
	expect(rows).toHaveLength(16);
	expect(rows.filter((row) => row.share.known)).toHaveLength(5);
	expect(countMissingShares(rows)).toEqual({
		refused: 6,
		not_applicable: 2,
		not_stated: 2,
		awaiting: 1
	});
});

test('works out no share of another wave', () => {
	expect(staffShareSettings(dataset, '2023')).toEqual([]);
});

test('refuses settings that name no count', () => {
	expect(() => listStaffShares({ ...settings!, question: 'guidance' }, dataset)).toThrow(
		'needs a question of the kind counts'
	);
});
