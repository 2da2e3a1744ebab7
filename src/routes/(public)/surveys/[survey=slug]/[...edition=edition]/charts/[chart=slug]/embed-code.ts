const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeAttribute = (words: string) =>
	words.replace(/[&<>"]/g, (character) => escapes[character] ?? '');

/**
 * The code to copy: a frame, and a script that gives it the height it tells. The script listens to that
 * frame alone.
 * @param address the embed's, whole and with its edition
 */
export function embedCode(address: string, headline: string): string {
	return `<iframe src="${escapeAttribute(address)}" title="${escapeAttribute(headline)}" loading="lazy" style="width: 100%; height: 600px; border: 0"></iframe>
<script>
(function (frame) {
  addEventListener('message', function (event) {
    if (event.source === frame.contentWindow && event.data.type === 'crosscheck:height')
      frame.style.height = event.data.height + 'px';
  });
})(document.currentScript.previousElementSibling);
</script>`;
}
