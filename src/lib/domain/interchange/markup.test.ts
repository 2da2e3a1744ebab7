import { expect, it } from 'vitest';
import { escapeMarkup, writeScriptData } from './markup';

it('words can end neither the element nor the attribute that they stand in', () => {
	expect(escapeMarkup('</title> & "more"')).toBe('&lt;/title&gt; &amp; &quot;more&quot;');
});

it('data in a page cannot end the element that they stand in', () => {
	const written = writeScriptData({ name: '</script><script>alert(1)</script><!--' });
	expect(written).not.toContain('<');
	expect(JSON.parse(written)).toEqual({ name: '</script><script>alert(1)</script><!--' });
});
