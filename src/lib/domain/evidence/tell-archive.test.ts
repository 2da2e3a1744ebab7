import { describe, expect, it } from 'vitest';
import { tellArchive } from './tell-archive';

const typesOf = (...types: string[]) =>
	`<Types>${types.map((type) => `<Override ContentType="${type}"/>`).join('')}</Types>`;
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
const slides = 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml';
const docx = {
	names: ['[Content_Types].xml', '_rels/.rels', 'word/document.xml'],
	contentTypes: typesOf(word),
	mimeType: null
};
const xlsx = {
	names: ['[Content_Types].xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml'],
	contentTypes: typesOf(excel),
	mimeType: null
};
const odt = {
	names: ['mimetype', 'content.xml'],
	contentTypes: null,
	mimeType: 'application/vnd.oasis.opendocument.text'
};

describe('an archive', () => {
	it('is a document by what it says it is and by what it holds', () => {
		expect(tellArchive(docx)).toEqual({ type: 'docx' });
		expect(tellArchive(xlsx)).toEqual({ type: 'xlsx' });
		expect(tellArchive(odt)).toEqual({ type: 'odt' });
	});

	it.each([
		['Visual Basic', docx, 'word/vbaProject.bin'],
		['Visual Basic, in capitals', xlsx, 'XL/VBAPROJECT.BIN'],
		['Excel 4', xlsx, 'xl/macrosheets/sheet1.xml'],
		['Basic', odt, 'Basic/Standard/Module1.xml'],
		['Python', odt, 'Scripts/python/module.py']
	])('is refused for its macros: %s', (_, archive, part) => {
		expect(tellArchive({ ...archive, names: [...archive.names, part] })).toEqual({
			refusal: 'macros'
		});
	});

	it('is refused for macros that it says it may have', () => {
		const contentTypes = typesOf('application/vnd.ms-excel.sheet.macroEnabled.main+xml');
		expect(tellArchive({ ...xlsx, contentTypes })).toEqual({ refusal: 'macros' });
	});

	it('is refused where it is another document', () => {
		const presentation = { names: ['ppt/presentation.xml'], mimeType: null };
		expect(tellArchive({ ...presentation, contentTypes: typesOf(slides) })).toEqual({
			refusal: 'other_office'
		});
		const mimeType = 'application/vnd.oasis.opendocument.spreadsheet';
		expect(tellArchive({ ...odt, mimeType })).toEqual({ refusal: 'other_office' });
	});

	it('is refused where it says what it does not hold', () => {
		expect(tellArchive({ ...docx, names: ['[Content_Types].xml'] })).toEqual({
			refusal: 'other_office'
		});
	});

	it('is refused where it is none', () => {
		for (const mimeType of [null, 'application/epub+zip']) {
			expect(tellArchive({ names: ['a.pdf'], contentTypes: null, mimeType })).toEqual({
				refusal: 'archive'
			});
		}
	});
});
