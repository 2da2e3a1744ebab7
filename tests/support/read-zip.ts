import { buffer } from 'node:stream/consumers';
import { fromBuffer, type Entry } from 'yauzl';

/** The files of a ZIP archive, in its order, by path. */
export function readZip(bytes: Buffer): Promise<Map<string, Buffer>> {
	return new Promise((resolve, reject) => {
		fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
			if (error) return reject(error);
			const files = new Map<string, Buffer>();
			zip.on('error', reject);
			zip.on('end', () => resolve(files));
			zip.on('entry', (entry: Entry) => {
				zip.openReadStream(entry, (failed, stream) => {
					if (failed) return reject(failed);
					buffer(stream).then((content) => {
						files.set(entry.fileName, content);
						zip.readEntry();
					}, reject);
				});
			});
			zip.readEntry();
		});
	});
}

const isZip = (bytes: Buffer) => bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004';

/** All that is in an archive as one text, archives within it too; of pictures their names alone. */
export async function unpackText(bytes: Buffer): Promise<string> {
	if (!isZip(bytes)) return bytes.toString('utf8');
	const texts: string[] = [];
	for (const [path, content] of await readZip(bytes)) {
		texts.push(path);
		if (!path.endsWith('.png')) texts.push(await unpackText(content));
	}
	return texts.join('\n');
}
