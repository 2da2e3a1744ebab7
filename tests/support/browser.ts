/** A Chromium for the browser tests, from npm: a fresh machine needs nothing installed. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';

/**
 * Unpacks the browser, once for this machine and user, and returns its folder.
 *
 * The package chooses its folder and changes the environment as it loads, so it runs in a process
 * of its own. It takes a half-unpacked file for a whole one; moving the finished folder into place
 * keeps an interrupted run from spoiling the next.
 */
async function unpackChromium(): Promise<string> {
	const folder = join(tmpdir(), `crosscheck-chromium-147-${process.getuid?.() ?? 'user'}`);
	if (existsSync(folder)) return folder;
	const unfinished = await mkdtemp(`${folder}-`);
	const script = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;
	await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
		env: {
			...process.env,
			TMPDIR: unfinished,
			// It unpacks the libraries a bare machine lacks only where it believes itself at home.
			AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x'
		}
	});
	// Its own list of fonts points elsewhere, and a page with no font at all shows no text.
	await writeFile(
		join(unfinished, 'fonts/fonts.conf'),
		`<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>
`
	);
	try {
		await rename(unfinished, folder);
	} catch (error) {
		// Another run was quicker.
		if (!existsSync(folder)) throw error;
		await rm(unfinished, { recursive: true, force: true });
	}
	return folder;
}

/**
 * Starts the browser. The caller closes it.
 *
 * The package's own arguments switch off web security and put every page into one process; these
 * leave both as a reader has them. There is no sandbox, because root may not have one and neither
 * may most containers; the tests open no page but our own.
 * @param options.scrollBars whether bars take room in a page, as they do in many a reader's
 */
export async function launchBrowser({ scrollBars = false } = {}): Promise<Browser> {
	const folder = await unpackChromium();
	return chromium.launch({
		executablePath: join(folder, 'chromium'),
		ignoreDefaultArgs: scrollBars ? ['--hide-scrollbars'] : [],
		args: ['--headless', '--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
		env: {
			...process.env,
			LD_LIBRARY_PATH: [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH]
				.filter(Boolean)
				.join(':'),
			FONTCONFIG_FILE: join(folder, 'fonts/fonts.conf'),
			HOME: folder
		}
	});
}
