import { z } from 'zod';

/** The password that somebody has. What is too long to be one is not right, and is not hashed to see. */
export const presentPassword = z
	.string()
	.min(1, 'Give your password.')
	.max(1000, 'The password is not right.');

/** The code of a second factor, or a recovery code. */
export const secondFactorCode = z
	.string()
	.trim()
	.min(1, 'Give the code.')
	.max(100, 'The code is not right.');

/** A password that is chosen, typed twice: the fields of `NewPassword.svelte`. */
export const newPasswordFields = { password: z.string(), password_again: z.string() };

/** What is wrong where the two differ, by field. */
export const differingPasswords = { password_again: 'Type the same password twice.' };

/** The field that the refusal of a new password is about; the form as a whole where it is of something else. */
export const newPasswordField = (code: string) => (code.startsWith('password_') ? 'password' : '');
