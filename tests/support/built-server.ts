import type { TestProject } from 'vitest/node';
import { openAs, sendFiles, sendForm, sessionGiven } from './client';
import { startServer, type Server } from './server';

/** The people of the example, by what they are. */
export const exampleTitles = {
	researcher: 'a researcher',
	colleague: 'another researcher',
	reviewer: 'a reviewer at the Cabinet Office',
	publisher: 'a publisher',
	administrator: 'an administrator'
} as const;
export type ExamplePerson = keyof typeof exampleTitles;
export const examplePeople = Object.keys(exampleTitles) as ExamplePerson[];

declare module 'vitest' {
	interface ProvidedContext {
		/** Where the built product answers with the example, from an embedded database of its own. */
		serverUrl: string;
		/** Sessions there of the people of the example, as a browser brings them: "crosscheck=…". */
		exampleSessions: Record<ExamplePerson, string>;
	}
}

/** The paths of the links that a server has printed for the people of the example. */
export function readExampleLinks(output: string): Record<ExamplePerson, string> {
	const links = Object.entries(exampleTitles).map(([person, title]) => {
		const path = new RegExp(`, ${title}: \\S+(/join/\\w+)`).exec(output)?.[1];
		if (!path) throw new Error(`The server printed no link for ${title}:\n${output}`);
		return [person, path];
	});
	return Object.fromEntries(links) as Record<ExamplePerson, string>;
}

/** What a server prints when it has printed all of them. */
export const exampleLinksPrinted = new RegExp(`, ${exampleTitles.administrator}: \\S+\\n`);

/**
 * Signs people of the example in, each by the link that the server prints for them.
 * @returns a session of each, as a browser brings it: "crosscheck=…"
 */
export async function signInExample<P extends ExamplePerson>(
	server: Server,
	people: readonly P[]
): Promise<Record<P, string>> {
	await server.whenPrinted(exampleLinksPrinted);
	const links = readExampleLinks(server.output());
	const sessions: Partial<Record<P, string>> = {};
	for (const person of people) {
		const session = sessionGiven(await sendForm(server.url, `${links[person]}?/demonstration`));
		if (!session) throw new Error(`The link of ${exampleTitles[person]} signs nobody in.`);
		sessions[person] = session;
	}
	return sessions as Record<P, string>;
}

/** Has the example hold a request to HM Treasury, its first, so that the pages of requests show one. */
async function addRequest(url: string, cookie: string | undefined): Promise<void> {
	const requests = '/workspace/surveys/whatsapp-in-government/waves/2021-22/requests';
	const send = (path: string, fields: Record<string, string>) =>
		sendForm(url, requests + path, fields, { cookie });
	await send('?/create', { bodies: 'hmt' });
	await send('/1?/record', { kind: 'sent', on: '2021-08-27', until: '', note: '' });
	await send('/1?/record', { kind: 'received', on: '2021-08-29', until: '', note: 'A Sunday.' });
	await send('/1?/record', { kind: 'extended', on: '2021-09-20', until: '2021-10-20', note: '' });
	await send('/1?/record', { kind: 'response', on: '2021-10-22', until: '', note: '' });
	const letter = { 'Response.txt': 'We hold no guidance on the use of the apps.\n' };
	await sendFiles(url, `${requests}/1/letters/upload`, letter, { cookie }, { response: '' });
}

/**
 * Has the researcher code HM Treasury's answer on permission a second time, so that the pages of that show
 * one: it is what this seed draws.
 */
async function drawSample(url: string, cookie: string | undefined): Promise<void> {
	const page = '/workspace/surveys/whatsapp-in-government/waves/2021-22/agreement';
	const { text } = await openAs(url, page, { cookie });
	const [, coder = ''] = /<option value="(\d+)"/.exec(text) ?? [];
	await sendForm(url, `${page}?/draw`, { share: '1', seed: '55', coder }, { cookie });
}

/** Vitest's global set-up: starts the built product once, and returns what stops it. */
export default async function startBuiltServer(project: TestProject): Promise<() => Promise<void>> {
	const server = await startServer({ env: { DEMONSTRATION: 'yes' } });
	const sessions = await signInExample(server, examplePeople);
	await addRequest(server.url, sessions.researcher);
	await drawSample(server.url, sessions.publisher);
	project.provide('serverUrl', server.url);
	project.provide('exampleSessions', sessions);
	return () => server.stop();
}
