import { expect, it } from 'vitest';
import { describeMentions } from './mention-words';

it('names what names a question, each kind together', () => {
	expect(
		describeMentions([
			{ kind: 'question', name: 'installed' },
			{ kind: 'criterion', name: '1.1' },
			{ kind: 'criterion', name: '1.2' },
			{ kind: 'chart', name: 'staff-share' },
			{ kind: 'published_figure', name: 'installed' }
		])
	).toBe(
		'the question “installed”, the criteria “1.1” and “1.2”, the chart “staff-share” and the figures that a source published'
	);
	expect(describeMentions([{ kind: 'criterion', name: '1.1' }])).toBe('the criterion “1.1”');
});
