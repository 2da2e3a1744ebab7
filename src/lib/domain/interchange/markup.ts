const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Words as HTML or XML holds them, within an element or within an attribute in double quotes. */
export function escapeMarkup(words: string): string {
	return words.replace(/[&<>"]/g, (sign) => escapes[sign] ?? '');
}

/**
 * Data as the contents of a `<script>`: what is in it must not end the element that it stands in.
 * @see https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
 */
export function writeScriptData(data: unknown): string {
	return JSON.stringify(data).replaceAll('<', '\\u003c');
}
