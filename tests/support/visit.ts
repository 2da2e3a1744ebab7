/** Pages opened as a reader would open them, with what went wrong noted down. */
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core';

declare global {
	interface Window {
		/** Written by the script below, before any of a page's own runs. */
		noted: { shift: number; violations: string[] };
		axe: typeof axe;
	}
}

export interface Visit {
	page: Page;
	status: number;
	/** What the console said of errors and warnings, and errors nobody caught. */
	complaints: string[];
	/** Requests to anywhere but the server. */
	strangers: string[];
	/** Waits until nothing is being fetched and the page has been painted. */
	settle: () => Promise<void>;
	close: () => Promise<void>;
}

export interface VisitOptions extends BrowserContextOptions {
	/** How late the fonts come, in milliseconds. */
	fontDelay?: number;
}

/** A phone’s screen, the narrowest that pages must fit, and a desk’s. */
export const narrow = { viewport: { width: 320, height: 640 } };
export const wide = { viewport: { width: 1280, height: 800 } };

/** Adds up layout shifts and notes what the content security policy forbade. */
function takeNotes(): void {
	window.noted = { shift: 0, violations: [] };
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) {
			const { value, hadRecentInput } = entry as PerformanceEntry & {
				value: number;
				hadRecentInput: boolean;
			};
			if (!hadRecentInput) window.noted.shift += value;
		}
	}).observe({ type: 'layout-shift', buffered: true });
	document.addEventListener('securitypolicyviolation', (event) => {
		window.noted.violations.push(`${event.violatedDirective}: ${event.blockedURI}`);
	});
}

/** Opens an address in a browser of its own memory. The caller closes it. */
export async function visit(
	browser: Browser,
	address: string,
	{ fontDelay = 0, ...options }: VisitOptions = {}
): Promise<Visit> {
	const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
	const page = await context.newPage();
	if (fontDelay > 0) {
		await page.route('**/fonts/*', async (route) => {
			await new Promise((done) => setTimeout(done, fontDelay));
			await route.continue();
		});
	}
	const { origin } = new URL(address);
	const complaints: string[] = [];
	const strangers: string[] = [];
	const underWay = new Set<Request>();

	page.on('console', (message) => {
		const isOfPage = /favicon|status of (400|403|404|409|410|422)/.test(message.text());
		if (['error', 'warning'].includes(message.type()) && !isOfPage) complaints.push(message.text());
	});
	page.on('pageerror', (error) => complaints.push(String(error)));
	page.on('request', (request) => {
		if (/^https?:/.test(request.url())) underWay.add(request);
		if (!/^(data|blob|about):/.test(request.url()) && new URL(request.url()).origin !== origin) {
			strangers.push(request.url());
		}
	});
	page.on('requestfinished', (request) => underWay.delete(request));
	page.on('requestfailed', (request) => {
		underWay.delete(request);
		if (request.failure()?.errorText !== 'net::ERR_ABORTED') {
			complaints.push(`${request.url()} failed: ${request.failure()?.errorText}`);
		}
	});
	page.on('response', (response) => {
		// The page itself may be an error page; nothing that it shows may be missing.
		const isMain = response.request().isNavigationRequest();
		if (response.status() >= 400 && !isMain) {
			complaints.push(`${response.url()} answers ${response.status()}`);
		}
	});
	await page.addInitScript(takeNotes);

	const settle = async () => {
		for (let quiet = 0; quiet < 3;) {
			quiet = underWay.size === 0 ? quiet + 1 : 0;
			await page.waitForTimeout(20);
		}
		if (options.javaScriptEnabled === false) return;
		// What a script that comes late makes of the page belongs to it.
		await page.locator('.late:not(.ready)').first().waitFor({ state: 'detached' });
		await page.evaluate(async () => {
			await document.fonts.ready;
			await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
		});
	};

	const response = await page.goto(address, { waitUntil: 'load' });
	await settle();
	return {
		page,
		status: response?.status() ?? 0,
		complaints,
		strangers,
		settle,
		close: () => context.close()
	};
}

/** Brings into view, one after another, all that waits for it, and goes back up. */
export async function readThrough({ page, settle }: Visit): Promise<void> {
	for (const one of await page.$$('[data-chart], img[loading="lazy"]')) {
		await one.evaluate(async (element) => {
			element.scrollIntoView({ block: 'center' });
			// Observers of what is in view report at the next frames.
			await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
		});
		await settle();
	}
	await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
	await settle();
	await page.evaluate(() => window.scrollTo(0, 0));
}

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe-core finds wrong with a page as it stands: one line for each element.
 * @param rules the only rules to hold it against; all of WCAG 2.2 AA and of best practice if not given
 */
export async function findViolations(page: Page, rules?: string[]): Promise<string[]> {
	// Through the debugger: the page's own policy lets no foreign script in.
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
	const violations = await page.evaluate(
		async (runOnly) => (await window.axe.run({ runOnly, resultTypes: ['violations'] })).violations,
		rules ? { type: 'rule' as const, values: rules } : { type: 'tag' as const, values: standards }
	);
	return violations.flatMap(({ id, help, nodes }) =>
		nodes.map(
			({ target, failureSummary }) =>
				`${id} (${help}): ${target.join(' ')}: ${failureSummary?.replace(/\s+/g, ' ') ?? ''}`
		)
	);
}
