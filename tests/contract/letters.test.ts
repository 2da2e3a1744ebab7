/** Files from outside: whatever is sent, nothing of it is half-kept, and nobody reads what is not theirs. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request as open } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeXlsx } from '../support/archive';
import { type ExamplePerson, signInExample } from '../support/built-server';
import { openAs, sendFiles, sendForm } from '../support/client';
import { startServer, type Server } from '../support/server';

const megabyte = 1024 * 1024;
const survey = '/workspace/surveys/whatsapp-in-government';
const requests = `${survey}/waves/2021-22/requests`;
const letters = `${requests}/1/letters`;
const elsewhere = `${requests}/2/letters`;
const letter = 'Dear Ms Okafor,\n\nWe hold the information.\n';
const people: ExamplePerson[] = ['researcher', 'reviewer', 'administrator'];

let folder: string;
let server: Server;
let sessions: Record<string, string | undefined>;

/** Starts the server on its folder, and signs people in. */
async function start(): Promise<void> {
	server = await startServer({ dataFolder: folder, env: { DEMONSTRATION: 'yes' } });
	sessions = await signInExample(server, people);
}

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'crosscheck-letters-'));
	await start();
	const cookie = sessions.researcher;
	await sendForm(server.url, `${requests}?/create`, { bodies: ['hmt'] }, { cookie });
	await sendForm(server.url, `${requests}?/create`, { bodies: ['co'] }, { cookie });
});
afterAll(async () => {
	await server.stop();
	await rm(folder, { recursive: true, force: true });
});

interface Reply {
	added: { id: number; name: string; type: string; sha256: string; seenBefore: object | null }[];
	refused: { name: string; code: string; words: string }[];
}

/** Drops files on a page of the researcher's, as its script sends them. */
async function upload(files: Record<string, Buffer | string>, path = letters) {
	const bearing = { cookie: sessions.researcher, headers: { accept: 'application/json' } };
	const response = await sendFiles(server.url, `${path}/upload`, files, bearing, { response: '' });
	return { status: response.status, reply: JSON.parse(response.text) as Reply };
}

/** The hashes of every file that is kept, and what is still arriving. */
async function stored(): Promise<{ kept: string[]; incoming: string[] }> {
	const names = await readdir(join(folder, 'documents'), { recursive: true });
	return {
		kept: names.map((name) => name.split('/').at(-1)!).filter((name) => /^\w{64}$/.test(name)),
		incoming: await readdir(join(folder, 'documents/incoming'))
	};
}

const remove = (id: number) =>
	sendForm(
		server.url,
		`${letters}/${id}?/remove`,
		{ letter: String(id) },
		{ cookie: sessions.researcher }
	);

/** Runs, and holds that nothing was kept and nothing is left half-kept. */
async function keepingNothing(work: () => Promise<void>): Promise<void> {
	const before = await stored();
	expect(before.incoming).toEqual([]);
	await work();
	await expect.poll(stored, { timeout: 10_000 }).toEqual(before);
	expect((await openAs(server.url, '/readyz')).status).toBe(200);
}

/** How much memory the server takes, in bytes. */
const memoryOf = (pid: number) =>
	Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024;

const boundary = 'crosscheck-boundary';
const partHead = (name: string) =>
	`--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: text/plain\r\n\r\n`;
const partsEnd = `\r\n--${boundary}--\r\n`;

/** One file of so many bytes, as it goes over the line; cut after so many, where it is. */
function* inPieces(bytes: number, cutAfter = Infinity) {
	const piece = Buffer.alloc(megabyte / 4, 'Dear all, ');
	yield Buffer.from(partHead('long.txt'));
	for (let sent = 0; sent < Math.min(bytes, cutAfter); sent += piece.length) yield piece;
	if (cutAfter === Infinity) yield Buffer.from(partsEnd);
}

