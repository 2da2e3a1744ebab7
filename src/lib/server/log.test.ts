import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases, undone, type OpenDatabase } from '../../../tests/support/databases';
import { hashPassword } from './auth/passwords';
import { createToken } from './auth/tokens';
import { accounts, links } from './db/schema';
import { createLog, describeError, loggedPath } from './log';

/** What a log writes, given an error. */
function write(error: unknown): string {
	const lines: string[] = [];
	createLog('info', { write: (line) => lines.push(line) }).error({ err: error }, 'failed');
	expect(lines).toHaveLength(1);
	return lines[0]!;
}

describe.each(databases)('a query that fails on $name', ({ open }) => {
	let database: OpenDatabase;
	beforeAll(async () => {
		database = await open('empty');
	});
	afterAll(() => database.close());

	/** The error that this work ends with. */
	async function failing(work: (db: OpenDatabase['db']) => Promise<unknown>): Promise<unknown> {
		let caught: unknown;
		await undone(database.db, async (tx) => {
			await tx.transaction((inner) => work(inner)).catch((error: unknown) => (caught = error));
		});
		expect(caught).toBeInstanceOf(Error);
		return caught;
	}

	it('is logged without the hash of a token', async () => {
		const { tokenHash } = createToken();
		const link = {
			tokenHash,
			purpose: 'invitation' as const,
			accountId: null,
			createdBy: 'system:installer',
			createdAt: new Date(0),
			expiresAt: new Date(0)
		};
		const error = await failing(async (db) => {
			await db.insert(links).values(link);
			await db.insert(links).values(link);
		});
		const line = write(error);
		expect(line).not.toContain(tokenHash);
		expect(JSON.parse(line)).toMatchObject({
			err: {
				message: expect.stringContaining('insert into "links"'),
				stack: expect.stringMatching(/^\s+at /),
				cause: { code: '23505', constraint: expect.stringContaining('token_hash') }
			}
		});
	});

	it('is logged without the hash of a password, an address or a name', async () => {
		const passwordHash = await hashPassword('correct horse battery staple');
		const error = await failing((db) =>
			db.insert(accounts).values({
				email: 'somebody@people.example',
				name: 'Somebody Unusual',
				organisationId: 999_999,
				createdAt: new Date(0),
				passwordHash
			})
		);
		const line = write(error);
		for (const secret of [passwordHash, 'argon2', 'somebody@', 'Unusual']) {
			expect(line).not.toContain(secret);
		}
	});

	it('is logged without a value that its type does not allow', async () => {
		const error = await failing((db) =>
			db
				.select()
				.from(accounts)
				.where(eq(accounts.id, 'a secret value' as unknown as number))
		);
		expect(write(error)).not.toContain('a secret value');
	});
});

describe('describeError', () => {
	it('takes nothing that hangs on an error but what it names', () => {
		const error = Object.assign(new Error('It failed.'), {
			params: ['a secret'],
			detail: 'Key (email)=(a secret) already exists.',
			cause: Object.assign(new Error('Below.'), { args: ['a secret'] })
		});
		expect(write(error)).not.toContain('a secret');
		expect(describeError(error)).toMatchObject({
			type: 'Error',
			message: 'It failed.',
			cause: { message: 'Below.' }
		});
	});

	it('does not take lines of a message for calls', () => {
		const error = new Error('one\n    at a secret (of:1:1)');
		expect(describeError(error).stack).not.toContain('a secret');
	});

	it('ends where causes go in a circle', () => {
		const error = new Error('round');
		error.cause = error;
		expect(() => write(error)).not.toThrow();
	});

	it('says nothing of what is thrown and is no error', () => {
		expect(write('a secret')).not.toContain('a secret');
	});
});

describe('loggedPath', () => {
	const { token } = createToken();

	it.each([
		[`/join/${token}`, '/join/…'],
		[`/join/${token}/__data.json?x=${token}`, '/join/…/__data.json'],
		[`/%6Aoin/${token}`, '/join/…'],
		[`//join//${token}`, '//join//…'],
		[`/workspace/${token}`, '/workspace/…'],
		[`/calendar/${token}.ics`, '/calendar/….ics'],
		['/join/not-a-token', '/join/…'],
		['/reply/not-a-token?sent=1', '/reply/…'],
		['/sign-in?next=/workspace', '/sign-in'],
		['/surveys/whatsapp-in-government/compare', '/surveys/whatsapp-in-government/compare'],
		['/%ff', '/%ff']
	])('writes %s as %s', (path, logged) => {
		expect(loggedPath(path)).toBe(logged);
	});
});
