import { z } from 'zod';
import { roles, type Role } from './role';

/** Who somebody is, as an administrator enters it. */
export const personSchema = z.object({
	name: z.string().trim().min(1, 'Give a name.').max(100, 'Use at most 100 characters.'),
	email: z
		.string()
		.trim()
		.toLowerCase()
		.pipe(z.email('Give an email address, such as name@example.org.').max(200)),
	organisation: z
		.string()
		.trim()
		.min(1, 'Give the organisation that the person works for.')
		.max(150, 'Use at most 150 characters.'),
	/** The slug of the body of the register that the organisation is; empty where it is none. */
	body: z.string().default('')
});
export type PersonInput = z.infer<typeof personSchema>;

/** What somebody may do: a role is written "survey-slug:researcher". */
export const grantSchema = z.object({
	administrator: z.enum(['yes', '']).default(''),
	roles: z.array(z.string()).default([])
});

/** A role on a survey, as a form names it. */
export function grantName(survey: string, role: Role): string {
	return `${survey}:${role}`;
}

/** Reads "survey-slug:researcher", or null where it is not one. */
export function readGrant(text: string): { survey: string; role: Role } | null {
	const [survey, name] = text.split(':');
	const role = roles.find((one) => one === name);
	return survey && role ? { survey, role } : null;
}
