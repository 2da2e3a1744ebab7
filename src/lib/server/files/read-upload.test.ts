import { describe, expect, it } from 'vitest';
import { BrokenUploadError, readUpload } from './read-upload';

const boundary = 'x'.repeat(20);
const contentType = `multipart/form-data; boundary=${boundary}`;
const file = (name: string, content: string) =>
	`--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: application/pdf\r\n\r\n${content}\r\n`;
const field = (name: string, value: string) =>
	`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const end = `--${boundary}--\r\n`;

/** A body in pieces of so many bytes, that then ends or fails. */
function send(text: string, size: number, failure?: Error): ReadableStream<Uint8Array> {
	const bytes = Buffer.from(text);
	let at = 0;
	return new ReadableStream({
		pull(controller) {
			if (at < bytes.length) controller.enqueue(bytes.subarray(at, (at += size)));
			else if (failure) controller.error(failure);
			else controller.close();
		}
	});
}

/** Everything that an upload holds, in order; of each file only so many bytes are read. */
async function readAll(
	body: ReadableStream<Uint8Array>,
	{ type = contentType, most = Infinity } = {}
): Promise<string[]> {
	const seen: string[] = [];
	await readUpload(body, type, {
		field: (name, value) => seen.push(`${name}=${value}`),
		async file(name, fileName, chunks) {
			let text = '';
			for await (const chunk of chunks) {
				text += Buffer.from(chunk).toString();
				if (text.length >= most) break;
			}
			seen.push(`${name}:${fileName}=${text.length > 40 ? text.length : text}`);
		}
	});
	return seen;
}

describe('an upload', () => {
	const long = 'y'.repeat(300_000);
	const body =
		field('response', '7') + file('a.pdf', 'A') + file('b.pdf', long) + file('c', '') + end;

	it.each([1_000_000, 65_536, 997])('is read in its order, in pieces of %i bytes', async (size) => {
		expect(await readAll(send(body, size))).toEqual([
			'response=7',
			'files:a.pdf=A',
			'files:b.pdf=300000',
			'files:c='
		]);
	});

	it.each([1_000_000, 997])('goes on behind a file that is not read to its end', async (size) => {
		const seen = await readAll(send(body, size), { most: 1 });
		expect(seen).toHaveLength(4);
		expect(seen.at(-1)).toBe('files:c=');
	});

	it.each([1_000_000, 997])('that is cut ends, and says so', async (size) => {
		const cut = body.slice(0, 200_000);
		await expect(readAll(send(cut, size))).rejects.toThrow(BrokenUploadError);
		await expect(readAll(send(cut, size, new Error('hung up')))).rejects.toThrow('hung up');
		const between = field('response', '7') + file('a.pdf', 'A');
		await expect(readAll(send(between, size))).rejects.toThrow(BrokenUploadError);
	});

	it.each(['multipart/form-data', 'text/plain'])('is none: %s', async (type) => {
		await expect(readAll(send(body, 1000), { type })).rejects.toThrow(BrokenUploadError);
	});

	it('fails as whoever takes a file fails', async () => {
		const failing = readUpload(send(body, 1000), contentType, {
			field: () => undefined,
			file: () => Promise.reject(new Error('the disk is full'))
		});
		await expect(failing).rejects.toThrow('the disk is full');
	});
});
