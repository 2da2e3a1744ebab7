import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentTypes } from './document-type';
import { cleanFileName, downloadName, longestFileName } from './file-name';

describe('the name of a letter', () => {
	it.each([
		['Response letter.pdf', 'Response letter.pdf'],
		['../../etc/passwd', 'passwd'],
		['C:\\Users\\rosa\\FOI 2022.docx', 'FOI 2022.docx'],
		['a\r\nSet-Cookie: x=1\n.pdf', 'a Set-Cookie: x=1 .pdf'],
		['two%0Alines%0D%0A.pdf', 'two lines .pdf'],
		['said %22no%22.pdf', 'said "no".pdf'],
		['50%20 of it.pdf', '50%20 of it.pdf'],
		['invoice\u202Efdp.exe', 'invoice fdp.exe'],
		['zero\0byte.txt', 'zero byte.txt'],
		['.htaccess', 'htaccess'],
		['re\u0301ponse.pdf', 'réponse.pdf'],
		['..', 'letter'],
		['', 'letter']
	])('%j is kept as %j', (sent, kept) => {
		expect(cleanFileName(sent)).toBe(kept);
	});

	it('is cut where it is too long, and keeps its ending', () => {
		const name = cleanFileName(`${'é'.repeat(500)}.pdf`);
		expect([...name]).toHaveLength(longestFileName);
		expect(name.endsWith('é.pdf')).toBe(true);
	});

	it('is always one line that names no folder, and stays what it is when it is cleaned again', () => {
		const anything = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.string({ unit: 'grapheme' }),
			fc.string({ unit: fc.constantFrom('.', ' ', '/', '%0A', '%', '\u200d', 'a') })
		);
		fc.assert(
			fc.property(anything, (sent) => {
				const name = cleanFileName(sent);
				expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
				expect(name).not.toBe('');
				expect(name).not.toMatch(/^\.|^\s|\s$/);
				expect([...name].length).toBeLessThanOrEqual(longestFileName);
				expect(name.isWellFormed()).toBe(true);
				expect(cleanFileName(name)).toBe(name);
			}),
			{ numRuns: 1000 }
		);
	});
});

describe('what a letter is saved as', () => {
	it.each([
		['letter.pdf', 'pdf', 'letter.pdf'],
		['LETTER.PDF', 'pdf', 'LETTER.PDF'],
		['scan.jpeg', 'jpeg', 'scan.jpeg'],
		['scan.jpg', 'jpeg', 'scan.jpg'],
		['page.html', 'text', 'page.html.txt'],
		['setup.exe', 'csv', 'setup.exe.csv'],
		['Response', 'docx', 'Response.docx']
	] as const)('%s, which is %s, as %s', (name, type, saved) => {
		expect(downloadName(name, type)).toBe(saved);
	});

	it('never ends as anything that runs', () => {
		fc.assert(
			fc.property(fc.string(), fc.constantFrom(...documentTypes), (name, type) => {
				expect(downloadName(cleanFileName(name), type)).toMatch(
					/\.(pdf|docx|odt|xlsx|csv|eml|txt|png|jpe?g|gif|webp)$/i
				);
			})
		);
	});
});
