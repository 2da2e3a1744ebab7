/** Tells the page that frames this one how high it is, whenever that changes. */
new ResizeObserver(() => {
	const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
	window.parent.postMessage({ type: 'crosscheck:height', height }, '*');
}).observe(document.documentElement);
