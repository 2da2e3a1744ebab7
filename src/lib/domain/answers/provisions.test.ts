import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
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
		const id = fc.oneof(fc.constantFrom(...ids, 's22B', 's022', 's14-01'), fc.string());
		fc.assert(
			fc.property(id, id, (a, b) => {
				expect(compareProvisions(a, b) === 0).toBe(a === b);
				expect(Math.sign(compareProvisions(a, b))).toBe(-Math.sign(compareProvisions(b, a)) + 0);
			})
		);
	});
});
