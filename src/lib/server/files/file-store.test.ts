import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LetterRefusal } from '$lib/domain/evidence/letter-refusal';
import { makeArchive, makeDocx, makeOdt, makeXlsx } from '../../../../tests/support/archive';
import { openFileStore, type FileStore } from './file-store';

const now = new Date('2022-05-01T12:00:00.000Z');
const megabyte = 1024 * 1024;
const limit = 2 * megabyte;

let folder: string;
let files: FileStore;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'crosscheck-files-'));
	files = await openFileStore(folder, limit, now);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const pdf = Buffer.from('%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n<<>>\nendobj\n', 'latin1');

/** As it comes over the line: in pieces. */
async function* inPieces(content: Buffer, size = 1000) {
	for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}
const receive = (content: Buffer | string, name = 'file') =>
	files.receive(inPieces(Buffer.from(content)), name);
const incoming = () => readdir(join(folder, 'incoming'));

async function refusalOf(content: Buffer | string, name?: string): Promise<LetterRefusal | null> {
	const received = await receive(content, name);
	if ('refusal' in received) {
		// Nothing of what is refused is left.
		expect(await incoming()).toEqual([]);
		return received.refusal;
	}
	await received.file.drop();
	return null;
}
async function typeOf(content: Buffer | string, name?: string): Promise<string> {
	const received = await receive(content, name);
	if ('refusal' in received) return `refused: ${received.refusal}`;
	await received.file.drop();
	return received.file.type;
}

async function read(sha256: string): Promise<Buffer | null> {
	const found = await files.open(sha256);
	if (!found) return null;
	const content = Buffer.from(await new Response(found.stream).arrayBuffer());
	expect(content).toHaveLength(found.bytes);
	return content;
}

describe('a file that arrives', () => {
	it('is kept under its hash once it is said to be, and read again as it was', async () => {
		const received = await receive(pdf, '../../letter.pdf');
		if ('refusal' in received) throw new Error(received.refusal);
		const { sha256, type, bytes, keep } = received.file;
		expect({ sha256, type, bytes }).toEqual({
			sha256: createHash('sha256').update(pdf).digest('hex'),
			type: 'pdf',
			bytes: pdf.length
		});
		expect(await read(sha256)).toBeNull();
		expect(await incoming()).toHaveLength(1);
		await keep();
		expect(await incoming()).toEqual([]);
		expect(await read(sha256)).toEqual(pdf);
		const path = join(folder, sha256.slice(0, 2), sha256);
		expect((await stat(path)).mode & 0o077).toBe(0);
		expect((await readdir(folder)).sort()).toEqual([sha256.slice(0, 2), 'incoming'].sort());
		await files.remove(sha256);
		expect(await read(sha256)).toBeNull();
		await files.remove(sha256);
	});

	it('is kept once where it comes twice', async () => {
		const twice = [await receive(pdf), await receive(pdf)];
		const [first, second] = twice.map((one) => {
			if ('refusal' in one) throw new Error(one.refusal);
			return one.file;
		});
		await first!.keep();
		const path = join(folder, first!.sha256.slice(0, 2), first!.sha256);
		const { ino } = await stat(path);
		await second!.keep();
		expect((await stat(path)).ino).toBe(ino);
		expect(await incoming()).toEqual([]);
		await second!.drop();
		expect(await read(first!.sha256)).toEqual(pdf);
		await files.remove(first!.sha256);
	});

	it('can be as large as the limit, and not a byte larger', async () => {
		const whole = Buffer.concat([pdf, Buffer.alloc(limit - pdf.length, ' ')]);
		expect(await refusalOf(whole)).toBeNull();
		expect(await refusalOf(Buffer.concat([whole, Buffer.from(' ')]))).toBe('too_large');
	});

	it('leaves nothing where it is cut', async () => {
		const cut = async function* () {
			yield pdf;
			throw new Error('the line is dead');
		};
		await expect(files.receive(cut(), 'letter.pdf')).rejects.toThrow('the line is dead');
		expect(await incoming()).toEqual([]);
	});

	it('is named by a hash and nothing else', async () => {
		await expect(files.open('../incoming')).rejects.toThrow('hash');
		expect(() => files.remove('../../x')).toThrow('hash');
	});
});

describe('what a server that was killed left behind', () => {
	it('is removed at the start; what others are receiving is not', async () => {
		const own = await mkdtemp(join(tmpdir(), 'crosscheck-files-'));
		const at = join(own, 'incoming');
		await mkdir(at);
		const { pid: gone } = spawnSync('true');
		const running = process.ppid;
		const id = '00000000-0000-4000-8000-000000000000';
		const [dead, mine, alive, other, longAgo] = [
			`${gone}@${hostname()} ${id}`,
			`${process.pid}@${hostname()} ${id}`,
			`${running}@${hostname()} ${id}`,
			`1@another-machine ${id}`,
			`2@another-machine ${id}`
		];
		for (const name of [dead, mine, alive, other, longAgo]) {
			await writeFile(join(at, name!), 'half a let');
			await utimes(join(at, name!), now, now);
		}
		const dayBefore = new Date(now.getTime() - 25 * 60 * 60 * 1000);
		await utimes(join(at, longAgo!), dayBefore, dayBefore);
		await openFileStore(own, limit, now);
		expect((await readdir(at)).sort()).toEqual([alive, other].sort());
		await rm(own, { recursive: true });
	});
});

const png = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64'
);
const email =
	'From: FOI <foi@gov.example>\r\nDate: Tue, 3 May 2022 10:00:00 +0100\r\nSubject: Yours\r\n\r\nDear all\r\n';

