import { describe, expect, test } from 'vitest';
import { exampleDataset } from '../../../../../../../../../tests/support/example';
import { answerKey } from '$lib/domain/answers/answer';
import { compareBodies } from '$lib/domain/answers/comparison/comparison';
import { parseComparisonView } from '$lib/domain/answers/comparison/view';
import type { WorkInHand } from '$lib/domain/answers/comparison/work-in-hand';
import { linkAnswers } from './link-answers';

const whole = exampleDataset();
const wave = '/workspace/surveys/whatsapp-in-government/waves/2021-22';

/** HM Treasury's row, with these answers entered. */
function rowsWith(entered: readonly string[], isBlind: WorkInHand['isBlind'] = () => false) {
	const work: WorkInHand = {
		asked: new Set(['hmt']),
		shown: 'submitted',
		stateOf: (_, question) => (entered.includes(question) ? 'accepted' : null),
		isBlind
	};
	const answers = whole.answers.filter(
		({ body, question }) => body === 'hmt' && entered.includes(question) && !isBlind(body, question)
	);
	const dataset = { ...whole, answers };
	const reading = parseComparisonView(new URLSearchParams('body=hmt'), dataset, work);
	if (!reading.ok) throw new Error('The comparison is refused.');
	return compareBodies(dataset, reading.view, work).rows;
}

const codes = whole.questions.map(({ code }) => code);
const requests = [
	{ id: 3, body: { slug: 'hmt' } },
	{ id: 5, body: { slug: 'hmt' } },
	{ id: 9, body: { slug: 'mod' } }
];
const given = { wave, requests, mayEnter: true };
const key = (question: string) => answerKey('hmt', question);

describe('the cells of a working comparison', () => {
	test('lead to their answer', () => {
		const links = linkAnswers({ ...given, rows: rowsWith(codes) });
		expect(links[key('guidance')]).toBe(`${wave}/answers/hmt/guidance`);
		expect(Object.keys(links).every((one) => one.startsWith('hmt '))).toBe(true);
	});

	test('lead to where it is entered while it is not, of the last request to the body', () => {
		const links = linkAnswers({ ...given, rows: rowsWith(['permitted']) });
		expect(links[key('permitted')]).toBe(`${wave}/answers/hmt/permitted`);
		expect(links[key('guidance')]).toBe(`${wave}/requests/5/enter/questions/guidance`);
	});

	test('lead who may not enter it to the request', () => {
		const links = linkAnswers({ ...given, mayEnter: false, rows: rowsWith([]) });
		expect(new Set(Object.values(links))).toEqual(new Set([`${wave}/requests/5`]));
	});

	test('lead nowhere where there is neither, or where the answer is kept from who reads', () => {
		expect(linkAnswers({ ...given, requests: [], rows: rowsWith([]) })).toEqual({});
		const rows = rowsWith(codes, (_, question) => question === 'guidance');
		expect(linkAnswers({ ...given, rows })[key('guidance')]).toBeUndefined();
	});
});
