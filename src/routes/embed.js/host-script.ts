/**
 * Gives every frame of a Crosscheck on a page the height that it tells. It runs in the pages of other
 * sites, as the text that it is here: so it refers to nothing outside itself, and is short.
 * @param origin of the Crosscheck whose frames are meant; it listens to no other
 */
function sizeFrames(origin: string): void {
	const page = window as unknown as Record<string, boolean>;
	const mark = `crosscheck ${origin}`;
	if (page[mark]) return;
	page[mark] = true;
	const frames = () => [...document.querySelectorAll('iframe')];
	const answer = (frame: HTMLIFrameElement) =>
		frame.contentWindow?.postMessage('crosscheck:listening', '*');
	addEventListener('message', ({ origin: from, source, data }: MessageEvent) => {
		if (from !== origin || data?.type !== 'crosscheck:height' || !(data.height > 0)) return;
		const frame = frames().find((one) => one.contentWindow === source);
		if (!frame) return;
		frame.style.height = `${data.height}px`;
		if (!data.isHeard) answer(frame);
	});
	// Those that were there before have told theirs already, and tell it again.
	frames()
		.filter((frame) => frame.src.startsWith(`${origin}/embed/`))
		.forEach(answer);
}

/** The script for the pages of other sites, complete. @param origin of this installation */
export function hostScript(origin: string): string {
	return `(${String(sizeFrames)})(${JSON.stringify(origin)});\n`;
}