describe('what a file is', () => {
	it.each([
		['a PDF', 'pdf', pdf, 'letter.html'],
		['a picture', 'png', png, 'letter.pdf'],
		['a JPEG', 'jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1])],
		['a GIF', 'gif', Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1')],
		['a Word document', 'docx', makeDocx(['Dear Ms Okafor']), 'letter.zip'],
		['an Excel workbook', 'xlsx', makeXlsx('<worksheet/>')],
		['an OpenDocument text', 'odt', makeOdt('Dear Ms Okafor')],
		['an email', 'eml', email, 'reply.txt'],
		['a table', 'csv', 'group,people\nMinisters,3\n', 'people.csv'],
		['a text', 'text', 'Dear Ms Okafor,\n\n< 5 people have it — “few”.\n'],
		['a text that begins as a program does', 'text', 'MZ stands for the ministry.\n'],
		[
			'a text of an older Windows',
			'text',
			Buffer.from('\u0093Few\u0094 \u0096 na\u00efve\n', 'latin1')
		]
	])('is told by its content: %s', async (_, type, content, name?: string) => {
		expect(await typeOf(content, name)).toBe(type);
	});

	const bytes = (...list: number[]) => Buffer.from(list);
	const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
	it.each<[string, LetterRefusal, Buffer | string, string?]>([
		['nothing', 'empty', ''],
		['a page called a PDF', 'markup', '<!doctype html><script>alert(1)</script>', 'letter.pdf'],
		['a page after an empty line', 'markup', '\uFEFF\n <HTML><body>', 'letter.txt'],
		['a page with a zero byte', 'markup', '<html>\0', 'letter.txt'],
		['a drawing with a script', 'markup', svg, 'logo.png'],
		['a drawing with a declaration', 'markup', `<?xml version="1.0"?>${svg}`],
		['a program of Windows', 'program', bytes(0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0), 'letter.pdf'],
		['a program of Linux', 'program', bytes(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0)],
		['a document of Word 97', 'old_office', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
		['rich text', 'other_office', '{\\rtf1\\ansi Dear all}'],
		['a TIFF', 'other_picture', bytes(0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 0, 0)],
		['an archive', 'archive', makeArchive([{ name: 'letter.pdf', content: pdf }]), 'letter.docx'],
		['an archive of nothing', 'archive', makeArchive([])],
		['a compressed file', 'archive', bytes(0x1f, 0x8b, 8, 0, 0, 0, 0, 0)],
		['text in UTF-16', 'utf16', Buffer.from('\uFEFFDear all', 'utf16le')],
		['bytes of no sort', 'unknown', bytes(1, 2, 3, 4, 5, 6, 7, 8)],
		['a text with a zero byte', 'unknown', 'Dear\0all'],
		[
			'a document with macros',
			'macros',
			makeDocx(['Dear all'], [{ name: 'word/vbaProject.bin', content: 'Sub AutoOpen()' }])
		],
		[
			'a locked document',
			'locked',
			makeDocx(['Dear all'], [{ name: 'word/x.xml', content: 'x', isLocked: true }])
		],
		['half a document', 'damaged', makeDocx(['Dear all']).subarray(0, 300)],
		['a path out of the archive', 'damaged', makeDocx([], [{ name: '../../x', content: 'x' }])]
	])('is refused: %s', async (_, refusal, content, name) => {
		expect(await refusalOf(content, name)).toBe(refusal);
	});
});

describe('a document that unpacks too far', () => {
	it('is refused by what it says', async () => {
		const bomb = makeXlsx(Buffer.alloc(64 * megabyte));
		expect(bomb.length).toBeLessThan(100_000);
		expect(await refusalOf(bomb, 'people.xlsx')).toBe('unpacks_too_far');
	});

	it('is refused where it says less than is in it, and takes no memory', async () => {
		const bomb = makeXlsx(Buffer.alloc(400 * megabyte), { says: 1000 });
		const before = process.memoryUsage().rss;
		expect(await refusalOf(bomb, 'people.xlsx')).toBe('unpacks_too_far');
		expect(process.memoryUsage().rss - before).toBeLessThan(64 * megabyte);
	});

	it('is refused where it says more than is in it', async () => {
		expect(await refusalOf(makeXlsx('<worksheet/>', { says: 1000 }))).toBe('damaged');
	});

	it('is refused where what is stored as it is says otherwise', async () => {
		const lie = makeXlsx('<worksheet/>', { isStored: true, says: 5 });
		expect(await refusalOf(lie)).toBe('unpacks_too_far');
	});
});

describe('the encoding of a text', () => {
	it.each([
		['utf-8', Buffer.from('Dear Zoë')],
		['windows-1252', Buffer.from('Dear Zo\u00eb', 'latin1')],
		['utf-8', Buffer.from('a'.repeat(65_535) + 'ë')]
	])('is %s', async (encoding, content) => {
		const received = await receive(content);
		if ('refusal' in received) throw new Error(received.refusal);
		await received.file.keep();
		expect(await files.readEncoding(received.file.sha256)).toBe(encoding);
		await files.remove(received.file.sha256);
	});

	it('is none where there is no text', async () => {
		expect(await files.readEncoding('0'.repeat(64))).toBeNull();
	});
});

it('a file as it is kept is nothing but its content', async () => {
	const received = await receive(email);
	if ('refusal' in received) throw new Error(received.refusal);
	const { sha256, keep } = received.file;
	await keep();
	expect(await readFile(join(folder, sha256.slice(0, 2), sha256), 'utf8')).toBe(email);
});
