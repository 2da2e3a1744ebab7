import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grantName, grantSchema, personSchema, readGrant } from './person';
import { roles } from './role';

const entered = { name: 'Nia Wyn', email: 'nia@example.org', organisation: 'Test Institute' };
const read = (more: Record<string, unknown>) => personSchema.safeParse({ ...entered, ...more });

describe('a person as an administrator enters them', () => {
	it('is kept without spaces around, and with the address in lower case', () => {
		const { data } = read({ name: ' Nia Wyn ', email: ' Nia.WYN@Example.ORG ' });
		expect(data).toEqual({ ...entered, email: 'nia.wyn@example.org', body: '' });
	});

	it.each([
		['name', '   '],
		['name', 'x'.repeat(101)],
		['email', 'nia'],
		['email', 'nia@'],
		['email', 'nia@example.org, ann@example.org'],
		['email', `${'x'.repeat(190)}@example.org`],
		['email', 'nia@exa\nmple.org'],
		['organisation', ''],
		['organisation', 'x'.repeat(151)]
	])('is refused for a %s such as %j', (field, value) => {
		const { error } = read({ [field]: value });
		expect(error?.issues.map(({ path }) => path[0])).toEqual([field]);
	});
});

describe('what a person is given', () => {
	it('is nothing where nothing was chosen', () => {
		expect(grantSchema.parse({})).toEqual({ administrator: '', roles: [] });
		expect(grantSchema.safeParse({ administrator: 'true' }).success).toBe(false);
	});

	it('is read as it was written', () => {
		const slug = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
		fc.assert(
			fc.property(slug, fc.constantFrom(...roles), (survey, role) => {
				expect(readGrant(grantName(survey, role))).toEqual({ survey, role });
			})
		);
	});

	it.each([
		'',
		':',
		'survey',
		'survey:',
		':researcher',
		'survey:administrator',
		'survey:Publisher'
	])('is no role where it names none: %j', (text) => {
		expect(readGrant(text)).toBeNull();
	});
});
