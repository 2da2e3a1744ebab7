import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	citedProvisions,
	citesProvision,
	compareProvisions,
	describeProvision,
	findProvision,
	provisionLabel,
	provisionWords
} from './provisions';
import register from './provisions.json';

const ids = register.provisions.map((provision) => provision.id);

describe('the register of provisions', () => {
	it('finds a provision by its identifier', () => {
		expect(findProvision('s31')).toMatchObject({
			section: '31',
			title: 'Law enforcement',
			kind: 'exemption',
			absolute_or_qualified: 'qualified',
			basis: 'prejudice',
			ncnd: '31(3)'
		});
	});

	it('gives null for what is not in it', () => {
		for (const id of ['s99', '31', 'S31', '', 'constructor']) {
			expect(findProvision(id), id).toBeNull();
			expect(describeProvision(id), id).toBeNull();
		}
	});

	it('holds for each provision the words and the number of the same section', () => {
		for (const id of ids) expect(provisionLabel(id)).toBe(`s${findProvision(id)?.section}`);
	});
});

describe('a subsection', () => {
	it('is what its section is, under a number of its own', () => {
		expect(findProvision('s31-1-a')).toEqual({
			...findProvision('s31'),
			id: 's31-1-a',
			section: '31(1)(a)'
		});
		expect(findProvision('s36-2-b-i')).toMatchObject({ section: '36(2)(b)(i)' });
		expect(findProvision('s14-1-a')).toMatchObject({ title: 'Vexatious requests' });
		for (const id of ['s99-1', 's31-', 's31-x-y', 's36-2-b-i-a']) {
			expect(findProvision(id), id).toBeNull();
		}
	});

	it('is described by its own number, and by what it is about where the register says', () => {
		expect(describeProvision('s31-1-a')).toMatch(
			/^Section 31\(1\)\(a\), law enforcement \(.+\): a qualified exemption that turns on prejudice/
		);
		expect(describeProvision('s31-9')).toMatch(/^Section 31\(9\), law enforcement: a qualified/);
	});

	it('counts as its section where answers are counted by what they cite', () => {
		const answers = [{ provisions: ['s31-1-a', 's40-2'] }, { provisions: ['s31', 's14-2'] }];
		expect(citedProvisions(answers)).toEqual(['s14-2', 's31', 's40']);
		expect(answers.map((answer) => citesProvision(answer, 's31'))).toEqual([true, true]);
		expect(answers.map((answer) => citesProvision(answer, 's31-1-a'))).toEqual([true, false]);
	});
});

describe('the words for provisions', () => {
	it('are short in table cells', () => {
		expect(provisionLabel('s31')).toBe('s31');
		expect(provisionLabel('s14-1')).toBe('s14(1)');
		expect(provisionLabel('s22A')).toBe('s22A');
		expect(provisionLabel('reg12')).toBe('reg12');
	});

	it('name one, two and several sections in a sentence', () => {
		expect(provisionWords(['s31'])).toBe('section 31');
		expect(provisionWords(['s24', 's31'])).toBe('sections 24 and 31');
		expect(provisionWords(['s14-1', 's22A', 's31'])).toBe('sections 14(1), 22A and 31');
	});

	it('name each section once, in the order of the Act', () => {
		expect(provisionWords(['s31', 's24', 's31'])).toBe('sections 24 and 31');
	});

	it('are none where there is none', () => {
		expect(provisionWords([])).toBe('');
	});
});

describe('the description of a provision', () => {
	it('says whether an exemption is qualified and what it turns on', () => {
		expect(describeProvision('s31')).toBe(
			'Section 31, law enforcement: a qualified exemption that turns on prejudice; the public interest must be weighed.'
		);
		expect(describeProvision('s24')).toBe(
			'Section 24, national security: a qualified exemption that applies where it is required to safeguard national security; the public interest must be weighed.'
		);
		expect(describeProvision('s38')).toContain('turns on danger to someone’s health or safety');
	});

	it('says that an absolute exemption has no public interest test', () => {
		expect(describeProvision('s23')).toMatch(
			/: an absolute exemption that covers a class of information; the Act sets no public interest test\.$/
		);
	});

	it('says of an exemption that is absolute only in part when the public interest counts', () => {
		expect(describeProvision('s40')).toMatch(
			/: an exemption that covers .*; it is absolute in some cases, and in the others the public interest must be weighed\.$/
		);
	});

	it('does not call a limit on the duty an exemption with a test', () => {
		expect(describeProvision('s14-1')).toBe(
			'Section 14(1), vexatious requests: the body need not comply with the request, and there is no public interest to weigh.'
		);
	});

	it('does not call a rule of procedure a ground for refusing', () => {
		expect(describeProvision('s10')).toBe(
			'Section 10, time for compliance with request: how a request is to be dealt with, not a ground for refusing it.'
		);
	});

	it('is one sentence for every provision, without a working note', () => {
		for (const { id, note } of register.provisions as { id: string; note?: string | null }[]) {
			const words = describeProvision(id) ?? '';
			expect(words, id).toMatch(/^Section \d+[A-Z]?(\(\d\))?, [a-z].*: .*[^.]\.$/);
			expect(words, id).not.toMatch(/memory|undefined|null|ICO/);
			if (note) expect(words, id).not.toContain(note);
		}
	});
});

describe('the order of provisions', () => {
	it('is that of the Act', () => {
		const inOrder = ['s9', 's12', 's14-1', 's14-2', 's21', 's22', 's22A', 's23', 's31', 's40'];
		expect([...inOrder].sort()).not.toEqual(inOrder);
		expect([...inOrder].reverse().sort(compareProvisions)).toEqual(inOrder);
	});

	it('goes down into subsections, paragraphs and their parts', () => {
		const inOrder = ['s36', 's36-1', 's36-2-a', 's36-2-b', 's36-2-b-i', 's36-2-b-ii', 's36-2-c'];
		const later = [
			's36-3',
			's36-10',
			's37-1-a',
			's37-1-aa',
			's37-1-b',
			's40-2',
			's40-5A',
			's40-5B'
		];
		const all = [...inOrder, ...later];
		expect([...all].reverse().sort(compareProvisions)).toEqual(all);
	});

	it('puts what is not a section last', () => {
		expect(['reg12', 's44', 'annex', 's1'].sort(compareProvisions)).toEqual([
			's1',
			's44',
			'annex',
			'reg12'
		]);
	});

	it('is the same however the provisions were given', () => {
		const inOrder = [...ids].sort(compareProvisions);
		fc.assert(
			fc.property(fc.shuffledSubarray(ids, { minLength: ids.length }), (shuffled) => {
				expect([...shuffled].sort(compareProvisions)).toEqual(inOrder);
			})
		);
	});

	it('tells apart any two different identifiers, and agrees either way round', () => {
		const id = fc.oneof(
			fc.constantFrom(...ids, 's22B', 's022', 's14-01', 's36-2-b-i', 's36-2-b-ii'),
			fc.string()
		);
		fc.assert(
			fc.property(id, id, (a, b) => {
				expect(compareProvisions(a, b) === 0).toBe(a === b);
				expect(Math.sign(compareProvisions(a, b))).toBe(-Math.sign(compareProvisions(b, a)) + 0);
			})
		);
	});
});
