import { describe, expect, it } from 'vitest';
import { writtenText } from './written-text';

const source = { survey: { title: 'Apps' }, questions: [], template: 'To {body}: {survey}.' };
const request = { body: { name: 'HM Treasury' }, reference: null, text: null };

describe('the text of a request', () => {
	it('is written from the template of its wave', () => {
		expect(writtenText(request, source)).toBe('To HM Treasury: Apps.\n');
	});

	it('is its own, where it has one, whatever the template says', () => {
		const own = { ...request, text: 'Dear Sir or Madam' };
		expect(writtenText(own, { ...source, template: 'Another' })).toBe('Dear Sir or Madam\n');
	});

	it('says what is wrong with the template, and keeps it', () => {
		const broken = writtenText(request, { ...source, template: 'To {bodies}' });
		expect(broken).toContain('“{bodies}”');
		expect(broken).toContain('To {bodies}');
	});
});
