import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { rememberSession } from '../support/client';
import { listWorkspacePages } from '../support/pages';
import { expectSound, expectToFit, readWords } from '../support/sound';
import { narrow, visit, wide } from '../support/visit';
import { listPageRoutes } from '../support/workspace-routes';

const server = inject('serverUrl');
const sessions = inject('exampleSessions');
const survey = '/workspace/surveys/whatsapp-in-government';

/** One of each sort; the other researcher sees what the first does. */
const people = ['researcher', 'reviewer', 'publisher', 'administrator'] as const;
type Person = (typeof people)[number];

/** What pages become by what is asked of them, and what people see who may not. */
const more: Record<Person, [path: string, status: number][]> = {
	researcher: [
		['/sign-out', 200],
		['/workspace/people', 403],
		['/workspace/surveys/another', 404],
		['/workspace/no-such-page', 404],
		[`${survey}/waves/new?on=2022-02-30`, 200]
	],
	reviewer: [[`${survey}/waves/2021-22/compare?answers=accepted&sort=-guidance&pin=hmt`, 200]],
	publisher: [
		[`${survey}?done=edited`, 200],
		[`${survey}/charts/new?figure=dispositions&wave=2021-22`, 200],
		[`${survey}/charts?done=added`, 200],
		['/workspace/audit?from=yesterday&actor=system:importer', 200],
		['/workspace/register/co?remove-headcount=2021-09', 200]
	],
	administrator: [
		['/workspace/audit?action=submit_answer&page=2', 200],
		['/workspace/people/999999', 404],
		['/workspace/people/3?done=change_roles', 200]
	]
};

/** What each may open. What several of them see alike is opened once, as the first of them. */
const opened = (
	await Promise.all(
		people.map(async (person) => {
			const listed = await listWorkspacePages(server, sessions[person]);
			return listed.map((page) => ({ person, ...page }));
		})
	)
).flat();
const visits = [
	...opened
		.filter(
			(one, at) =>
				opened.findIndex(({ path, main }) => path === one.path && main === one.main) === at
		)
		.map(({ person, path }) => ({ person, path, status: 200 })),
	...people.flatMap((person) => more[person].map(([path, status]) => ({ person, path, status })))
];

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser.close());

const openAs = (person: Person, path: string, options: Parameters<typeof visit>[2] = {}) =>
	visit(browser, server + path, {
		...options,
		storageState: rememberSession(server, sessions[person])
	});

test('every page of the workspace is seen by one of them', () => {
	const seen = new Set(visits.filter(({ status }) => status === 200).map(({ path }) => path));
	expect(seen.size).toBeGreaterThanOrEqual(listPageRoutes().length);
});

/**
 * Where letters are added, answers entered and reviewed, and charts chosen, what a script can do for somebody
 * and what stands in its place differ in words.
 */
const isScripted = ({ path }: (typeof visits)[number]) =>
	/\/(enter\/|letters$|agreement\/code\/|answers\/(?!accept)|surveys\/[^/]+\/charts\/(?!new$))/.test(
		path
	);

/** Each page is read on a narrow screen and without JavaScript by whoever of them comes first. */
const isFirst = ({ person, path }: (typeof visits)[number]) =>
	visits.find((other) => other.path === path)?.person === person;

/** Holds what a page says without scripts to be all that it says with them. */
async function expectAsMuchWithoutScripts(person: Person, path: string, full: string) {
	const bare = await openAs(person, path, { ...wide, javaScriptEnabled: false });
	try {
		const without = await readWords(bare);
		expect(without.length).toBeGreaterThan(30);
		expect(without).toBe(full);
		expect(bare.complaints).toEqual([]);
	} finally {
		await bare.close();
	}
}

// Side by side, because a page waits more than it works. What is there for some people alone is as narrow
// as the rest of its page.
describe.concurrent(
	'every page is accessible, sound and still, and says as much without JavaScript',
	() => {
		test.each(visits)('$path of the $person', async (one) => {
			const { person, path, status } = one;
			const visited = await openAs(person, path, isFirst(one) ? narrow : wide);
			try {
				expect(visited.status).toBe(status);
				await expectSound(visited);
				await expectToFit(visited.page, isFirst(one) ? [1280] : []);
				// Without an address of its own a form is sent to where an error summary's link has led, and the
				// focus goes there and not to what is wrong next.
				const lost = visited.page.locator('form[method="post"]:not([action])');
				expect(await lost.count()).toBe(0);
				if (isFirst(one) && !isScripted(one)) {
					await expectAsMuchWithoutScripts(person, path, await readWords(visited));
				}
			} finally {
				await visited.close();
			}
		});
	}
);
