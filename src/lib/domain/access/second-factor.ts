import type { AccountActor } from './actor';

/** The time step of an instant (RFC 6238): how often so many seconds have passed since 1970. */
export function stepOf(now: Date, seconds: number): number {
	return Math.floor(now.getTime() / 1000 / seconds);
}

/**
 * The steps whose codes are taken: this one, and one to either side for clocks that differ; but none
 * that is not later than the last one accepted, so that no code is used twice.
 */
export function stepsTaken(step: number, lastStep: number | null): number[] {
	return [step, step - 1, step + 1].filter((one) => lastStep === null || one > lastStep);
}

/** How many recovery codes a person is given. */
export const recoveryCodeCount = 10;

/** Whether somebody publishes or administers: an installation can ask them for a second factor. */
export function needsSecondFactor(
	person: Pick<AccountActor, 'isAdministrator' | 'roles'>
): boolean {
	return person.isAdministrator || person.roles.some(({ role }) => role === 'publisher');
}
