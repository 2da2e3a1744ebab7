import { passwordProblem, passwordWords } from '$lib/domain/access/password';
import { hashPassword, isCommonPassword } from '../auth/passwords';
import { RefusedError } from './perform';

/**
 * The hash of a new password.
 * @throws RefusedError `password_…` with what to do where it cannot be used
 */
export async function hashNewPassword(
	password: string,
	person: { email: string; name: string }
): Promise<string> {
	const problem = passwordProblem(password, [person.email, person.name], isCommonPassword);
	if (problem) throw new RefusedError(`password_${problem}`, passwordWords[problem]);
	return hashPassword(password);
}
