/** Zip archives made by hand: those of documents, and those that lie about what is in them. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface Packed {
	name: string;
	content: Buffer | string;
	/** Packed as it is, or by Deflate; by Deflate unless told. */
	isStored?: boolean;
	/** How long it says that it is, where that is a lie. */
	says?: number;
	/** Whether it says that it is locked. */
	isLocked?: boolean;
}

/** Makes a zip archive (APPNOTE.TXT 6.3.10, 4.3). */
export function makeArchive(list: readonly Packed[]): Buffer {
	const locals: Buffer[] = [];
	const central: Buffer[] = [];
	let offset = 0;
	for (const { name, content, isStored = false, says, isLocked = false } of list) {
		const bytes = Buffer.from(content);
		const packed = isStored ? bytes : deflateRawSync(bytes, { level: 9 });
		const fileName = Buffer.from(name);
		// From the version that is needed to the length of what is added, as both headers have it.
		const common = Buffer.alloc(26);
		common.writeUInt16LE(20, 0);
		common.writeUInt16LE(isLocked ? 1 : 0, 2);
		common.writeUInt16LE(isStored ? 0 : 8, 4);
		common.writeUInt32LE(crc32(bytes), 10);
		common.writeUInt32LE(packed.length, 14);
		common.writeUInt32LE(says ?? bytes.length, 18);
		common.writeUInt16LE(fileName.length, 22);
		locals.push(Buffer.from('PK\x03\x04', 'latin1'), common, fileName, packed);
		const place = Buffer.alloc(14);
		place.writeUInt32LE(offset, 10);
		central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, place, fileName);
		offset += 4 + common.length + fileName.length + packed.length;
	}
	const directory = Buffer.concat(central);
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06', 'latin1');
	end.writeUInt16LE(list.length, 8);
	end.writeUInt16LE(list.length, 10);
	end.writeUInt32LE(directory.length, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...locals, directory, end]);
}

const office = 'application/vnd.openxmlformats-officedocument';

const contentTypes = (part: string, type: string): Packed => ({
	name: '[Content_Types].xml',
	content: `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="${type}"/></Types>`
});

/** A Word document with these paragraphs and, if given, more in it. */
export const makeDocx = (paragraphs: readonly string[], more: readonly Packed[] = []): Buffer =>
	makeArchive([
		contentTypes('word/document.xml', `${office}.wordprocessingml.document.main+xml`),
		{
			name: 'word/document.xml',
			content: `<w:document>${paragraphs.map((words) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`).join('')}</w:document>`
		},
		...more
	]);

/** An Excel workbook with one sheet and, if given, more in it. */
export const makeXlsx = (sheet: Packed['content'], more: Partial<Packed> = {}): Buffer =>
	makeArchive([
		contentTypes('xl/workbook.xml', `${office}.spreadsheetml.sheet.main+xml`),
		{ name: 'xl/workbook.xml', content: '<workbook/>' },
		{ name: 'xl/worksheets/sheet1.xml', content: sheet, ...more }
	]);

/** An OpenDocument text. */
export const makeOdt = (text: string): Buffer =>
	makeArchive([
		{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', isStored: true },
		{ name: 'content.xml', content: `<office:document-content>${text}</office:document-content>` }
	]);
