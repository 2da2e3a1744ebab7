import type { UnofferedReason } from './figure-forms';

/** Why a chart is not offered, for whoever would have drawn it. */
export const unofferedWords = {
	adds_unlike_counts:
		'Not offered: bodies may count different groups of people, so their counts are never added up or set side by side on one axis. The share of staff says whom each counts.',
	no_question: 'Not offered: no question of this survey asks for what it draws.',
	too_many_options:
		'Not offered: the question has more options than can be told apart in one bar. The comparison shows them in words.',
	no_headcounts:
		'Not offered: no number of staff is recorded for the bodies asked, and a count alone says little of bodies that differ in size.',
	nothing_withheld: 'Not offered: no accepted answer was withheld, so there is nothing to draw.',
	nothing_refused:
		'Not offered: no accepted answer was refused in full, so there is nothing to set the others beside.',
	no_requests: 'Not offered: no requests are recorded for this wave.',
	no_criteria: 'Not offered: nothing has been measured against a criterion in this wave.',
	one_wave:
		'Not offered: no earlier wave of this survey has an accepted answer, so there is nothing to compare this one with.',
	nothing_comparable:
		'Not offered: no body that is still the same one has an accepted answer to this question in this wave and in an earlier one.'
} as const satisfies Record<UnofferedReason, string>;
