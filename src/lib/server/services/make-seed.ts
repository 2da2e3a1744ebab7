import { randomBytes } from 'node:crypto';

/** A seed for drawing a sample that nobody has chosen: 16 hexadecimal digits. */
export function makeSeed(): string {
	return randomBytes(8).toString('hex');
}
