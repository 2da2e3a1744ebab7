/*
 * Tells the page that frames this one how high it is, whenever that changes. Where that page's script
 * (`/embed.js`) answers that it listens, the frame is always as high as what is in it: a scroll bar is
 * in the way then, because it takes the width by which the height is measured.
 */
const root = document.documentElement;
let isHeard = false;

function tell(): void {
	const height = Math.ceil(root.getBoundingClientRect().height);
	window.parent.postMessage({ type: 'crosscheck:height', height, isHeard }, '*');
}

addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
	if (isHeard || source !== window.parent || data !== 'crosscheck:listening') return;
	isHeard = true;
	root.style.scrollbarWidth = 'none';
	tell();
});

new ResizeObserver(tell).observe(root);