/**
 * Sends an upload of whatever size, no faster than it is taken.
 * @param options how long it says that it is, and what is done once all has gone
 * @returns the status of the answer, null where there was none, and how many bytes had gone by then
 */
function sendSlowly(
	pieces: Iterable<Buffer>,
	{ length, atEnd = 'end' }: { length?: number; atEnd?: 'end' | 'cut' } = {}
): Promise<{ status: number | null; sent: number }> {
	const { hostname, port } = new URL(server.url);
	return new Promise((done) => {
		let sent = 0;
		let isOver = false;
		const end = (status: number | null) => {
			isOver = true;
			done({ status, sent });
		};
		const request = open(
			{
				hostname,
				port,
				path: `${letters}/upload`,
				method: 'POST',
				agent: false,
				headers: {
					'content-type': `multipart/form-data; boundary=${boundary}`,
					accept: 'application/json',
					origin: server.url,
					cookie: sessions.researcher,
					...(length === undefined ? {} : { 'content-length': length })
				}
			},
			(response) => {
				response.resume();
				end(response.statusCode ?? null);
			}
		);
		request.on('error', () => end(null));
		const closed = new Promise((go) => request.once('close', go));
		void (async () => {
			for (const piece of pieces) {
				if (isOver) return;
				sent += piece.length;
				if (!request.write(piece)) {
					await Promise.race([new Promise((go) => request.once('drain', go)), closed]);
				}
			}
			if (atEnd === 'end') request.end();
			else request.destroy();
		})();
	});
}

/** Runs, and returns how much more memory the server took meanwhile than before, at most. */
async function growthDuring(work: () => Promise<unknown>): Promise<number> {
	const before = memoryOf(server.pid);
	let most = before;
	const timer = setInterval(() => (most = Math.max(most, memoryOf(server.pid))), 100);
	await work();
	clearInterval(timer);
	return Math.max(most, memoryOf(server.pid)) - before;
}

describe('a file that is no letter', () => {
	const script = '<script>alert(document.cookie)</script>';
	test.each([
		['a page called a PDF', 'letter.pdf', `<!doctype html>${script}`, 'markup', 'HTML'],
		[
			'a drawing with a script',
			'logo.svg',
			`<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`,
			'markup',
			'SVG'
		],
		['nothing', 'letter.pdf', '', 'empty', 'empty']
	])('is refused in words: %s', async (_, name, content, code, word) => {
		await keepingNothing(async () => {
			const { status, reply } = await upload({ [name]: content });
			expect(status).toBe(400);
			expect(reply.added).toEqual([]);
			expect(reply.refused).toMatchObject([{ name, code }]);
			expect(reply.refused[0]!.words).toContain(word);
		});
	});

	test.each([
		['by what it says', undefined],
		['and says that it does not', 1000]
	])('is refused where it unpacks into far more than a document %s', async (_, says) => {
		const bomb = makeXlsx(Buffer.alloc(500 * megabyte), { says });
		expect(bomb.length).toBeLessThan(megabyte);
		const growth = await growthDuring(() =>
			keepingNothing(async () => {
				const { status, reply } = await upload({ 'people.xlsx': bomb });
				expect(status).toBe(400);
				expect(reply.refused).toMatchObject([{ name: 'people.xlsx', code: 'unpacks_too_far' }]);
			})
		);
		expect(growth).toBeLessThan(100 * megabyte);
	});
});

