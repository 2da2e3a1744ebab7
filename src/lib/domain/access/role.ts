/** What a person can be on a survey. Administrator is no such role: it is for the whole installation. */
export const roles = ['researcher', 'reviewer', 'publisher'] as const;
export type Role = (typeof roles)[number];

/** What each role is for, in a sentence. */
export const roleWords: Record<Role, { title: string; does: string }> = {
	researcher: {
		title: 'Researcher',
		does: 'Records requests and letters, codes answers and submits them.'
	},
	reviewer: {
		title: 'Reviewer',
		does: 'Checks answers against their letters, accepts or queries them.'
	},
	publisher: {
		title: 'Publisher',
		does: 'Does what researchers and reviewers do, publishes editions and corrects them.'
	}
};
