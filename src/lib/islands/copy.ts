/*
 * Makes every `<button data-copy="…" hidden>` copy: what is at an address, or the words of this page that
 * `#name` names. The button shows only where it can work; what came of it is said in the status beside it.
 */

async function copyFrom(address: string): Promise<void> {
	const words = fetch(address).then((response) => {
		if (!response.ok) throw new Error(`${response.status} from ${address}`);
		return response.text();
	});
	// Safari lets a page write only while it handles the press, so it is given the promise itself.
	if (typeof ClipboardItem === 'undefined') await navigator.clipboard.writeText(await words);
	else {
		const text = words.then((text) => new Blob([text], { type: 'text/plain' }));
		await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]);
	}
}

/** The words as they are seen: nothing of how the page sets them. */
async function copyWords(name: string): Promise<void> {
	const words = document.getElementById(name)?.innerText.trim();
	if (!words) throw new Error(`Nothing to copy at #${name}`);
	await navigator.clipboard.writeText(words);
}

if (navigator.clipboard) {
	for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
		const status = button.parentElement?.querySelector('[role="status"]');
		const say = (words: string) => {
			if (status) status.textContent = words;
		};
		const from = button.dataset.copy ?? '';
		const isHere = from.startsWith('#');
		button.hidden = false;
		button.addEventListener('click', () => {
			(isHere ? copyWords(from.slice(1)) : copyFrom(from)).then(
				() => say('Copied.'),
				() => say(`Not copied. ${isHere ? 'Select the words' : 'Use the download beside it'}.`)
			);
		});
	}
}
