/** Coming in and going out: links, passwords, sessions, second factors, and who administers. */
import { hash, verify } from '@node-rs/argon2';
import { encodeBase32, encodeBase64url, encodeHexLowerCase } from '@oslojs/encoding';
import { generateHOTP } from '@oslojs/otp';
import { getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { accountKey, type AccountActor, type Actor } from '$lib/domain/access/actor';
import type { Role } from '$lib/domain/access/role';
import { readRegisterFile } from '$lib/domain/interchange/register-file';
import { readSurveyFile } from '$lib/domain/interchange/survey-file';
import { createSecretBox } from '$lib/server/auth/secret-box';
import { createThrottle } from '$lib/server/auth/throttle';
import { hashToken } from '$lib/server/auth/tokens';
import type { Database } from '$lib/server/db/connect';
import * as schema from '$lib/server/db/schema';
import {
	countAdministrators,
	findAccount,
	findAccountByEmail,
	insertAccount,
	listPeople,
	lockAccount,
	updateAccount
} from '$lib/server/queries/accounts';
import { withdrawLinks } from '$lib/server/queries/links';
import { countRecoveryCodes } from '$lib/server/queries/recovery-codes';
import { deleteSessionsOf, listSessions } from '$lib/server/queries/sessions';
import { beginSecondFactor } from '$lib/server/services/begin-second-factor';
import { changePassword } from '$lib/server/services/change-password';
import { changeRoles } from '$lib/server/services/change-roles';
import { changeSettings } from '$lib/server/services/change-settings';
import { choosePassword } from '$lib/server/services/choose-password';
import { confirmSecondFactor } from '$lib/server/services/confirm-second-factor';
import { createFirstAdministrator } from '$lib/server/services/create-first-administrator';
import { editPerson } from '$lib/server/services/edit-person';
import { endOwnSessions } from '$lib/server/services/end-own-sessions';
import { endSessions } from '$lib/server/services/end-sessions';
import { enterDemonstration } from '$lib/server/services/enter-demonstration';
import { finishSecondFactor } from '$lib/server/services/finish-second-factor';
import { invitePerson } from '$lib/server/services/invite-person';
import { issueFirstLink } from '$lib/server/services/issue-first-link';
import { issueLink } from '$lib/server/services/issue-link';
import { offerEntrances } from '$lib/server/services/offer-entrances';
import { RefusedError } from '$lib/server/services/perform';
import { renewRecoveryCodes } from '$lib/server/services/renew-recovery-codes';
import { resetSecondFactor } from '$lib/server/services/reset-second-factor';
import { restorePerson } from '$lib/server/services/restore-person';
import { resumeSession } from '$lib/server/services/resume-session';
import { reviewRevision } from '$lib/server/services/review-revision';
import { signIn } from '$lib/server/services/sign-in';
import { signOut } from '$lib/server/services/sign-out';
import { submitAnswer } from '$lib/server/services/submit-answer';
import { submitFinding } from '$lib/server/services/submit-finding';
import { suspendPerson } from '$lib/server/services/suspend-person';
import { findOffer, lookAtLink } from '$lib/server/services/take-link';
import type { Attempt } from '$lib/server/services/try-within';
import { turnOffSecondFactor } from '$lib/server/services/turn-off-second-factor';
import { verifyRecords } from '$lib/server/services/verify-records';
import { databases, postgres18, undone, type OpenDatabase } from '../support/databases';
import { exampleFiles } from '../support/example';
import { addressOf, createPeople, password, signInDirectly, type Sort } from '../support/people';
import { findAnswer, fingerprint, lastEvent, refused, revise, survey } from './example-survey';

vi.mock('@node-rs/argon2', async (importOriginal) => {
	const real = await importOriginal<typeof import('@node-rs/argon2')>();
	return { ...real, hash: vi.fn(real.hash), verify: vi.fn(real.verify) };
});

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const now = new Date('2026-11-26T12:00:00.000Z');
const after = (milliseconds: number) => new Date(now.getTime() + milliseconds);

const installer: Actor = { kind: 'system', name: 'installer' };
const box = createSecretBox('the key of the test');
const another = 'another password of mine';
const wrong = 'not the password at all';

const attemptFrom = (db: Database, address = '192.0.2.1'): Attempt => ({
	throttle: createThrottle(db),
	address,
	device: 'Test'
});
const tokenOf = ({ path }: { path: string }) => path.replace('/join/', '');

/** How a refused command was refused. */
async function refusalOf(command: Promise<unknown>): Promise<RefusedError> {
	const error = await command.then(
		() => new Error('It was not refused.'),
		(reason: unknown) => reason
	);
	if (!(error instanceof RefusedError)) throw error;
	return error;
}
const codeOf = async (command: Promise<unknown>) => (await refusalOf(command)).code;

/** All that a database holds, but for the trail and the counts of tries. */
const withoutTrail = async (db: Database) => {
	const tables = Object.entries(await fingerprint(db));
	return tables.filter(([table]) => !['audit_events', 'throttles'].includes(table));
};

const invitation = (email: string, more: { body?: string; organisation?: string } = {}) => ({
	name: 'Nia Wyn',
	email,
	organisation: 'Test Institute',
	body: '',
	isAdministrator: false,
	roles: [{ survey, role: 'researcher' as Role }],
	...more
});

/** Signs somebody in, and gives their token and who they are to the next request. */
async function comeIn(db: Database, accountId: number, at = now) {
	const token = await signInDirectly(db, accountId, at);
	return { token, actor: await whoComes(db, token, at) };
}

async function whoComes(db: Database, token: string, at = now): Promise<AccountActor> {
	const resumed = await resumeSession(db, token, at);
	if (!resumed) throw new Error('Nobody comes with this token.');
	return resumed.actor;
}

/** The code that an authenticator app shows. */
async function codeAt(db: Database, accountId: number, at: Date): Promise<string> {
	const account = await findAccount(db, accountId);
	const step = Math.floor(at.getTime() / 30_000);
	return generateHOTP(box.open(account!.totpKey!), BigInt(step), 6);
}

async function setUpSecondFactor(db: Database, accountId: number, at = now) {
	const { actor } = await comeIn(db, accountId, at);
	await beginSecondFactor(db, actor, password, box, attemptFrom(db), at);
	const code = await codeAt(db, accountId, at);
	const done = await finishSecondFactor(db, actor, code, box, attemptFrom(db), at);
	return { ...done, code, actor: await whoComes(db, done.session.token, at) };
}

/** Signs in by password, as far as the code of the second factor. */
async function comeToTheCode(db: Database, sort: Sort, at = now) {
	const opened = await signIn(db, { email: addressOf(sort), password }, attemptFrom(db), at);
	return { ...opened, actor: await whoComes(db, opened.token, at) };
}

beforeEach(() => {
	vi.mocked(hash).mockClear();
	vi.mocked(verify).mockClear();
});

describe.each(databases)('in $name', ({ open }) => {
	let database: OpenDatabase;
	let db: Database;
	let people: Record<Sort, Actor>;
	beforeAll(async () => {
		database = await open('example');
		db = database.db;
		people = await createPeople(db, now);
	});
	afterAll(() => database.close());

	const own = (sort: Sort) => people[sort] as AccountActor;
	const idOf = (sort: Sort) => own(sort).id;
	const nobodyAdministers = (tx: Database) =>
		updateAccount(tx, idOf('administrator'), { isAdministrator: false });

	describe('the first administrator', () => {
		const first = {
			email: 'First@Test.Example',
			name: 'Ffion First',
			organisation: 'Test Institute',
			password: another
		};
		const create = (tx: Database, token: string, at = now, more = {}) =>
			createFirstAdministrator(tx, token, { ...first, ...more }, attemptFrom(tx), at);

		it('comes in by the link, which works once, and then there is no other', async () => {
			await undone(db, async (tx) => {
				await nobodyAdministers(tx);
				const link = await issueFirstLink(tx, installer, now);
				const token = tokenOf(link!);
				expect(await findOffer(tx, token, now)).toEqual({
					purpose: 'first_administrator',
					account: null
				});
				const { token: session } = await create(tx, token);
				const resumed = await resumeSession(tx, session, now);
				expect(resumed).toMatchObject({
					actor: { isAdministrator: true, roles: [], awaits: null },
					person: { email: 'first@test.example' }
				});
				expect(await lastEvent(tx)).toMatchObject({
					actor: 'visitor',
					action: 'create_first_administrator',
					subjectKey: accountKey(resumed!.actor.id)
				});
				const before = await withoutTrail(tx);
				expect(await codeOf(create(tx, token, now, { email: 'b@test.example' }))).toBe('link_used');
				expect(await withoutTrail(tx)).toEqual(before);
				expect(await issueFirstLink(tx, installer, now)).toBeNull();
			});
		});

		it('gets no link where there is one already', async () => {
			await undone(db, async (tx) => {
				const before = await fingerprint(tx);
				expect(await issueFirstLink(tx, installer, now)).toBeNull();
				expect(await fingerprint(tx)).toEqual(before);
			});
		});

		it('gets another link at each start, and the last alone works', async () => {
			await undone(db, async (tx) => {
				await nobodyAdministers(tx);
				const [old, young] = [
					await issueFirstLink(tx, installer, now),
					await issueFirstLink(tx, installer, now)
				];
				expect(await codeOf(create(tx, tokenOf(old!)))).toBe('link_withdrawn');
				await create(tx, tokenOf(young!));
			});
		});

		it('is not made by a link that was printed before there was one', async () => {
			await undone(db, async (tx) => {
				await nobodyAdministers(tx);
				const token = tokenOf((await issueFirstLink(tx, installer, now))!);
				await updateAccount(tx, idOf('nobody'), { isAdministrator: true });
				const before = await withoutTrail(tx);
				expect(await codeOf(create(tx, token))).toBe('link_withdrawn');
				expect(await codeOf(findOffer(tx, token, now))).toBe('link_withdrawn');
				expect(await withoutTrail(tx)).toEqual(before);
			});
		});

		it('is not one who was invited and has not come in, nor one who is suspended', async () => {
			await undone(db, async (tx) => {
				await updateAccount(tx, idOf('administrator'), { passwordHash: null });
				expect(await issueFirstLink(tx, installer, now)).not.toBeNull();
			});
			await undone(db, async (tx) => {
				await updateAccount(tx, idOf('administrator'), { suspendedAt: now });
				expect(await issueFirstLink(tx, installer, now)).not.toBeNull();
			});
		});

		it('has a day to come in', async () => {
			await undone(db, async (tx) => {
				await nobodyAdministers(tx);
				const token = tokenOf((await issueFirstLink(tx, installer, now))!);
				expect(await codeOf(create(tx, token, after(day)))).toBe('link_expired');
				await create(tx, token, after(day - 1));
			});
		});

		it('who gives an address or a password that cannot be taken has the link still', async () => {
			await undone(db, async (tx) => {
				await nobodyAdministers(tx);
				const token = tokenOf((await issueFirstLink(tx, installer, now))!);
				const taken = { email: addressOf('nobody').toUpperCase() };
				expect(await codeOf(create(tx, token, now, taken))).toBe('email_taken');
				const refusedPassword = { password: 'ffionfirst26' };
				expect(await codeOf(create(tx, token, now, refusedPassword))).toBe('password_personal');
				await create(tx, token);
			});
		});

		it('is made by no link for anything else', async () => {
			await undone(db, async (tx) => {
				const { link } = await invitePerson(
					tx,
					people.administrator,
					invitation('nia@test.example'),
					now
				);
				await nobodyAdministers(tx);
				expect(await codeOf(create(tx, tokenOf(link)))).toBe('link_unknown');
				const forFirst = tokenOf((await issueFirstLink(tx, installer, now))!);
				const choose = choosePassword(tx, forFirst, another, attemptFrom(tx), now);
				expect(await codeOf(choose)).toBe('link_unknown');
				const enter = enterDemonstration(tx, forFirst, attemptFrom(tx), now);
				expect(await codeOf(enter)).toBe('link_unknown');
			});
		});
	});

	describe('an invitation', () => {
		const email = 'nia@test.example';
		const invite = (tx: Database) => invitePerson(tx, people.administrator, invitation(email), now);
		const choose = (tx: Database, link: { path: string }, at = now, chosen = another) =>
			choosePassword(tx, tokenOf(link), chosen, attemptFrom(tx), at);

		it('lets somebody choose a password and in, once', async () => {
			await undone(db, async (tx) => {
				const { accountId, link } = await invite(tx);
				const early = signIn(tx, { email, password: another }, attemptFrom(tx), now);
				expect(await codeOf(early)).toBe('wrong_credentials');
				const opened = await choose(tx, link);
				expect(opened.awaitsSecondFactor).toBe(false);
				expect(await whoComes(tx, opened.token)).toMatchObject({
					id: accountId,
					isAdministrator: false,
					roles: [{ role: 'researcher' }]
				});
				expect(await lastEvent(tx)).toMatchObject({
					action: 'choose_password',
					subjectKey: accountKey(accountId),
					details: { by: 'invitation' }
				});
				const before = await withoutTrail(tx);
				expect(await codeOf(choose(tx, link, now, 'a third password here'))).toBe('link_used');
				expect(await withoutTrail(tx)).toEqual(before);
				expect(await lastEvent(tx)).toMatchObject({
					actor: 'visitor',
					action: 'refused',
					subjectKey: 'choose_password',
					details: { code: 'link_used' }
				});
				await signIn(tx, { email, password: another }, attemptFrom(tx), now);
			});
		});

		it('is looked at without being used up', async () => {
			await undone(db, async (tx) => {
				const { accountId, link } = await invite(tx);
				const before = await fingerprint(tx);
				for (let index = 0; index < 40; index++) {
					const offer = await lookAtLink(tx, tokenOf(link), attemptFrom(tx), now);
					expect(offer).toMatchObject({ purpose: 'invitation', account: { id: accountId } });
				}
				const { throttles: counts, ...others } = await fingerprint(tx);
				expect({ ...before, ...others }).toEqual(before);
				expect(counts).toBeDefined();
				await choose(tx, link);
			});
		});

		it('has a week', async () => {
			await undone(db, async (tx) => {
				const { link } = await invite(tx);
				expect(link.expiresAt).toEqual(after(7 * day));
				expect(await codeOf(choose(tx, link, after(7 * day)))).toBe('link_expired');
				await choose(tx, link, after(7 * day - 1));
			});
		});

		it('is withdrawn by a newer one', async () => {
			await undone(db, async (tx) => {
				const { accountId, link } = await invite(tx);
				const newer = await issueLink(tx, people.administrator, accountId, now);
				expect(await lastEvent(tx)).toMatchObject({ details: { purpose: 'invitation' } });
				expect(await codeOf(choose(tx, link))).toBe('link_withdrawn');
				await choose(tx, newer);
			});
		});

		it('is refused to who was suspended, and stays so when they are restored', async () => {
			await undone(db, async (tx) => {
				const { accountId, link } = await invite(tx);
				await suspendPerson(tx, people.administrator, accountId, now);
				expect(await codeOf(choose(tx, link))).toBe('link_withdrawn');
				const issue = issueLink(tx, people.administrator, accountId, now);
				expect(await codeOf(issue)).toBe('suspended');
				await restorePerson(tx, people.administrator, accountId, now);
				expect(await codeOf(choose(tx, link))).toBe('link_withdrawn');
				await choose(tx, await issueLink(tx, people.administrator, accountId, now));
			});
		});

		it('is still there after a password that cannot be used', async () => {
			await undone(db, async (tx) => {
				const { link } = await invite(tx);
				const before = await withoutTrail(tx);
				for (const [chosen, code] of [
					['elevenchars', 'password_too_short'],
					['SonyEricsson', 'password_common'],
					['Crosscheck2026', 'password_personal'],
					[`${'abcdefg hij'.repeat(24)}`, 'password_too_long']
				] as const) {
					expect(await codeOf(choose(tx, link, now, chosen))).toBe(code);
				}
				expect(hash).not.toHaveBeenCalled();
				expect(await withoutTrail(tx)).toEqual(before);
				await choose(tx, link);
			});
		});

		it('is not made for an address that somebody has already', async () => {
			await undone(db, async (tx) => {
				const before = await withoutTrail(tx);
				const again = invitation(addressOf('nobody'));
				const inviting = invitePerson(tx, people.administrator, again, now);
				expect(await codeOf(inviting)).toBe('email_taken');
				expect(await withoutTrail(tx)).toEqual(before);
			});
		});

		it('to an organisation does not take its department away', async () => {
			await undone(db, async (tx) => {
				const bodies = async () =>
					(await listPeople(tx))
						.filter((one) => one.organisation === 'DESNZ')
						.map((one) => one.body);
				const ask = (address: string, body: string) =>
					invitePerson(
						tx,
						people.administrator,
						invitation(address, { organisation: 'DESNZ', body }),
						now
					);
				await ask('a@test.example', 'desnz');
				const { accountId } = await ask('b@test.example', '');
				expect(await bodies()).toEqual(['desnz', 'desnz']);
				const { email: other } = invitation('c@test.example');
				const moved = { name: 'C', email: other, organisation: 'DESNZ', body: '' };
				await editPerson(tx, people.administrator, idOf('nobody'), moved, now);
				expect(await bodies()).toEqual(['desnz', 'desnz', 'desnz']);
				// Of somebody who works there already an empty field says that it is none.
				const same = { ...moved, email: 'b@test.example' };
				await editPerson(tx, people.administrator, accountId, same, now);
				expect(await bodies()).toEqual([null, null, null]);
			});
		});
	});

	describe('a reset of a password', () => {
		const issue = (tx: Database, sort: Sort = 'researcher', at = now) =>
			issueLink(tx, people.administrator, idOf(sort), at);
		const choose = (tx: Database, link: { path: string }, at = now) =>
			choosePassword(tx, tokenOf(link), another, attemptFrom(tx), at);
		const email = addressOf('researcher');

		it('ends every session and the old password, and begins a session', async () => {
			await undone(db, async (tx) => {
				const { token } = await comeIn(tx, idOf('researcher'));
				const others = await comeIn(tx, idOf('reviewer'));
				const link = await issue(tx);
				expect(await resumeSession(tx, token, now)).not.toBeNull();
				const opened = await choose(tx, link);
				expect(await resumeSession(tx, token, now)).toBeNull();
				expect(await whoComes(tx, opened.token)).toMatchObject({ id: idOf('researcher') });
				expect(await resumeSession(tx, others.token, now)).not.toBeNull();
				expect(await listSessions(tx, idOf('researcher'), now)).toHaveLength(1);
				const old = signIn(tx, { email, password }, attemptFrom(tx), now);
				expect(await codeOf(old)).toBe('wrong_credentials');
				await signIn(tx, { email, password: another }, attemptFrom(tx), now);
			});
		});

		it('works once, within a day, and the last made alone', async () => {
			await undone(db, async (tx) => {
				const first = await issue(tx);
				const link = await issue(tx);
				expect(await codeOf(choose(tx, first))).toBe('link_withdrawn');
				expect(await codeOf(choose(tx, link, after(day)))).toBe('link_expired');
				await choose(tx, link, after(day - 1));
				const before = await withoutTrail(tx);
				expect(await codeOf(choose(tx, link))).toBe('link_used');
				expect(await withoutTrail(tx)).toEqual(before);
			});
		});

		it('leaves the second factor to be given', async () => {
			await undone(db, async (tx) => {
				await setUpSecondFactor(tx, idOf('researcher'));
				const opened = await choose(tx, await issue(tx));
				expect(opened.awaitsSecondFactor).toBe(true);
				expect(await whoComes(tx, opened.token)).toMatchObject({ awaits: 'second_factor' });
			});
		});

		it('is withdrawn where the person changes the password themselves', async () => {
			await undone(db, async (tx) => {
				const link = await issue(tx);
				const { actor } = await comeIn(tx, idOf('researcher'));
				const change = { current: password, next: another };
				await changePassword(tx, actor, change, attemptFrom(tx), now);
				expect(await codeOf(choose(tx, link))).toBe('link_withdrawn');
			});
		});

		it('of somebody who was suspended meanwhile is refused', async () => {
			await undone(db, async (tx) => {
				const link = await issue(tx);
				await updateAccount(tx, idOf('researcher'), { suspendedAt: now });
				expect(await codeOf(choose(tx, link))).toBe('link_withdrawn');
				expect(await codeOf(findOffer(tx, tokenOf(link), now))).toBe('link_withdrawn');
			});
		});

		it('is guessed thirty times an hour from one address', async () => {
			await undone(db, async (tx) => {
				const attempt = attemptFrom(tx);
				const look = (token: string) => codeOf(lookAtLink(tx, token, attempt, now));
				for (let index = 0; index < 30; index++) {
					expect(await look(`guess${index}`)).toBe('link_unknown');
				}
				expect(await look('guess')).toBe('too_many_tries');
				expect(await look(tokenOf(await issue(tx)))).toBe('too_many_tries');
			});
		});
	});

	describe('signing in', () => {
		const email = addressOf('researcher');
		const enter = (tx: Database, more: Partial<{ email: string; password: string }> = {}) =>
			signIn(tx, { email, password, ...more }, attemptFrom(tx), now);

		it('opens a session, and the trail hears of it', async () => {
			await undone(db, async (tx) => {
				const { token, expiresAt, awaitsSecondFactor } = await enter(tx);
				expect({ expiresAt, awaitsSecondFactor }).toEqual({
					expiresAt: after(5 * day),
					awaitsSecondFactor: false
				});
				expect(await whoComes(tx, token)).toMatchObject({ id: idOf('researcher'), awaits: null });
				expect(await lastEvent(tx)).toMatchObject({
					actor: 'visitor',
					action: 'sign_in',
					subjectKey: accountKey(idOf('researcher')),
					details: { awaits: null }
				});
				expect((await verifyRecords(tx)).isSound).toBe(true);
			});
		});

		it('takes the address in any case, with spaces around, and the password as it is alone', async () => {
			await undone(db, async (tx) => {
				await enter(tx, { email: ` ${email.toUpperCase()}\n` });
				expect(await codeOf(enter(tx, { password: password.toUpperCase() }))).toBe(
					'wrong_credentials'
				);
				expect(await codeOf(enter(tx, { password: ` ${password}` }))).toBe('wrong_credentials');
			});
		});

		it('fails in the same words after the same work, whatever is wrong', async () => {
			await undone(db, async (tx) => {
				await invitePerson(tx, people.administrator, invitation('guest@test.example'), now);
				await suspendPerson(tx, people.administrator, idOf('reviewer'), now);
				const guest = (await findAccountByEmail(tx, 'guest@test.example'))!.id;
				// The first try at an unknown address makes the hash that it is compared with.
				await codeOf(enter(tx, { email: 'before@test.example' }));
				const before = await withoutTrail(tx);
				for (const [what, typed, account] of [
					['a wrong password', { password: wrong }, idOf('researcher')],
					['no password', { password: '' }, idOf('researcher')],
					['an unknown address', { email: 'none@test.example' }, null],
					['no address', { email: '' }, null],
					['an address with a zero in it', { email: `${email}\0` }, null],
					['a suspended account', { email: addressOf('reviewer') }, idOf('reviewer')],
					['an invitation not yet taken up', { email: 'guest@test.example' }, guest]
				] as const) {
					vi.mocked(hash).mockClear();
					vi.mocked(verify).mockClear();
					expect(await refusalOf(enter(tx, typed)), what).toMatchObject({
						code: 'wrong_credentials',
						message: 'The address or the password is not right.'
					});
					expect(verify, what).toHaveBeenCalledTimes(1);
					expect(hash, what).not.toHaveBeenCalled();
					expect(await lastEvent(tx), what).toMatchObject({
						actor: 'visitor',
						action: 'refused',
						subjectKey: 'sign_in'
					});
					const details =
						account === null
							? { code: 'wrong_credentials' }
							: { code: 'wrong_credentials', account: accountKey(account) };
					expect((await lastEvent(tx)).details, what).toEqual(details);
				}
				expect(await withoutTrail(tx)).toEqual(before);
			});
		});

		it.each([
			['suspended', { suspendedAt: now }],
			['given another password', { passwordHash: '$argon2id$v=19$m=19456,t=2,p=1$AAAA$AAAA' }]
		])('fails where the account is %s at that very moment', async (_, change) => {
			await undone(db, async (tx) => {
				vi.mocked(verify).mockImplementationOnce(async () => {
					await updateAccount(tx, idOf('researcher'), change);
					return true;
				});
				expect(await codeOf(enter(tx))).toBe('wrong_credentials');
				expect(await listSessions(tx, idOf('researcher'), now)).toEqual([]);
			});
		});

		it('asks for the second factor that was set up at that very moment', async () => {
			await undone(db, async (tx) => {
				vi.mocked(verify).mockImplementationOnce(async () => {
					await updateAccount(tx, idOf('researcher'), { totpConfirmedAt: now });
					return true;
				});
				expect((await enter(tx)).awaitsSecondFactor).toBe(true);
			});
		});

		it('gives another token than any that was brought, and leaves nothing to go by', async () => {
			await undone(db, async (tx) => {
				const brought = await signInDirectly(tx, idOf('nobody'), now);
				const [one, other] = [await enter(tx), await enter(tx)];
				expect(new Set([brought, one.token, other.token]).size).toBe(3);
				const sessions = await tx.select().from(schema.sessions);
				const hashes = sessions.map((session) => session.tokenHash);
				expect(hashes).toContain(hashToken(one.token));
				expect(JSON.stringify(sessions)).not.toContain(one.token);
			});
		});

		it('is shut to an address after twenty failures, also with the right password, and open to others', async () => {
			await undone(db, async (tx) => {
				const attempt = attemptFrom(tx);
				vi.mocked(verify).mockImplementation(() => Promise.resolve(false));
				for (let index = 0; index < 20; index++) {
					// Each at another account: it is the address that is shut out.
					const tried = { email: `${index}@test.example`, password: wrong };
					expect(await codeOf(signIn(tx, tried, attempt, now))).toBe('wrong_credentials');
				}
				vi.mocked(verify).mockReset();
				vi.mocked(verify).mockImplementation(
					(await vi.importActual<typeof import('@node-rs/argon2')>('@node-rs/argon2')).verify
				);
				const right = { email, password };
				const onTooMany = vi.fn();
				const refusal = await refusalOf(signIn(tx, right, { ...attempt, onTooMany }, now));
				expect(refusal.code).toBe('too_many_tries');
				expect(onTooMany.mock.calls).toEqual([[3600]]);
				expect(refusal.message).toContain('Wait 60 minutes');
				expect(verify).not.toHaveBeenCalled();
				for (let index = 0; index < 5; index++) {
					expect(await codeOf(signIn(tx, right, attempt, now))).toBe('too_many_tries');
				}
				const { auditEvents } = schema;
				const heard = await tx
					.select()
					.from(auditEvents)
					.where(sql`${auditEvents.details} ->> 'code' = 'too_many_tries'`);
				expect(heard).toMatchObject([
					{ actor: 'visitor', action: 'refused', subjectKey: 'sign_in' }
				]);
				await signIn(tx, right, attemptFrom(tx, '192.0.2.2'), now);
			});
		});
	});

	describe('a session', () => {
		it('slides as it is used, and its cookie with it', async () => {
			await undone(db, async (tx) => {
				const { token } = await comeIn(tx, idOf('researcher'));
				expect((await resumeSession(tx, token, after(30 * second)))?.cookie).toBeNull();
				expect((await resumeSession(tx, token, after(4 * day)))?.cookie).toEqual({
					token,
					expiresAt: after(9 * day)
				});
				expect(await resumeSession(tx, token, after(9 * day - 1))).not.toBeNull();
			});
		});

		it('ends five days after it was used last', async () => {
			await undone(db, async (tx) => {
				const { token } = await comeIn(tx, idOf('researcher'));
				expect(await resumeSession(tx, token, after(5 * day))).toBeNull();
			});
		});

		it('ends after thirty days however much it is used', async () => {
			await undone(db, async (tx) => {
				const { token } = await comeIn(tx, idOf('researcher'));
				for (let days = 4; days <= 28; days += 4) {
					expect(await resumeSession(tx, token, after(days * day))).not.toBeNull();
				}
				expect((await resumeSession(tx, token, after(30 * day - 1)))?.cookie).toEqual({
					token,
					expiresAt: after(30 * day)
				});
				expect(await resumeSession(tx, token, after(30 * day))).toBeNull();
			});
		});

		it('that has ended is forgotten when somebody comes in', async () => {
			await undone(db, async (tx) => {
				await comeIn(tx, idOf('researcher'));
				await comeIn(tx, idOf('reviewer'), after(6 * day));
				const left = await tx.select().from(schema.sessions);
				expect(left.map((session) => session.accountId)).toEqual([idOf('reviewer')]);
			});
		});

		it('is nobody’s for any token but its own', async () => {
			await undone(db, async (tx) => {
				const { token } = await comeIn(tx, idOf('researcher'));
				for (const other of [
					'',
					token.toUpperCase(),
					`${token} `,
					token.slice(1),
					hashToken(token)
				]) {
					expect(await resumeSession(tx, other, now)).toBeNull();
				}
			});
		});

		it('of somebody suspended has ended, and is not back when they are restored', async () => {
			await undone(db, async (tx) => {
				const { token } = await comeIn(tx, idOf('researcher'));
				await suspendPerson(tx, people.administrator, idOf('researcher'), now);
				expect(await resumeSession(tx, token, now)).toBeNull();
				await restorePerson(tx, people.administrator, idOf('researcher'), now);
				expect(await resumeSession(tx, token, now)).toBeNull();
			});
			await undone(db, async (tx) => {
				const { token } = await comeIn(tx, idOf('researcher'));
				await updateAccount(tx, idOf('researcher'), { suspendedAt: now });
				expect(await resumeSession(tx, token, now)).toBeNull();
			});
		});

		it('ends with signing out, and others of the person do not', async () => {
			await undone(db, async (tx) => {
				const [here, there] = [
					await comeIn(tx, idOf('researcher')),
					await comeIn(tx, idOf('researcher'))
				];
				await signOut(tx, here.actor, now);
				expect(await resumeSession(tx, here.token, now)).toBeNull();
				expect(await resumeSession(tx, there.token, now)).not.toBeNull();
			});
		});

		it('can be ended from another of one’s own, and by an administrator, and not from another’s', async () => {
			await undone(db, async (tx) => {
				const [here, there, third] = [
					await comeIn(tx, idOf('researcher')),
					await comeIn(tx, idOf('researcher')),
					await comeIn(tx, idOf('researcher'))
				];
				const stranger = await comeIn(tx, idOf('reviewer'));
				const theirs = there.actor.sessionId;
				const foreign = endOwnSessions(tx, stranger.actor, theirs, now);
				expect(await codeOf(foreign)).toBe('unknown_session');
				await endOwnSessions(tx, here.actor, theirs, now);
				expect(await resumeSession(tx, there.token, now)).toBeNull();
				await endOwnSessions(tx, here.actor, 'others', now);
				expect(await resumeSession(tx, third.token, now)).toBeNull();
				expect(await resumeSession(tx, here.token, now)).not.toBeNull();
				expect(await resumeSession(tx, stranger.token, now)).not.toBeNull();
				await endSessions(tx, people.administrator, idOf('researcher'), now);
				expect(await resumeSession(tx, here.token, now)).toBeNull();
			});
		});

		const giveRole = (tx: Database, role: Role, at = now) =>
			changeRoles(
				tx,
				people.administrator,
				idOf('researcher'),
				{ isAdministrator: false, roles: [{ survey, role }] },
				at
			);

		it('has the roles that were given at the very next request, under another token', async () => {
			await undone(db, async (tx) => {
				const { token } = await comeIn(tx, idOf('researcher'));
				await giveRole(tx, 'publisher');
				const resumed = await resumeSession(tx, token, after(second));
				expect(resumed?.actor.roles).toMatchObject([{ role: 'publisher' }]);
				const next = resumed!.cookie!.token;
				expect(next).not.toBe(token);
				expect(resumed!.cookie!.expiresAt).toEqual(after(5 * day + second));

				// A request that was under way has the old token for thirty seconds, and undoes nothing.
				const late = await resumeSession(tx, token, after(20 * second));
				expect(late).toMatchObject({ actor: { roles: [{ role: 'publisher' }] }, cookie: null });
				expect((await resumeSession(tx, next, after(20 * second)))?.cookie).toBeNull();
				expect(await resumeSession(tx, token, after(31 * second))).toBeNull();
				expect(await resumeSession(tx, next, after(31 * second))).not.toBeNull();
			});
		});

		it('gives no new token for the one before, though roles change again', async () => {
			await undone(db, async (tx) => {
				const { token } = await comeIn(tx, idOf('researcher'));
				await giveRole(tx, 'publisher');
				const next = (await resumeSession(tx, token, after(second)))!.cookie!.token;
				await giveRole(tx, 'reviewer', after(2 * second));
				expect(await resumeSession(tx, token, after(3 * second))).toMatchObject({
					actor: { roles: [{ role: 'reviewer' }] },
					cookie: null
				});
				const third = (await resumeSession(tx, next, after(4 * second)))!.cookie!.token;
				expect(new Set([token, next, third]).size).toBe(3);
				expect(await resumeSession(tx, token, after(5 * second))).toBeNull();
				expect(await resumeSession(tx, next, after(5 * second))).not.toBeNull();
			});
		});

		it('is another’s who works for somebody else at the very next request', async () => {
			await undone(db, async (tx) => {
				const { token, actor } = await comeIn(tx, idOf('reviewer'));
				expect(actor.body).toBeNull();
				const edit = {
					name: 'The reviewer',
					email: addressOf('reviewer'),
					organisation: 'Treasury',
					body: 'hmt'
				};
				await editPerson(tx, people.administrator, idOf('reviewer'), edit, now);
				const resumed = await resumeSession(tx, token, now);
				expect(resumed?.actor.body).toBe('hmt');
				expect(resumed?.cookie?.token).not.toBe(token);
			});
		});
	});

	describe('a second factor', () => {
		const confirm = (tx: Database, actor: AccountActor, code: string, at = now) =>
			confirmSecondFactor(tx, actor, code, box, attemptFrom(tx), at);
		const id = () => idOf('researcher');

		it('is set up with the password and a right code, and ends other sessions', async () => {
			await undone(db, async (tx) => {
				const other = await comeIn(tx, id());
				const { token, actor } = await comeIn(tx, id());
				const attempt = attemptFrom(tx);
				const begin = (typed: string) => beginSecondFactor(tx, actor, typed, box, attempt, now);
				const finish = (code: string) => finishSecondFactor(tx, actor, code, box, attempt, now);
				expect(await codeOf(finish('000000'))).toBe('second_factor_not_begun');
				expect(await codeOf(begin(wrong))).toBe('wrong_password');
				await begin(password);
				const code = await codeAt(tx, id(), now);
				const off = code === '000000' ? '000001' : '000000';
				expect(await codeOf(finish(off))).toBe('wrong_code');
				// Until then it counts for nothing.
				expect((await comeToTheCode(tx, 'researcher')).awaitsSecondFactor).toBe(false);

				const { session, recoveryCodes } = await finish(code);
				expect(new Set(recoveryCodes).size).toBe(10);
				expect(await countRecoveryCodes(tx, id())).toBe(10);
				expect(session.token).not.toBe(token);
				expect(await resumeSession(tx, token, now)).toBeNull();
				expect(await resumeSession(tx, other.token, now)).toBeNull();
				expect(await whoComes(tx, session.token)).toMatchObject({ awaits: null });
				const again = beginSecondFactor(tx, actor, password, box, attempt, now);
				expect(await codeOf(again)).toBe('second_factor_on');
			});
		});

		it('begun again makes the key before worthless', async () => {
			await undone(db, async (tx) => {
				const { actor } = await comeIn(tx, id());
				const attempt = attemptFrom(tx);
				await beginSecondFactor(tx, actor, password, box, attempt, now);
				const code = await codeAt(tx, id(), now);
				await beginSecondFactor(tx, actor, password, box, attempt, now);
				expect(await codeAt(tx, id(), now)).not.toBe(code);
				const finish = finishSecondFactor(tx, actor, code, box, attempt, now);
				expect(await codeOf(finish)).toBe('wrong_code');
			});
		});

		it('takes no code twice, not even the one that set it up', async () => {
			await undone(db, async (tx) => {
				const { code } = await setUpSecondFactor(tx, id());
				const first = await comeToTheCode(tx, 'researcher');
				expect(await codeOf(confirm(tx, first.actor, code))).toBe('wrong_code');
				expect(await lastEvent(tx)).toMatchObject({
					actor: accountKey(id()),
					action: 'refused',
					details: { code: 'wrong_code', account: accountKey(id()) }
				});
				const later = after(30 * second);
				const next = await codeAt(tx, id(), later);
				await confirm(tx, first.actor, next, later);
				const again = await comeToTheCode(tx, 'researcher', later);
				expect(await codeOf(confirm(tx, again.actor, next, later))).toBe('wrong_code');
			});
		});

		it('gives another token than the password did, which is worth nothing afterwards', async () => {
			await undone(db, async (tx) => {
				await setUpSecondFactor(tx, id());
				const waiting = await comeToTheCode(tx, 'researcher');
				const later = after(minute);
				const code = await codeAt(tx, id(), later);
				const opened = await confirm(tx, waiting.actor, code, later);
				expect(opened.token).not.toBe(waiting.token);
				expect(await resumeSession(tx, waiting.token, later)).toBeNull();
				expect(await whoComes(tx, opened.token, later)).toMatchObject({ awaits: null });
				expect(await lastEvent(tx)).toMatchObject({
					action: 'confirm_second_factor',
					details: { by: 'totp' }
				});
			});
		});

		it('leaves a session that waits for it nothing to do, and ten minutes', async () => {
			await undone(db, async (tx) => {
				await setUpSecondFactor(tx, idOf('publisher'));
				const { token, actor, expiresAt } = await comeToTheCode(tx, 'publisher');
				expect(expiresAt).toEqual(after(10 * minute));
				expect((await resumeSession(tx, token, after(9 * minute)))?.cookie?.expiresAt).toEqual(
					after(10 * minute)
				);
				expect(await resumeSession(tx, token, after(10 * minute))).toBeNull();
				const before = await withoutTrail(tx);
				const { waveId } = await findAnswer(tx, 'hmt', 'permitted');
				const change = { current: password, next: another };
				for (const command of [
					() =>
						submitAnswer(
							tx,
							actor,
							{ waveId, body: 'hmt', question: 'permitted', responseId: null, content: refused },
							now
						),
					() => changePassword(tx, actor, change, attemptFrom(tx), now),
					() => turnOffSecondFactor(tx, actor, password, attemptFrom(tx), now),
					() => renewRecoveryCodes(tx, actor, password, attemptFrom(tx), now),
					() => endOwnSessions(tx, actor, 'others', now)
				]) {
					expect(await codeOf(command())).toBe('second_factor');
				}
				expect(await withoutTrail(tx)).toEqual(before);
			});
		});

		it('is no help to a session that somebody has ended meanwhile', async () => {
			await undone(db, async (tx) => {
				const { recoveryCodes } = await setUpSecondFactor(tx, id());
				const { actor } = await comeToTheCode(tx, 'researcher');
				await endSessions(tx, people.administrator, id(), now);
				const code = await codeAt(tx, id(), after(30 * second));
				expect(await codeOf(confirm(tx, actor, code))).toBe('session_ended');
				expect(await codeOf(confirm(tx, actor, recoveryCodes[0]!))).toBe('session_ended');
				expect(await countRecoveryCodes(tx, id())).toBe(10);
				expect(await listSessions(tx, id(), now)).toEqual([]);
			});
		});

		it('is replaced by a recovery code, each once, however it is typed', async () => {
			await undone(db, async (tx) => {
				const { recoveryCodes } = await setUpSecondFactor(tx, id());
				const [one, other] = recoveryCodes as [string, string];
				const first = await comeToTheCode(tx, 'researcher');
				await confirm(tx, first.actor, ` ${one.toUpperCase().replaceAll('-', ' ')} `);
				expect(await lastEvent(tx)).toMatchObject({ details: { by: 'recovery_code' } });
				expect(await countRecoveryCodes(tx, id())).toBe(9);
				const again = await comeToTheCode(tx, 'researcher');
				expect(await codeOf(confirm(tx, again.actor, one))).toBe('wrong_code');
				await confirm(tx, again.actor, other);
			});
		});

		it('has recovery codes that are nobody else’s', async () => {
			await undone(db, async (tx) => {
				const { recoveryCodes } = await setUpSecondFactor(tx, id());
				await setUpSecondFactor(tx, idOf('reviewer'));
				const { actor } = await comeToTheCode(tx, 'reviewer');
				expect(await codeOf(confirm(tx, actor, recoveryCodes[0]!))).toBe('wrong_code');
				expect(await countRecoveryCodes(tx, id())).toBe(10);
			});
		});

		it('has its old recovery codes ended by new ones, for which the password is asked', async () => {
			await undone(db, async (tx) => {
				const { actor, recoveryCodes } = await setUpSecondFactor(tx, id());
				const renew = (typed: string) => renewRecoveryCodes(tx, actor, typed, attemptFrom(tx), now);
				expect(await codeOf(renew(wrong))).toBe('wrong_password');
				const renewed = await renew(password);
				expect(renewed.filter((code) => recoveryCodes.includes(code))).toEqual([]);
				expect(await countRecoveryCodes(tx, id())).toBe(10);
				const waiting = await comeToTheCode(tx, 'researcher');
				expect(await codeOf(confirm(tx, waiting.actor, recoveryCodes[0]!))).toBe('wrong_code');
				await confirm(tx, waiting.actor, renewed[0]!);
			});
		});

		it('turned off is asked for no more, and leaves nothing', async () => {
			await undone(db, async (tx) => {
				const { actor, session, recoveryCodes } = await setUpSecondFactor(tx, id());
				const turnOff = (typed: string) =>
					turnOffSecondFactor(tx, actor, typed, attemptFrom(tx), now);
				expect(await codeOf(turnOff(wrong))).toBe('wrong_password');
				const opened = await turnOff(password);
				expect(opened).toMatchObject({ awaitsSecondFactor: false });
				expect(await resumeSession(tx, session.token, now)).toBeNull();
				expect(await whoComes(tx, opened.token)).toMatchObject({ awaits: null });
				expect(await findAccount(tx, id())).toMatchObject({
					totpKey: null,
					totpConfirmedAt: null,
					totpLastStep: null
				});
				expect(await countRecoveryCodes(tx, id())).toBe(0);
				const next = await comeToTheCode(tx, 'researcher');
				expect(next.actor.awaits).toBeNull();
				const waiting = { ...next.actor, awaits: 'second_factor' as const };
				expect(await codeOf(confirm(tx, waiting, recoveryCodes[0]!))).toBe('no_second_factor');
			});
		});

		it('that the installation asks for is set up before anything else', async () => {
			await undone(db, async (tx) => {
				const { token } = await comeIn(tx, idOf('publisher'));
				const researcher = await comeIn(tx, id());
				await changeSettings(tx, people.administrator, { needsSecondFactor: true }, now);
				const waiting = await whoComes(tx, token);
				expect(waiting.awaits).toBe('second_factor_setup');
				expect((await whoComes(tx, researcher.token)).awaits).toBeNull();
				const revisionId = await revise(tx, 'hmt', 'permitted', refused);
				const review = (actor: Actor) =>
					reviewRevision(tx, actor, { revisionId, to: 'accepted', comment: null }, now);
				expect(await codeOf(review(waiting))).toBe('second_factor_setup');
				await beginSecondFactor(tx, waiting, password, box, attemptFrom(tx), now);
				const code = await codeAt(tx, idOf('publisher'), now);
				const { session } = await finishSecondFactor(tx, waiting, code, box, attemptFrom(tx), now);
				const actor = await whoComes(tx, session.token);
				expect(actor.awaits).toBeNull();
				await review(actor);
				const off = turnOffSecondFactor(tx, actor, password, attemptFrom(tx), now);
				expect(await codeOf(off)).toBe('second_factor_needed');
			});
		});

		it('that was lost is taken away by an administrator, and every session with it', async () => {
			await undone(db, async (tx) => {
				const { session } = await setUpSecondFactor(tx, id());
				const waiting = await comeToTheCode(tx, 'researcher');
				await resetSecondFactor(tx, people.administrator, id(), now);
				expect(await resumeSession(tx, session.token, now)).toBeNull();
				expect(await resumeSession(tx, waiting.token, now)).toBeNull();
				expect(await countRecoveryCodes(tx, id())).toBe(0);
				expect((await comeToTheCode(tx, 'researcher')).awaitsSecondFactor).toBe(false);
			});
		});

		it('is guessed twenty times an hour from one address, and thirty in all', async () => {
			await undone(db, async (tx) => {
				await setUpSecondFactor(tx, id());
				const { actor } = await comeToTheCode(tx, 'researcher');
				const guess = (address: string) =>
					codeOf(confirmSecondFactor(tx, actor, '000 00x', box, attemptFrom(tx, address), now));
				for (let index = 0; index < 20; index++) {
					expect(await guess('192.0.2.1')).toBe('wrong_code');
				}
				expect(await guess('192.0.2.1')).toBe('too_many_tries');
				for (let index = 0; index < 10; index++) {
					expect(await guess('192.0.2.2')).toBe('wrong_code');
				}
				expect(await guess('192.0.2.3')).toBe('too_many_tries');
				const code = await codeAt(tx, id(), after(30 * second));
				const attempt = attemptFrom(tx, '192.0.2.4');
				const right = confirmSecondFactor(tx, actor, code, box, attempt, now);
				expect(await codeOf(right)).toBe('too_many_tries');
			});
		});
	});

	describe('changing one’s password', () => {
		it('asks for the present one, ends every session and begins another', async () => {
			await undone(db, async (tx) => {
				const other = await comeIn(tx, idOf('researcher'));
				const { token, actor } = await comeIn(tx, idOf('researcher'));
				const change = (current: string, next = another) =>
					changePassword(tx, actor, { current, next }, attemptFrom(tx), now);
				const before = await withoutTrail(tx);
				expect(await codeOf(change(wrong))).toBe('wrong_password');
				expect(await codeOf(change(''))).toBe('wrong_password');
				expect(await codeOf(change(password, 'elevenchars'))).toBe('password_too_short');
				expect(await codeOf(change(password, addressOf('researcher')))).toBe('password_personal');
				expect(await withoutTrail(tx)).toEqual(before);

				const opened = await change(password);
				expect(new Set([token, other.token, opened.token]).size).toBe(3);
				expect(await resumeSession(tx, token, now)).toBeNull();
				expect(await resumeSession(tx, other.token, now)).toBeNull();
				expect(await whoComes(tx, opened.token)).toMatchObject({ id: idOf('researcher') });
				expect((await lastEvent(tx)).details).toEqual({ ended: 2 });
				const email = addressOf('researcher');
				const old = signIn(tx, { email, password }, attemptFrom(tx), now);
				expect(await codeOf(old)).toBe('wrong_credentials');
			});
		});

		it('leaves who has a second factor signed in, and asks for it next time', async () => {
			await undone(db, async (tx) => {
				const { actor } = await setUpSecondFactor(tx, idOf('researcher'));
				const change = { current: password, next: another };
				const opened = await changePassword(tx, actor, change, attemptFrom(tx), now);
				expect(await whoComes(tx, opened.token)).toMatchObject({ awaits: null });
				const email = addressOf('researcher');
				const next = await signIn(tx, { email, password: another }, attemptFrom(tx), now);
				expect(next.awaitsSecondFactor).toBe(true);
			});
		});

		it('counts wrong tries as tries to sign in', async () => {
			await undone(db, async (tx) => {
				const { actor } = await comeIn(tx, idOf('researcher'));
				const attempt = attemptFrom(tx);
				const who = { address: attempt.address, account: addressOf('researcher') };
				for (let index = 0; index < 19; index++) {
					await attempt.throttle.attempt('sign_in', who, () => Promise.resolve({ ok: false }));
				}
				const change = (current: string) =>
					codeOf(changePassword(tx, actor, { current, next: another }, attempt, now));
				expect(await change(wrong)).toBe('wrong_password');
				expect(await change(password)).toBe('too_many_tries');
			});
		});

		it('fails where another request changed it at that very moment', async () => {
			await undone(db, async (tx) => {
				const { token, actor } = await comeIn(tx, idOf('researcher'));
				vi.mocked(verify).mockImplementationOnce(async () => {
					await updateAccount(tx, idOf('researcher'), { passwordHash: 'another' });
					return true;
				});
				const change = { current: password, next: another };
				const changing = changePassword(tx, actor, change, attemptFrom(tx), now);
				expect(await codeOf(changing)).toBe('wrong_password');
				expect(await resumeSession(tx, token, now)).not.toBeNull();
			});
		});
	});

	describe('the last administrator', () => {
		const nothing = { isAdministrator: false, roles: [] };

		it('cannot be suspended, nor lose the role, not even by themselves', async () => {
			await undone(db, async (tx) => {
				const before = await withoutTrail(tx);
				const id = idOf('administrator');
				const suspend = suspendPerson(tx, people.administrator, id, now);
				expect(await codeOf(suspend)).toBe('last_administrator');
				const demote = changeRoles(tx, people.administrator, id, nothing, now);
				expect(await codeOf(demote)).toBe('last_administrator');
				expect(await withoutTrail(tx)).toEqual(before);
			});
		});

		it('can go once another can come in, who must be neither invited alone nor suspended', async () => {
			await undone(db, async (tx) => {
				const id = idOf('administrator');
				const other = { ...invitation('nia@test.example'), isAdministrator: true, roles: [] };
				const { accountId, link } = await invitePerson(tx, people.administrator, other, now);
				const demote = () => changeRoles(tx, people.administrator, id, nothing, now);
				expect(await codeOf(demote())).toBe('last_administrator');
				await choosePassword(tx, tokenOf(link), another, attemptFrom(tx), now);
				await suspendPerson(tx, people.administrator, accountId, now);
				expect(await codeOf(demote())).toBe('last_administrator');
				await restorePerson(tx, people.administrator, accountId, now);
				await demote();
				expect(await countAdministrators(tx)).toBe(1);
			});
		});

		it('can be given roles besides', async () => {
			await undone(db, async (tx) => {
				const grants = { isAdministrator: true, roles: [{ survey, role: 'reviewer' as const }] };
				await changeRoles(tx, people.administrator, idOf('administrator'), grants, now);
			});
		});
	});

	describe('entrances', () => {
		const origin = 'https://crosscheck.example';
		/** What the start tells, and the tokens of the addresses in it. */
		const start = async (tx: Database, demonstration: boolean, at = now) => {
			const lines: string[] = [];
			await offerEntrances(tx, { demonstration, origin }, (line) => lines.push(line), at);
			const tokens = lines.flatMap((line) => /\/join\/(\w+)$/.exec(line)?.[1] ?? []);
			return { lines, tokens };
		};
		const enter = (tx: Database, token: string, at = now) =>
			enterDemonstration(tx, token, attemptFrom(tx), at);

		it('are links for the people of the example, one of each sort, where it is to be tried', async () => {
			await undone(db, async (tx) => {
				await nobodyAdministers(tx);
				const { lines, tokens } = await start(tx, true);
				expect(tokens).toHaveLength(5);
				expect(lines.join('\n')).toContain(`a publisher: ${origin}/join/`);
				const actors: AccountActor[] = [];
				for (const token of tokens) {
					actors.push(await whoComes(tx, (await enter(tx, token)).token));
				}
				const held = actors.map((one) => one.roles.map(({ role }) => role).join());
				expect(held).toEqual(['researcher', 'researcher', 'reviewer', 'publisher', '']);
				expect(actors.map((one) => one.isAdministrator)).toEqual([
					false,
					false,
					false,
					false,
					true
				]);
				expect(actors.map((one) => one.body)).toEqual([null, null, 'co', null, null]);
				// Each works once, and for that alone.
				expect(await codeOf(enter(tx, tokens[0]!))).toBe('link_used');
			});
		});

		it('die when others are printed, and after a day', async () => {
			await undone(db, async (tx) => {
				const first = await start(tx, true);
				const next = await start(tx, true);
				expect(await codeOf(enter(tx, first.tokens[0]!))).toBe('link_withdrawn');
				expect(await codeOf(enter(tx, next.tokens[0]!, after(day)))).toBe('link_expired');
				await enter(tx, next.tokens[0]!, after(day - 1));
				const demonstrators = (await listPeople(tx)).filter((one) => one.isDemonstration);
				expect(demonstrators).toHaveLength(5);
			});
		});

		it('choose no password, and nobody resets one', async () => {
			await undone(db, async (tx) => {
				const { tokens } = await start(tx, true);
				const choose = choosePassword(tx, tokens[0]!, another, attemptFrom(tx), now);
				expect(await codeOf(choose)).toBe('link_unknown');
				const actor = await whoComes(tx, (await enter(tx, tokens[0]!)).token);
				const issue = issueLink(tx, people.administrator, actor.id, now);
				expect(await codeOf(issue)).toBe('demonstration');
				const change = { current: '', next: another };
				const changing = changePassword(tx, actor, change, attemptFrom(tx), now);
				expect(await codeOf(changing)).toBe('demonstration');
				const rosa = { email: 'rosa@example.org', password: '' };
				expect(await codeOf(signIn(tx, rosa, attemptFrom(tx), now))).toBe('wrong_credentials');
			});
		});

		it('are closed where it is not to be tried any more: sessions end, links die, and a real administrator is asked for', async () => {
			await undone(db, async (tx) => {
				await nobodyAdministers(tx);
				const { tokens } = await start(tx, true);
				const { token } = await enter(tx, tokens[0]!);
				const { lines, tokens: first } = await start(tx, false);
				expect(lines).toEqual([
					`Nobody administers this installation yet. Within 24 hours, become its first administrator at ${origin}/join/${first[0]}`
				]);
				expect(await resumeSession(tx, token, now)).toBeNull();
				expect(await codeOf(enter(tx, tokens[1]!))).toBe('link_withdrawn');
				const demonstrators = (await listPeople(tx)).filter((one) => one.isDemonstration);
				expect(demonstrators.every((one) => one.suspendedAt !== null)).toBe(true);

				const again = await start(tx, true);
				expect(again.tokens).toHaveLength(5);
				await enter(tx, again.tokens[0]!);
				// There is an administrator again, if one of the example: the printed link is worth nothing.
				expect(await codeOf(findOffer(tx, first[0]!, now))).toBe('link_withdrawn');
			});
		});

		it('are none where somebody administers and nothing is to be tried', async () => {
			await undone(db, async (tx) => {
				const before = await fingerprint(tx);
				expect((await start(tx, false)).lines).toEqual([]);
				expect(await fingerprint(tx)).toEqual(before);
			});
		});

		it('let nobody into an account of somebody who has the address', async () => {
			await undone(db, async (tx) => {
				const real = invitation('amina@example.org');
				const { accountId } = await invitePerson(tx, people.administrator, real, now);
				const { tokens } = await start(tx, true);
				expect(tokens).toHaveLength(4);
				expect(await findAccount(tx, accountId)).toMatchObject({ isDemonstration: false });
				for (const token of tokens) {
					expect((await findOffer(tx, token, now)).account?.id).not.toBe(accountId);
				}
			});
		});
	});

	describe('a stolen database', () => {
		/** Every row of these tables, as text. */
		const dump = async (tx: Database, tables: Iterable<unknown> = Object.values(schema)) => {
			const texts: string[] = [];
			for (const table of tables) {
				if (!is(table, PgTable)) continue;
				const [row] = await tx
					.select({ text: sql<string | null>`string_agg(t::text, E'\n')` })
					.from(sql`${table} as t`);
				texts.push(`${getTableName(table)}\n${row?.text ?? ''}`);
			}
			return texts.join('\n');
		};

		it('holds no token, password, code or key, nor anything that does for one', async () => {
			await undone(db, async (tx) => {
				const email = 'nia@test.example';
				const { accountId, link } = await invitePerson(
					tx,
					people.administrator,
					invitation(email),
					now
				);
				const chosen = 'seven grey herons wade';
				const first = await choosePassword(tx, tokenOf(link), chosen, attemptFrom(tx), now);
				const reset = await issueLink(tx, people.administrator, accountId, now);
				const next = 'eight pale herons fly';
				const second = await choosePassword(tx, tokenOf(reset), next, attemptFrom(tx), now);
				const unused = await issueLink(tx, people.administrator, accountId, now);
				// People type a password where the address goes, and mistype it where it goes.
				const slips = ['nine tall herons stand', 'eight pale herons flu'];
				await codeOf(signIn(tx, { email: slips[0]!, password: '' }, attemptFrom(tx), now));
				await codeOf(signIn(tx, { email, password: slips[1]! }, attemptFrom(tx), now));

				const actor = await whoComes(tx, second.token);
				await beginSecondFactor(tx, actor, next, box, attemptFrom(tx), now);
				const code = await codeAt(tx, accountId, now);
				const { session, recoveryCodes } = await finishSecondFactor(
					tx,
					actor,
					code,
					box,
					attemptFrom(tx),
					now
				);
				const credentials = { email, password: next };
				const third = await signIn(tx, credentials, attemptFrom(tx), now);
				const waiting = await whoComes(tx, third.token);
				await confirmSecondFactor(tx, waiting, recoveryCodes[0]!, box, attemptFrom(tx), now);
				const grants = { isAdministrator: false, roles: [] };
				await changeRoles(tx, people.administrator, accountId, grants, now);
				const rotated = (await resumeSession(tx, session.token, now))!.cookie!;

				const account = (await findAccount(tx, accountId))!;
				const key = box.open(account.totpKey!);
				const secrets = [
					...[link, reset, unused].map(tokenOf),
					...[first, second, third, session, rotated].map(({ token }) => token),
					...[password, chosen, next, ...slips],
					...recoveryCodes,
					...recoveryCodes.map((one) => one.replaceAll('-', '')),
					Buffer.from(key).toString('latin1'),
					Buffer.from(key).toString('base64'),
					encodeBase32(key),
					encodeBase64url(key),
					encodeHexLowerCase(key)
				].map((secret) => secret.toLowerCase().replace(/=+$/, ''));
				const all = (await dump(tx)).toLowerCase();
				expect(all).toContain(email);
				expect(all.length).toBeGreaterThan(100_000);
				expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
				const { accounts, links, recoveryCodes: codes, sessions, throttles } = schema;
				const tables = [accounts, links, codes, sessions, throttles];
				const ofAccess = await dump(tx, [...tables, schema.auditEvents]);
				expect(ofAccess).not.toMatch(new RegExp(`(?<![\\da-f])${code}(?![\\da-f])`));

				// What is kept in place of a secret is not one.
				const kept = new Set<string>();
				for (const table of tables) {
					for (const row of await tx.select().from(table as typeof accounts)) {
						const texts = Object.values(row).filter((value) => typeof value === 'string');
						for (const text of texts) kept.add(text);
					}
				}
				expect(kept.size).toBeGreaterThan(40);
				for (const text of kept) {
					expect(await resumeSession(tx, text, now), text).toBeNull();
					expect(await codeOf(findOffer(tx, text, now)), text).toBe('link_unknown');
				}
				const again = await whoComes(
					tx,
					(await signIn(tx, credentials, attemptFrom(tx), now)).token
				);
				const codeHashes = (await tx.select().from(codes)).map((row) => row.codeHash);
				for (const text of [...codeHashes, account.totpKey!, account.passwordHash!]) {
					// From many addresses and with a fresh count, or it would be the throttle that refuses.
					await tx.delete(throttles);
					const confirming = confirmSecondFactor(tx, again, text, box, attemptFrom(tx), now);
					expect(await codeOf(confirming), text).toBe('wrong_code');
				}
				for (const text of [account.passwordHash!, account.totpKey!]) {
					const signing = signIn(tx, { email, password: text }, attemptFrom(tx), now);
					expect(await codeOf(signing), text).toBe('wrong_credentials');
				}
				expect(() => createSecretBox('another key').open(account.totpKey!)).toThrow();
			});
		});
	});

	describe('reviewing', () => {
		const register = readRegisterFile(exampleFiles.bodies, exampleFiles.headcounts);
		const { criteria } = readSurveyFile(
			exampleFiles.survey,
			exampleFiles.recommendations,
			register.slugOf
		);
		const review = (tx: Database, actor: Actor, revisionId: number, to: 'accepted' | 'queried') =>
			reviewRevision(tx, actor, { revisionId, to, comment: 'Why?' }, now);

		/** Somebody of this department with every role there is, as they come with their next request. */
		const somebodyOf = async (tx: Database, body: string) => {
			const { accountId, link } = await invitePerson(
				tx,
				people.administrator,
				{
					...invitation(`somebody@${body}.example`, { organisation: `The ${body}`, body }),
					isAdministrator: true,
					roles: (['researcher', 'reviewer', 'publisher'] as const).map((role) => ({
						survey,
						role
					}))
				},
				now
			);
			expect(link.path).toMatch(/^\/join\/\w{32}$/);
			return (await comeIn(tx, accountId)).actor;
		};

		it('one’s own revision does not accept it, whatever one’s roles', async () => {
			await undone(db, async (tx) => {
				const { waveId } = await findAnswer(tx, 'hmt', 'permitted');
				const place = { waveId, body: 'hmt', question: 'permitted', responseId: null };
				const { revisionId } = await submitAnswer(
					tx,
					people.publisher,
					{ ...place, content: refused },
					now
				);
				const accepting = review(tx, people.publisher, revisionId, 'accepted');
				expect(await codeOf(accepting)).toBe('own_work');
				const { token } = await comeIn(tx, idOf('publisher'));
				const later = await whoComes(tx, token);
				expect(await codeOf(review(tx, later, revisionId, 'accepted'))).toBe('own_work');
				await review(tx, people.reviewer, revisionId, 'accepted');
			});
		});

		it.each([
			['the body itself', 'beis', 'beis'],
			['what became of it', 'desnz', 'beis'],
			['what became of that', 'bist', 'beis'],
			['what it came from', 'decc', 'beis'],
			['what functions went to', 'co', 'beis']
		])('is not for those who work for %s: %s, for %s', async (_, worksFor, body) => {
			await undone(db, async (tx) => {
				const actor = await somebodyOf(tx, worksFor);
				expect(actor.body).toBe(worksFor);
				const revisionId = await revise(tx, body, 'permitted', refused);
				const accepted = (await findAnswer(tx, body, 'permitted')).revisionId;
				for (const to of ['accepted', 'queried'] as const) {
					expect(await codeOf(review(tx, actor, revisionId, to))).toBe('own_body');
				}
				expect(await findAnswer(tx, body, 'permitted')).toMatchObject({ revisionId: accepted });
				expect(await lastEvent(tx)).toMatchObject({
					actor: accountKey(actor.id),
					action: 'refused',
					subjectKey: 'review_revision',
					details: { code: 'own_body', survey }
				});
				await review(tx, actor, await revise(tx, 'hmt', 'permitted', refused), 'accepted');
			});
		});

		it('a finding about one’s own body is refused too', async () => {
			await undone(db, async (tx) => {
				const actor = await somebodyOf(tx, 'desnz');
				const { waveId } = await findAnswer(tx, 'beis', 'permitted');
				const criterion = criteria.find((one) => one.scope !== 'government')!.code;
				const content = {
					outcome: 'met' as const,
					reason: null,
					why: 'It says so.',
					source: { kind: 'source' as const, title: 'A letter', where: 'page 1' }
				};
				const find = async (body: string) =>
					(await submitFinding(tx, people.researcher, { waveId, body, criterion, content }, now))
						.revisionId;
				const ofTheirs = await find('beis');
				expect(await codeOf(review(tx, actor, ofTheirs, 'accepted'))).toBe('own_body');
				expect(await codeOf(review(tx, actor, ofTheirs, 'queried'))).toBe('own_body');
				await review(tx, actor, await find('hmt'), 'accepted');
			});
		});
	});
});

describe('at once, on PostgreSQL', () => {
	let database: OpenDatabase;
	let db: Database;
	let people: Record<Sort, Actor>;
	beforeAll(async () => {
		database = await postgres18.open('example');
		db = database.db;
		people = await createPeople(db, now);
	});
	afterAll(() => database.close());

	/** How many were done, and the codes of those that were refused. */
	const settle = async (commands: Promise<unknown>[]) => {
		const ends = await Promise.allSettled(commands);
		const codes = ends.flatMap((end) => {
			if (end.status === 'fulfilled') return [];
			if (!(end.reason instanceof RefusedError)) throw end.reason;
			return [end.reason.code];
		});
		return { done: ends.length - codes.length, codes };
	};
	const invite = (email: string) => invitePerson(db, people.administrator, invitation(email), now);
	const passwordHashOf = async (sort: Sort) =>
		(await findAccountByEmail(db, addressOf(sort)))!.passwordHash;
	const newAdministrator = async (email: string) => {
		const { organisationId } = (await findAccountByEmail(db, addressOf('nobody')))!;
		const passwordHash = await passwordHashOf('nobody');
		const account = { email, name: email, organisationId, passwordHash };
		const id = await insertAccount(db, { ...account, isAdministrator: true, createdAt: now });
		return (await comeIn(db, id)).actor;
	};

	it('one of those who use an invitation at once chooses the password', async () => {
		const { accountId, link } = await invite('rush@test.example');
		const chosen = ['first of the two words', 'second of the two words'];
		const { done, codes } = await settle(
			chosen.map((one, index) =>
				choosePassword(db, tokenOf(link), one, attemptFrom(db, `198.51.100.${index}`), now)
			)
		);
		expect({ done, codes }).toEqual({ done: 1, codes: ['link_used'] });
		expect(await listSessions(db, accountId, now)).toHaveLength(1);
		const works = await settle(
			chosen.map((one) =>
				signIn(db, { email: 'rush@test.example', password: one }, attemptFrom(db), now)
			)
		);
		expect(works).toEqual({ done: 1, codes: ['wrong_credentials'] });
	});

	it('a link that is withdrawn while it is used waits, and is refused', async () => {
		const { accountId, link } = await invite('tangle@test.example');
		const choosing = await db.transaction(async (tx) => {
			await lockAccount(tx, accountId);
			const code = codeOf(choosePassword(db, tokenOf(link), another, attemptFrom(db), now));
			const isWaiting = sql`select from pg_stat_activity
				where datname = current_database() and wait_event_type = 'Lock'`;
			await vi.waitFor(async () => expect(await tx.execute(isWaiting)).toHaveLength(1), 5000);
			// Whoever locked the link before the account would now wait for this, and this for them.
			await withdrawLinks(tx, accountId, now);
			return { code };
		});
		expect(await choosing.code).toBe('link_withdrawn');
		expect(await findAccount(db, accountId)).toMatchObject({ passwordHash: null });
		expect(await listSessions(db, accountId, now)).toEqual([]);
	});

	it('one of two who take each other’s leave stays an administrator', async () => {
		const nothing = { isAdministrator: false, roles: [] };
		for (const [index, how] of (['demote', 'suspend', 'both'] as const).entries()) {
			const [ann, ben] = [
				await newAdministrator(`ann${index}@test.example`),
				await newAdministrator(`ben${index}@test.example`)
			];
			const { accounts } = schema;
			await db
				.update(accounts)
				.set({ isAdministrator: sql`${accounts.id} in (${ann.id}, ${ben.id})` });
			const demote = (actor: Actor, id: number) => changeRoles(db, actor, id, nothing, now);
			const suspend = (actor: Actor, id: number) => suspendPerson(db, actor, id, now);
			const ends = await settle([
				(how === 'demote' ? demote : suspend)(ann, ben.id),
				(how === 'suspend' ? suspend : demote)(ben, ann.id)
			]);
			expect(ends).toEqual({ done: 1, codes: ['last_administrator'] });
			expect(await countAdministrators(db)).toBe(1);
		}
		const id = (people.administrator as AccountActor).id;
		await updateAccount(db, id, { isAdministrator: true });
	});

	it('one of two becomes the first administrator', async () => {
		await db.update(schema.accounts).set({ isAdministrator: false });
		const token = tokenOf((await issueFirstLink(db, installer, now))!);
		const ends = await settle(
			['one', 'two'].map((name, index) =>
				createFirstAdministrator(
					db,
					token,
					{
						email: `${name}@test.example`,
						name,
						organisation: 'Test Institute',
						password: another
					},
					attemptFrom(db, `198.51.100.${20 + index}`),
					now
				)
			)
		);
		expect(ends).toEqual({ done: 1, codes: ['link_used'] });
		expect(await countAdministrators(db)).toBe(1);
		const id = (people.administrator as AccountActor).id;
		await updateAccount(db, id, { isAdministrator: true });
	});

	it('a code of the second factor is taken once, and so is a recovery code', async () => {
		const { id } = people.researcher as AccountActor;
		const { recoveryCodes } = await setUpSecondFactor(db, id);
		const waiting = [
			await comeToTheCode(db, 'researcher'),
			await comeToTheCode(db, 'researcher')
		] as const;
		const confirm = (code: string, at: Date) =>
			settle(
				waiting.map(({ actor }, index) =>
					confirmSecondFactor(db, actor, code, box, attemptFrom(db, `203.0.113.${index}`), at)
				)
			);
		const at = after(minute);
		const byCode = await confirm(await codeAt(db, id, at), at);
		expect(byCode).toEqual({ done: 1, codes: ['wrong_code'] });
		const next = [
			await comeToTheCode(db, 'researcher'),
			await comeToTheCode(db, 'researcher')
		] as const;
		const byRecovery = await settle(
			next.map(({ actor }) =>
				confirmSecondFactor(db, actor, recoveryCodes[0]!, box, attemptFrom(db, '203.0.113.9'), at)
			)
		);
		expect(byRecovery).toEqual({ done: 1, codes: ['wrong_code'] });
		expect(await countRecoveryCodes(db, id)).toBe(9);
	});

	it('one of many requests after a change of roles gets the new token, and all are let in', async () => {
		const { id } = people.reviewer as AccountActor;
		const { token } = await comeIn(db, id);
		const roles = [{ survey, role: 'publisher' as const }];
		await changeRoles(db, people.administrator, id, { isAdministrator: false, roles }, now);
		const ends = await Promise.all(
			Array.from({ length: 8 }, () => resumeSession(db, token, after(second)))
		);
		const cookies = ends.flatMap((end) => end?.cookie ?? []);
		expect(ends.every((end) => end?.actor.id === id)).toBe(true);
		expect(cookies).toHaveLength(1);
		expect(await whoComes(db, cookies[0]!.token, after(minute))).toMatchObject({ id });
		expect(await resumeSession(db, token, after(minute))).toBeNull();
	});

	it('whoever signs in does not wait for others whose old sessions are being ended', async () => {
		const { id } = people.nobody as AccountActor;
		await signInDirectly(db, id, after(-10 * day));
		await db.transaction(async (tx) => {
			expect(await deleteSessionsOf(tx, id)).toBe(1);
			await comeIn(db, (people.publisher as AccountActor).id);
		});
	});

	it('the trail is sound after all that', async () => {
		expect((await verifyRecords(db)).isSound).toBe(true);
	});
});
