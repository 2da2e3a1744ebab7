import {
	BarController,
	BarElement,
	Chart,
	LinearScale,
	PointElement,
	ScatterController
} from 'chart.js';
import { configurationOf, type Drawing } from '$lib/domain/charts/configuration/configuration';
import { cssFont, lightTheme, type Font } from '$lib/domain/charts/configuration/theme';
import type { DrawnFigure } from '$lib/domain/charts/figure';
import { findPoint, movePoint, type Move } from '$lib/domain/charts/point';

Chart.register(BarController, BarElement, LinearScale, PointElement, ScatterController);

const fonts: Font[] = [
	{ family: 'sans', weight: 400, size: 14 },
	{ family: 'sans', weight: 600, size: 14 }
];

const ruler = document.createElement('canvas').getContext('2d');

function measure(text: string, font: Font): number {
	if (!ruler) return 0;
	ruler.font = cssFont(font, lightTheme);
	return ruler.measureText(text).width;
}

const moves: Record<string, Move> = {
	ArrowUp: 'up',
	ArrowDown: 'down',
	ArrowLeft: 'left',
	ArrowRight: 'right',
	Home: 'first',
	End: 'last'
};

/** The width at which the server would draw for this window: the drawings then have one shape. */
function findWidth(picture: HTMLPictureElement): number {
	const source = [...picture.querySelectorAll('source')].find(
		(one) => window.matchMedia(one.media).matches
	);
	return Number((source ?? picture.querySelector('img'))?.getAttribute('width'));
}

/** A chart's points in words, in their order, for whoever reads on instead of moving about in it. */
function listPoints(figure: DrawnFigure): HTMLOListElement {
	const list = document.createElement('ol');
	list.className = 'vh';
	list.setAttribute('aria-label', `Points of the chart: ${figure.subtitle}`);
	for (const { title, words } of figure.points) {
		list.append(Object.assign(document.createElement('li'), { textContent: `${title}. ${words}` }));
	}
	return list;
}

/**
 * Puts an interactive drawing in the place of a chart's picture: the pointer and the arrow keys find
 * its points, which are shown, and spoken to whoever does not see them.
 * @param root the element that holds the picture and the figure as data
 */
export async function showChart(root: HTMLElement): Promise<void> {
	const place = root.querySelector<HTMLElement>('.field');
	const picture = root.querySelector('picture');
	const data = root.querySelector('script[type="application/json"]')?.textContent;
	const tip = root.querySelector<HTMLElement>('[data-tip]');
	const mark = root.querySelector<HTMLElement>('[data-point]');
	const spoken = root.querySelector<HTMLElement>('[data-spoken]');
	if (!place || !picture || !data || !tip || !mark || !spoken) return;
	const field: HTMLElement = place;
	const figure = JSON.parse(data) as DrawnFigure;
	const { points } = figure;
	await Promise.all(fonts.map((font) => document.fonts.load(cssFont(font, lightTheme))));

	const canvas = document.createElement('canvas');
	canvas.setAttribute('role', 'img');
	canvas.setAttribute('aria-label', picture.querySelector('img')?.alt ?? figure.summary);
	let drawing: Drawing;
	let chart: Chart | null = null;
	let current: number | null = null;
	let drawnAs = '';

	/** Draws at the size the server did; the page scales it, as it does the picture. */
	function draw(): void {
		const width = findWidth(picture as HTMLPictureElement);
		const scale = field.clientWidth / width || 1;
		const ratio = Math.max(1, Math.round(window.devicePixelRatio * scale * 4) / 4);
		if (drawnAs === `${width} ${ratio}`) return;
		drawnAs = `${width} ${ratio}`;
		drawing = configurationOf(figure, lightTheme, { width, measure });
		const { configuration, layout } = drawing;
		chart?.destroy();
		canvas.width = layout.width;
		canvas.height = layout.height;
		chart = new Chart(canvas, {
			...configuration,
			options: { ...configuration.options, devicePixelRatio: ratio }
		});
		// Chart.js fixes the size it drew at; the page decides what is seen.
		canvas.style.width = '100%';
		canvas.style.height = 'auto';
		canvas.style.aspectRatio = `${layout.width} / ${layout.height}`;
		if (current !== null) show(current, false);
	}

	function show(index: number | null, aloud: boolean): void {
		current = index;
		const point = index === null ? undefined : points[index];
		const region = index === null ? undefined : drawing.layout.regions[index];
		if (!tip || !mark || !spoken) return;
		mark.hidden = tip.hidden = !point;
		if (!point || !region) {
			spoken.textContent = '';
			return;
		}
		const { width, height } = drawing.layout;
		const across = (pixels: number) => `${(100 * pixels) / width}%`;
		const down = (pixels: number) => `${(100 * pixels) / height}%`;
		mark.style.left = across(region.x);
		mark.style.top = down(region.y);
		mark.style.width = across(region.width);
		mark.style.height = down(region.height);
		const [title, words] = tip.children;
		if (title) title.textContent = point.title;
		if (words) words.textContent = point.words;
		if (aloud) spoken.textContent = `${point.title}. ${point.words}`;
		// Under the point, or over it where there is no room; never beyond the chart's sides.
		const middle = ((region.x + region.width / 2) / width) * field.clientWidth;
		const room = field.clientWidth - tip.offsetWidth;
		tip.style.left = `${Math.max(0, Math.min(room, middle - tip.offsetWidth / 2))}px`;
		const scale = field.clientHeight / height;
		const below = (region.y + region.height) * scale + 6;
		const bottom = field.getBoundingClientRect().top + below + tip.offsetHeight;
		tip.style.top =
			bottom > window.innerHeight ? `${region.y * scale - tip.offsetHeight - 6}px` : `${below}px`;
	}

	draw();
	picture.hidden = true;
	picture.after(canvas);
	root.append(listPoints(figure));
	field.tabIndex = 0;
	field.setAttribute('role', 'application');
	field.setAttribute('aria-roledescription', 'interactive chart');
	field.setAttribute(
		'aria-label',
		`${figure.headline}. Arrow keys move between ${points.length} points; Escape leaves.`
	);

	field.addEventListener('pointermove', (event) => {
		const box = canvas.getBoundingClientRect();
		const { width, height, regions } = drawing.layout;
		const x = ((event.clientX - box.left) / box.width) * width;
		const y = ((event.clientY - box.top) / box.height) * height;
		const found = findPoint(regions, x, y);
		if (found !== current) show(found, false);
	});
	field.addEventListener('pointerleave', (event) => {
		if (event.pointerType === 'mouse') show(null, false);
	});
	field.addEventListener('keydown', (event) => {
		if (event.key === 'Escape') {
			show(null, false);
			field.blur();
			return;
		}
		const move = moves[event.key];
		if (!move || event.altKey || event.ctrlKey || event.metaKey) return;
		event.preventDefault();
		show(movePoint(points, current, move), true);
	});
	field.addEventListener('blur', () => show(null, false));
	new ResizeObserver(draw).observe(field);
}
