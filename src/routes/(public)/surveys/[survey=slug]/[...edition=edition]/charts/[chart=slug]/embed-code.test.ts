import { describe, expect, it } from 'vitest';
import { embedCode } from './embed-code';

describe('embedCode', () => {
	const code = embedCode('https://a.example/embed/s/c?edition=2&x="', 'A "headline" <b>');

	it('names the edition', () => {
		expect(code).toContain('?edition=2');
	});

	it('escapes what stands in attributes', () => {
		expect(code).toContain('src="https://a.example/embed/s/c?edition=2&amp;x=&quot;"');
		expect(code).toContain('title="A &quot;headline&quot; &lt;b&gt;"');
	});

	it('listens to its own frame alone', () => {
		expect(code).toContain('event.source === frame.contentWindow');
	});
});
