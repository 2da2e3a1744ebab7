import { describe, expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { answerKey } from '../answers/answer';
import type { WorkInHand } from '../answers/comparison/work-in-hand';
import type { RevisionState } from '../review/transition';
import { assessWork } from './assess-work';
import { findingContentSchema, type FindingContent, type StatedFinding } from './assessment';
import type { LatestFinding } from './finding-list';
import { analyseGaps } from './gap-analysis';

const whole = exampleDataset();
const wave = '2021-22';

const met: StatedFinding = {
	outcome: 'met',
	reason: null,
	why: 'Its guidance says so.',
	source: { kind: 'source', title: 'A letter', where: 'page 1' }
};

const found = (state: RevisionState, more: Partial<LatestFinding> = {}): LatestFinding => ({
	body: 'hmt',
	criterion: '2.5',
	content: met,
	state,
	submittedAt: new Date('2022-05-01T12:00:00Z'),
	standing: null,
	...more
});

interface Setting {
	/** The bodies whose answers are entered; all of them, unless told. */
	entered?: readonly string[];
	shown?: WorkInHand['shown'];
	findings?: readonly LatestFinding[];
	isBlind?: WorkInHand['isBlind'];
}

function workOn({
	entered = whole.bodies.map((body) => body.slug),
	shown = 'submitted',
	findings = [],
	isBlind = () => false
}: Setting) {
	const answers = whole.answers.filter(
		({ body, question }) => entered.includes(body) && !isBlind(body, question)
	);
	const keys = new Set(answers.map((one) => answerKey(one.body, one.question)));
	const work: WorkInHand = {
		asked: new Set(whole.bodies.map((body) => body.slug)),
		shown,
		stateOf: (body, question) => (keys.has(answerKey(body, question)) ? 'accepted' : null),
		isBlind
	};
	return { work, dataset: assessWork({ ...whole, answers }, wave, work, findings) };
}

/** How HM Treasury, or another, stands against a criterion. */
function outcomeOf(setting: Setting, criterion: string, body = 'hmt') {
	return workOn(setting).dataset.assessments.find(
		(one) => one.body === body && one.criterion === criterion
	)!;
}

const wordsOf = (setting: Setting, criterion: string, body = 'hmt') => {
	const { dataset, work } = workOn(setting);
	return analyseGaps(dataset, wave, work)
		.recommendations.flatMap((one) => one.criteria)
		.find((one) => one.code === criterion)
		?.cells.find((one) => one.body === body)?.words;
};

describe('a wave that is worked on, against the criteria', () => {
	test('comes to what is published, where everything is accepted', () => {
		const findings = whole.assessments
			.filter((one) => one.basis === 'finding')
			.map(({ body, criterion, outcome, reason, why, source }) =>
				found('accepted', {
					body,
					criterion,
					content: findingContentSchema.parse({ outcome, reason, why, source })
				})
			);
		const { dataset } = workOn({ findings });
		expect(dataset.assessments.map(({ work: _, ...one }) => one)).toEqual(whole.assessments);
		expect(dataset.assessments.every(({ work }) => !work?.unshown && !work?.review)).toBe(true);
	});

	test('cannot be told yet where the answer is not entered, which is no question left unasked', () => {
		expect(outcomeOf({ entered: [] }, '1.4')).toMatchObject({
			outcome: 'cannot_tell',
			reason: null,
			work: { unshown: 'not_entered' }
		});
		expect(wordsOf({ entered: [] }, '1.4')).toBe('HMT: cannot tell yet: not entered');
		// What the survey does not ask, no entering will tell.
		expect(wordsOf({ entered: [] }, '4.1')).toBe('HMT: cannot tell: this survey did not ask');
	});

	test('has every body that is asked, each test with bounds, and asks nothing again', () => {
		const { dataset, work } = workOn({ entered: [] });
		const analysis = analyseGaps(dataset, wave, work);
		expect(analysis.bodies).toHaveLength(16);
		expect(analysis.unshown).toEqual(['not_entered']);
		expect(analysis.untold).toMatch(/^In \d+ the answer is not entered/);
		const open = analysis.recommendations
			.flatMap((one) => one.criteria)
			.find((one) => one.code === '1.4')!;
		expect(open.met).toMatch(/^0 to 1[56] of 1[56]: cannot tell$/);
		expect(open.next).toBeNull();
		expect(open.untold).toMatchObject([{ reason: 'not_entered', words: 'Not entered' }]);
	});

	test('has a finding that waits only among all that is submitted, and says so', () => {
		const findings = [found('submitted')];
		expect(wordsOf({ findings }, '2.5')).toBe('HMT: met, a person’s finding, waiting');
		expect(wordsOf({ findings: [found('queried')] }, '2.5')).toMatch(/finding, queried$/);
		expect(wordsOf({ findings, shown: 'accepted' }, '2.5')).toMatch(/^HMT: cannot tell/);
		expect(wordsOf({ findings: [found('accepted')], shown: 'accepted' }, '2.5')).toBe(
			'HMT: met, a person’s finding'
		);
	});

	test('keeps the accepted finding until a later one is accepted', () => {
		const partly: FindingContent = { ...met, outcome: 'partly_met' };
		const findings = [found('submitted', { content: partly, standing: met })];
		expect(outcomeOf({ findings, shown: 'accepted' }, '2.5').outcome).toBe('met');
		expect(outcomeOf({ findings }, '2.5').outcome).toBe('partly_met');
	});

	test('lets the rule decide where a finding is taken back, and says that this waits', () => {
		const withdrawn = { withdrawn: true, why: 'Read again.' } as const;
		const findings = [found('submitted', { content: withdrawn, standing: met })];
		expect(wordsOf({ findings }, '2.5')).toMatch(
			/^HMT: cannot tell: .*; that a finding is taken back is waiting$/
		);
		expect(outcomeOf({ findings, shown: 'accepted' }, '2.5').outcome).toBe('met');
	});

	test('keeps from whoever codes an answer blind what was found of it', () => {
		const isBlind = (body: string, question: string) => body === 'hmt' && question === 'guidance';
		const kept = found('accepted', { criterion: '3.4' });
		expect(outcomeOf({ findings: [kept] }, '3.4').outcome).toBe('met');
		expect(outcomeOf({ findings: [kept], isBlind }, '3.4')).toMatchObject({
			outcome: 'cannot_tell',
			work: { unshown: 'coded_blind', review: null }
		});
	});
});
