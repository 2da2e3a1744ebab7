import { expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { findSubject } from './subject';

const dataset = exampleDataset();

test('takes the item that a question names as its subject', () => {
	const subject = findSubject(dataset.questions);
	expect(subject).toMatchObject({ part: 'whatsapp', yes: { code: 'yes' } });
	expect(subject?.words).toMatchObject({ one: 'permits WhatsApp', many: 'permit WhatsApp' });
});

test('takes the first choice with a plain yes where no question names its subject', () => {
	const subject = findSubject(dataset.questions.filter((one) => one.code !== 'permitted'));
	expect(subject?.question.code).toBe('responsible');
	expect(subject?.words.many).toBe('say “Yes” to “Responsible team”');
	expect(findSubject(dataset.questions.filter((one) => one.kind === 'counts'))).toBeNull();
});
