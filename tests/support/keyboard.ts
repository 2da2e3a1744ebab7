import type { Page } from 'playwright-core';

/** What somebody hears of what has the focus: its label, or its own words. */
const focused = (page: Page) =>
	page.evaluate(() => {
		const one = document.activeElement as HTMLInputElement | null;
		if (!one || one === document.body) return '';
		const by = (one.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean);
		const words =
			one.getAttribute('aria-label') ??
			(by.length > 0
				? by.map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
				: one.labels && one.labels.length > 0
					? one.labels[0]!.textContent
					: one.textContent);
		return (words ?? '').replace(/\s+/g, ' ').trim();
	});

/** Somebody who uses the keyboard alone, at a person's pace, and counts the keys they press. */
export class Keyboard {
	presses = 0;

	/** @param pace milliseconds from one key to the next */
	constructor(
		readonly page: Page,
		readonly pace = 0
	) {}

	async press(...keys: string[]): Promise<void> {
		for (const key of keys) {
			this.presses += 1;
			await this.page.keyboard.press(key);
			if (this.pace > 0) await this.page.waitForTimeout(this.pace);
		}
	}

	async type(text: string): Promise<void> {
		this.presses += text.length;
		await this.page.keyboard.type(text, { delay: this.pace });
	}

	/** Tabs on until what is called so has the focus. */
	async tabTo(name: RegExp): Promise<void> {
		const passed: string[] = [];
		for (let tabs = 0; tabs < 150; tabs += 1) {
			const here = await focused(this.page);
			if (name.test(here)) return;
			passed.push(here);
			await this.press('Tab');
		}
		throw new Error(
			`Tabbing reaches nothing called ${name}, but ${passed.slice(0, 80).join(' | ')}`
		);
	}

	/** Goes on among the choices of a group until the one that is called so is chosen. */
	async choose(name: RegExp): Promise<void> {
		for (let steps = 0; steps < 40; steps += 1) {
			if (name.test(await focused(this.page))) return;
			await this.press('ArrowDown');
		}
		throw new Error(`No choice is called ${name}.`);
	}

	/** Presses what is called so, and waits for the page that it leads to. */
	async follow(name: RegExp): Promise<void> {
		await this.tabTo(name);
		await Promise.all([this.page.waitForEvent('load'), this.press('Enter')]);
	}
}
