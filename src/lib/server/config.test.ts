import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig, readSecretKey } from './config';

describe('people of the example', () => {
	const demonstration = (env: NodeJS.ProcessEnv) => readConfig(env).demonstration;
	const url = 'postgres://localhost/crosscheck';

	it('can come in on a first try, with the embedded database', () => {
		expect(demonstration({})).toBe(true);
		expect(demonstration({ DATABASE_URL: '' })).toBe(true);
	});

	it('cannot come in where a database is set, unless that is asked for', () => {
		expect(demonstration({ DATABASE_URL: url })).toBe(false);
		expect(demonstration({ DATABASE_URL: url, DEMONSTRATION: '' })).toBe(false);
		expect(demonstration({ DATABASE_URL: url, DEMONSTRATION: 'yes' })).toBe(true);
	});

	it('cannot come in for any word but yes', () => {
		for (const word of ['no', 'No', 'true', '1', 'YES please', 'off']) {
			expect(demonstration({ DEMONSTRATION: word }), word).toBe(false);
			expect(demonstration({ DEMONSTRATION: word, DATABASE_URL: url }), word).toBe(false);
		}
	});
});

describe('the files of letters', () => {
	it('are in the data folder, and of 50 MB at most, unless settings say otherwise', () => {
		const usual = readConfig({ CROSSCHECK_DATA: '/srv/data' });
		expect(usual.documentsFolder).toBe('/srv/data/documents');
		expect(usual.uploadLimit).toBe(52_428_800);
		const set = readConfig({ CROSSCHECK_DOCUMENTS: '/srv/letters', UPLOAD_LIMIT_MB: '2' });
		expect(set.documentsFolder).toBe('/srv/letters');
		expect(set.uploadLimit).toBe(2_097_152);
	});
});

describe('the secret key', () => {
	let folder: string;
	beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), 'crosscheck-'));
	});
	afterAll(() => rmSync(folder, { recursive: true, force: true }));
	const read = (env: NodeJS.ProcessEnv) =>
		readSecretKey(readConfig({ CROSSCHECK_DATA: join(folder, 'data'), ...env }));

	it('is the one that is set, where it is long enough', () => {
		const own = 'a key of our own, long enough to be one';
		expect(read({ SECRET_KEY: own })).toBe(own);
		expect(() => read({ SECRET_KEY: 'short' })).toThrow('SECRET_KEY is too short');
	});

	it('is made once where none is set, and only its owner can read it', () => {
		const key = read({});
		expect(key).toMatch(/^[0-9a-f]{64}$/);
		expect(read({})).toBe(key);
		const file = join(folder, 'data', 'secret-key');
		expect(readFileSync(file, 'utf8')).toBe(key);
		expect(statSync(file).mode & 0o777).toBe(0o600);
	});
});
