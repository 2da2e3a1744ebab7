import { describe, expect, it } from 'vitest';
import { systemActors } from './actor';
import { commands, may } from './may';

const allowed: Record<(typeof commands)[number], string[]> = {
	import_register: ['importer'],
	create_survey: ['importer'],
	record_response: ['importer'],
	submit_answer: ['importer'],
	submit_finding: ['importer'],
	review_revision: ['verifier'],
	publish_edition: ['publisher']
};

describe('what the system does of itself', () => {
	it.each(commands.flatMap((command) => systemActors.map((name) => [name, command] as const)))(
		'decides whether the %s may %s',
		(name, command) => {
			expect(may({ kind: 'system', name }, command)).toBe(allowed[command].includes(name));
		}
	);

	it('never lets one actor both submit and accept', () => {
		for (const name of systemActors) {
			const actor = { kind: 'system', name } as const;
			expect(may(actor, 'submit_answer') && may(actor, 'review_revision')).toBe(false);
		}
	});
});
