/*
 * Makes every `<button data-copy="address" hidden>` copy what is at the address. The button shows only
 * where it can work; what came of it is said in the status beside it.
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

if (navigator.clipboard) {
	for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
		const status = button.parentElement?.querySelector('[role="status"]');
		const say = (words: string) => {
			if (status) status.textContent = words;
		};
		button.hidden = false;
		button.addEventListener('click', () => {
			copyFrom(button.dataset.copy ?? '').then(
				() => say('Copied.'),
				() => say('Not copied. Use the download beside it.')
			);
		});
	}
}