describe('a name', () => {
	test.each([
		['../../../../etc/cron.d/letter.txt', 'letter.txt'],
		['..\\..\\letter.txt', 'letter.txt'],
		['line\r\nSet-Cookie: a=b\r\n.txt', 'line Set-Cookie: a=b .txt']
	])('of a file names nothing of ours: %j', async (sent, kept) => {
		const before = await stored();
		const { status, reply } = await upload({ [sent]: letter });
		expect(status).toBe(200);
		const [added] = reply.added;
		expect(added).toMatchObject({ name: kept, type: 'text' });
		const { kept: files } = await stored();
		expect(files).toEqual([...before.kept, createHash('sha256').update(letter).digest('hex')]);
		const cookie = sessions.researcher;
		const file = await openAs(server.url, `${letters}/${added!.id}/file`, { cookie });
		expect(file.text).toBe(letter);
		expect(file.headers['content-disposition']).toBe(
			`attachment; filename*=UTF-8''${encodeURIComponent(kept)}`
		);
		expect(file.headers['set-cookie']).toBeUndefined();
		expect((await remove(added!.id)).status).toBe(303);
		expect(await stored()).toEqual(before);
	});

	test('that breaks the form it came in brings nothing in', async () => {
		await keepingNothing(async () => {
			const form = Buffer.from(`${partHead('a\nb.txt')}${letter}${partsEnd}`);
			const { status } = await sendSlowly([form], { length: form.length });
			expect(status).toBe(400);
		});
	});
});

describe('an upload of 2 GB', () => {
	const size = 2048 * megabyte;

	test('that says so is refused before it is sent', async () => {
		await keepingNothing(async () => {
			const { status, sent } = await sendSlowly(inPieces(size), { length: size });
			expect(status).toBe(413);
			expect(sent).toBeLessThan(20 * megabyte);
		});
	});

	test('that does not say so is read no further than uploads go, and takes no memory', async () => {
		const growth = await growthDuring(() =>
			keepingNothing(async () => {
				const { status, sent } = await sendSlowly(inPieces(size));
				// Whoever is hung up on while still sending may not get to see the answer.
				expect([413, null]).toContain(status);
				expect(sent).toBeLessThan(1100 * megabyte);
			})
		);
		expect(growth).toBeLessThan(150 * megabyte);
	});

	test('and one just too large is read to its end, and told in words', async () => {
		const before = await stored();
		const { status } = await sendSlowly(inPieces(51 * megabyte));
		expect(status).toBe(413);
		expect(await stored()).toEqual(before);
	});
});

