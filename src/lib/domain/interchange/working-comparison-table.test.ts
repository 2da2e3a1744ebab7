import { describe, expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { readCsv } from '../../../../tests/support/csv';
import { parseComparisonView } from '../answers/comparison/view';
import type { WorkInHand } from '../answers/comparison/work-in-hand';
import type { RevisionState } from '../review/transition';
import { writeTable } from './column';
import { listWorkingBodies, workingComparisonColumns } from './working-comparison-table';

const whole = exampleDataset();

function tableOf(states: Record<string, RevisionState>, shown: WorkInHand['shown']) {
	const answers = whole.answers.filter(({ body, question }) => {
		const state = states[question];
		return body === 'hmt' && state && (shown === 'submitted' || state === 'accepted');
	});
	const dataset = { ...whole, answers };
	const work: WorkInHand = {
		asked: new Set(['hmt']),
		shown,
		stateOf: (_, question) => states[question] ?? null,
		isBlind: () => false
	};
	const reading = parseComparisonView(new URLSearchParams(), dataset, work);
	if (!reading.ok) throw new Error('The comparison is refused.');
	const bodies = listWorkingBodies(dataset, reading.view, work);
	return readCsv(writeTable(workingComparisonColumns(whole.questions), bodies)).rows[0]!;
}

describe('a working comparison as a table', () => {
	const states = { permitted: 'accepted', installed: 'submitted', guidance: 'queried' } as const;

	test('says of each answer where it stands, and of none what is not entered', () => {
		expect(tableOf(states, 'submitted')).toMatchObject({
			body: 'hmt',
			permitted_standing: 'accepted',
			installed_standing: 'submitted',
			guidance_standing: 'queried',
			responsible: 'Not entered.',
			responsible_disposition: '',
			responsible_provisions: '',
			responsible_standing: 'not_entered'
		});
	});

	test('has nothing of what is not accepted where that is not asked for', () => {
		expect(tableOf(states, 'accepted')).toMatchObject({
			permitted_standing: 'accepted',
			installed: 'Not accepted yet.',
			installed_disposition: '',
			installed_standing: 'not_accepted'
		});
	});
});
