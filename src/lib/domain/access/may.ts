import type { Actor } from './actor';

/** Every command that changes anything. */
export const commands = [
	'import_register',
	'create_survey',
	'record_response',
	'submit_answer',
	'submit_finding',
	'review_revision',
	'publish_edition'
] as const;
export type Command = (typeof commands)[number];

/** What each actor of the system may do. Entering, accepting and publishing are kept apart. */
const ofSystem: Record<Actor['name'], readonly Command[]> = {
	importer: [
		'import_register',
		'create_survey',
		'record_response',
		'submit_answer',
		'submit_finding'
	],
	verifier: ['review_revision'],
	publisher: ['publish_edition']
};

/** May this actor do this? The one place where that is decided; every command asks it. */
export function may(actor: Actor, command: Command): boolean {
	return ofSystem[actor.name].includes(command);
}