test('a letter of the largest size is taken and given without holding it in memory', async () => {
	let growth = await growthDuring(async () => {
		expect((await sendSlowly(inPieces(49 * megabyte))).status).toBe(200);
	});
	expect(growth).toBeLessThan(100 * megabyte);
	const cookie = sessions.researcher;
	const { text } = await openAs(server.url, letters, { cookie });
	const id = Number(/letters\/(\d+)"[^>]*>long\.txt/.exec(text)![1]);
	growth = await growthDuring(async () => {
		const file = await openAs(server.url, `${letters}/${id}/file`, {
			cookie,
			headers: { 'accept-encoding': 'gzip, br' }
		});
		expect(file.bytes).toHaveLength(49 * megabyte);
	});
	expect(growth).toBeLessThan(100 * megabyte);
	expect((await remove(id)).status).toBe(303);
});

describe('an upload that is cut', () => {
	test('half-way leaves nothing', async () => {
		await keepingNothing(async () => {
			const { status } = await sendSlowly(inPieces(20 * megabyte, 10 * megabyte), {
				length: 20 * megabyte,
				atEnd: 'cut'
			});
			expect(status).toBeNull();
		});
	});

	test('that ends before its end is told so', async () => {
		await keepingNothing(async () => {
			const half = [...inPieces(4 * megabyte, 2 * megabyte)];
			expect((await sendSlowly(half)).status).toBe(400);
		});
	});

	test('by the death of the server leaves nothing once that is started again', async () => {
		const before = await stored();
		const sending = sendSlowly(inPieces(20 * megabyte, 10 * megabyte), { length: 20 * megabyte });
		await expect.poll(async () => (await stored()).incoming, { timeout: 10_000 }).toHaveLength(1);
		await wait(200);
		await server.stop('SIGKILL');
		expect((await sending).status).toBeNull();
		expect((await stored()).incoming).toHaveLength(1);
		await start();
		expect(await stored()).toEqual(before);
		const { reply } = await upload({ 'Letter.txt': letter });
		expect(reply.added).toHaveLength(1);
		await remove(reply.added[0]!.id);
	});
});

describe('the same file', () => {
	test('is refused on the same request, and noticed on another', async () => {
		const first = await upload({ 'Letter.txt': letter });
		const again = await upload({ 'Again.txt': letter });
		expect(again.status).toBe(400);
		expect(again.reply.refused).toMatchObject([{ name: 'Again.txt', code: 'have_it_already' }]);
		const other = await upload({ 'Standard.txt': letter }, elsewhere);
		const { id } = first.reply.added[0]!;
		expect(other.reply.added).toMatchObject([
			{ seenBefore: { requestId: 1, body: 'HMT', address: `${letters}/${id}` } }
		]);
		expect((await stored()).kept).toHaveLength(1);
		await remove(id);
		expect((await stored()).kept).toHaveLength(1);
		const kept = other.reply.added[0]!.id;
		const fields = { letter: String(kept) };
		const cookie = sessions.researcher;
		await sendForm(server.url, `${elsewhere}/${kept}?/remove`, fields, { cookie });
		expect((await stored()).kept).toEqual([]);
	});
});

describe('a form without a script', () => {
	const send = (files: Record<string, string>, fields: Record<string, string> = {}) =>
		sendFiles(
			server.url,
			`${letters}/add`,
			files,
			{ cookie: sessions.researcher, headers: { accept: 'text/html' } },
			fields
		);

	test('leads on where all was taken, and says what was not', async () => {
		const taken = await send({ 'Letter.txt': letter }, { from: '' });
		expect([taken.status, taken.headers.location]).toEqual([303, `${letters}?done=added`]);
		const page = await send({ 'page.pdf': '<html>' });
		expect(page.status).toBe(400);
		expect(page.text).toContain('“page.pdf” was not added.');
		expect(page.text).toContain('href="#files"');
		const some = await send({ 'Second.txt': 'Dear all', 'page.pdf': '<html>' }, { from: 'enter' });
		expect(some.status).toBe(400);
		expect(some.text).toContain('1 of 2 files was not added.');
		expect(some.text).toContain('“Second.txt”');
		const more = await send({ 'Third.txt': 'Dear others' }, { from: 'enter' });
		expect(more.headers.location).toBe(`${requests}/1/enter`);
		const nothing = await send({ '': '' });
		expect(nothing.text).toContain('Choose at least one file.');
	});

	test('tells of what is too long on its own page', async () => {
		const { url } = server;
		const bearing = {
			cookie: sessions.researcher,
			headers: { accept: 'text/html', 'content-length': String(5_000 * megabyte) }
		};
		const response = await sendFiles(url, `${letters}/add`, { a: 'a' }, bearing);
		expect(response.status).toBe(413);
		expect(response.text).toContain('more than the 1000 MB that can be sent here at once');
	});
});

describe('a letter', () => {
	let id: number;
	beforeAll(async () => {
		const { reply } = await upload({ 'Réponse “officielle”.html': 'Dear Ms Okafor, no.' });
		id = reply.added[0]!.id;
	});

	test('is sent so that nothing in it runs', async () => {
		for (const method of ['GET', 'HEAD']) {
			const { hostname, port } = new URL(server.url);
			const headers = await new Promise<Record<string, unknown>>((done, fail) => {
				const asked = open(
					{
						hostname,
						port,
						method,
						path: `${letters}/${id}/file`,
						headers: { cookie: sessions.researcher }
					},
					(response) => {
						response.resume();
						done({ status: response.statusCode, ...response.headers });
					}
				);
				asked.on('error', fail).end();
			});
			expect(headers).toMatchObject({
				status: 200,
				'content-type': 'text/plain; charset=utf-8',
				'content-length': '19',
				'content-disposition':
					"attachment; filename*=UTF-8''R%C3%A9ponse%20%E2%80%9Cofficielle%E2%80%9D.html.txt",
				'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
				'x-content-type-options': 'nosniff',
				'cross-origin-resource-policy': 'same-origin',
				'cache-control': 'no-store'
			});
		}
	});

	test('is read by who works on the survey, and by nobody else', async () => {
		const found: Record<string, number> = {};
		for (const person of [...people, 'nobody']) {
			for (const path of [`${letters}/${id}`, `${letters}/${id}/file`]) {
				const { status, headers, text } = await openAs(server.url, path, {
					cookie: sessions[person]
				});
				found[`${person}${path.endsWith('file') ? ' file' : ''}`] = status;
				if (status === 303) expect(headers.location).toMatch(/^\/sign-in\?next=/);
				if (status !== 200) expect(text).not.toMatch(/Okafor, no|officielle/);
			}
		}
		expect(found).toEqual({
			researcher: 200,
			'researcher file': 200,
			reviewer: 200,
			'reviewer file': 200,
			administrator: 404,
			'administrator file': 404,
			nobody: 303,
			'nobody file': 303
		});
	});

	test('is not found by guessing its address', async () => {
		const cookie = sessions.researcher;
		const { kept } = await stored();
		for (const path of [
			`${elsewhere}/${id}`,
			`${elsewhere}/${id}/file`,
			`${letters}/999999/file`,
			`${survey}/waves/another/requests/1/letters/${id}/file`,
			`${letters}/${kept[0]}/file`,
			`${letters}/0${id}/file`,
			`/documents/${kept[0]!.slice(0, 2)}/${kept[0]}`,
			`/data/documents/${kept[0]!.slice(0, 2)}/${kept[0]}`
		]) {
			expect(`${path} ${(await openAs(server.url, path, { cookie })).status}`).toBe(`${path} 404`);
		}
	});

	test.each([
		['signed out', undefined, 303],
		['without a role on the survey', 'administrator', 404],
		['who may only read', 'reviewer', 403]
	])('is added by nobody %s', async (_, person, expected) => {
		await keepingNothing(async () => {
			for (const path of ['add', 'upload']) {
				const { status } = await sendFiles(
					server.url,
					`${letters}/${path}`,
					{ 'Letter.txt': 'Dear somebody' },
					{ cookie: person && sessions[person], headers: { accept: 'text/html' } }
				);
				expect(status).toBe(expected);
			}
		});
	});

	test('is added from no other site', async () => {
		await keepingNothing(async () => {
			for (const path of ['add', 'upload']) {
				const { status } = await sendFiles(
					server.url,
					`${letters}/${path}`,
					{ 'Letter.txt': 'Dear somebody' },
					{ cookie: sessions.researcher, origin: 'https://other.example' }
				);
				expect(status).toBe(403);
			}
		});
	});

	test('whose file is gone says so in the log, and fails in words', async () => {
		const { reply } = await upload({ 'Lost.txt': 'Dear nobody' });
		const { id: lost, sha256 } = reply.added[0]!;
		await rm(join(folder, 'documents', sha256.slice(0, 2), sha256));
		const cookie = sessions.researcher;
		const { status, text } = await openAs(server.url, `${letters}/${lost}/file`, {
			cookie,
			headers: { accept: 'text/html' }
		});
		expect(status).toBe(500);
		expect(text).toContain('Something went wrong on our side.');
		await server.whenPrinted(
			new RegExp(`The file of letter ${lost} is not in the folder of documents.`)
		);
		await remove(lost);
	});
});

test('a server whose limit for letters cannot be one does not start', async () => {
	await expect(startServer({ env: { UPLOAD_LIMIT_MB: 'many' } })).rejects.toThrow(
		'UPLOAD_LIMIT_MB is how large a letter can be'
	);
});
