import { describe, expect, it, vi } from 'vitest';
import { hostScript } from './host-script';

const origin = 'https://crosscheck.example';

/** A page of another site with these frames, as far as the script knows it. */
function openPage(addresses: string[]) {
	const frames = addresses.map((src) => ({
		src,
		style: { height: '' },
		contentWindow: { postMessage: vi.fn() }
	}));
	const listeners: ((event: object) => void)[] = [];
	const page = {
		window: {},
		document: { querySelectorAll: () => frames },
		addEventListener: (_: string, listener: (event: object) => void) => listeners.push(listener)
	};
	return {
		frames,
		listeners,
		run: () => {
			new Function(...Object.keys(page), hostScript(origin))(...Object.values(page));
		},
		tell: (source: unknown, data: unknown, from = origin) =>
			listeners.forEach((listen) => listen({ origin: from, source, data }))
	};
}

const height = (pixels: unknown, isHeard = true) => ({
	type: 'crosscheck:height',
	height: pixels,
	isHeard
});

describe('the script for the pages of other sites', () => {
	it('is at most 1 KB', () => {
		expect(hostScript(origin).length).toBeLessThanOrEqual(1024);
	});

	it('gives a frame the height that it tells, and answers until it is heard', () => {
		const page = openPage([`${origin}/embed/s/a?edition=1`, `${origin}/embed/s/b?edition=1`]);
		page.run();
		const [one, other] = page.frames;
		page.tell(other!.contentWindow, height(420, false));
		expect(one!.style.height).toBe('');
		expect(other!.style.height).toBe('420px');
		expect(other!.contentWindow.postMessage).toHaveBeenCalledTimes(2);
		page.tell(other!.contentWindow, height(430));
		expect(other!.style.height).toBe('430px');
		expect(other!.contentWindow.postMessage).toHaveBeenCalledTimes(2);
	});

	it('asks the frames of its own origin that were there before it, and no other', () => {
		const page = openPage([`${origin}/embed/s/a`, 'https://crosscheck.example.org/embed/s/a']);
		page.run();
		expect(page.frames.map((one) => one.contentWindow.postMessage.mock.calls.length)).toEqual([
			1, 0
		]);
	});

	it('listens once, however often it is there', () => {
		const page = openPage([`${origin}/embed/s/a`]);
		page.run();
		page.run();
		expect(page.listeners).toHaveLength(1);
	});

	it('takes nothing from another origin, of another kind or from no frame of the page', () => {
		const page = openPage([`${origin}/embed/s/a`]);
		page.run();
		const [frame] = page.frames;
		page.tell(frame!.contentWindow, height(1), 'https://other.example');
		page.tell({}, height(2));
		for (const data of [null, 'height', { height: 3 }, height('3px'), height(0), height(-4)]) {
			page.tell(frame!.contentWindow, data);
		}
		expect(frame!.style.height).toBe('');
	});
});
