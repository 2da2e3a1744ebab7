import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { readZip } from '../../../../tests/support/read-zip';
import { writeArchive } from './write-archive';

describe('an archive', () => {
	it('holds its files in their order, whole, in parts or streamed', async () => {
		const inner = () => writeArchive([{ path: 'a.txt', read: () => 'within' }]);
		const files = await readZip(
			await buffer(
				writeArchive([
					{ path: 'whole.txt', read: () => 'é' },
					{ path: 'parts.csv', read: () => ['a,b\r\n', '1,2\r\n'] },
					{ path: 'empty.txt', read: () => '' },
					{ path: 'picture.png', isCompressed: true, read: () => new Uint8Array([1, 2, 3]) },
					{ path: 'inner.zip', isCompressed: true, read: async () => inner() }
				])
			)
		);
		expect([...files].map(([path, content]) => [path, content.toString('latin1')])).toEqual([
			['whole.txt', Buffer.from('é').toString('latin1')],
			['parts.csv', 'a,b\r\n1,2\r\n'],
			['empty.txt', ''],
			['picture.png', '\u0001\u0002\u0003'],
			['inner.zip', (await buffer(inner())).toString('latin1')]
		]);
	});

	it('makes each file when its turn comes', async () => {
		const made: string[] = [];
		const file = (path: string) => ({
			path,
			async *read() {
				made.push(`${path} begun`);
				yield 'x';
				await wait(5);
				made.push(`${path} done`);
			}
		});
		await buffer(writeArchive([file('a'), file('b')]));
		expect(made).toEqual(['a begun', 'a done', 'b begun', 'b done']);
	});

	it('ends with the error of a file that cannot be made, wherever it turns out', async () => {
		const failing = () => {
			throw new Error('No such chart.');
		};
		const later = async function* () {
			yield 'x';
			throw new Error('No such row.');
		};
		await expect(buffer(writeArchive([{ path: 'a', read: failing }]))).rejects.toThrow('chart');
		await expect(buffer(writeArchive([{ path: 'a', read: later }]))).rejects.toThrow('row');
		const nested = async () => writeArchive([{ path: 'b', read: later }]);
		await expect(buffer(writeArchive([{ path: 'a', read: nested }]))).rejects.toThrow('row');
	});

	it('makes no more once nobody reads it', async () => {
		let made = 0;
		let isLeft = false;
		const endless = Readable.from(
			(async function* () {
				try {
					for (;;) {
						made += 1;
						yield Buffer.alloc(100_000, made);
						await wait(1);
					}
				} finally {
					isLeft = true;
				}
			})()
		);
		const archive = writeArchive([{ path: 'a', isCompressed: true, read: () => endless }]);
		for await (const chunk of archive) if (chunk) break;
		await wait(30);
		expect(isLeft).toBe(true);
	});
});
