import { clipWords } from '../../questions/words';

/** What an address asks for that cannot be shown. */
export interface ViewProblem {
	code: 'unknown' | 'repeated' | 'too_many' | 'no_such_page';
	parameter: string;
	value: string;
	/** What it can be. */
	allowed: string[];
}

/** What is wrong with an address, and what to do about it. */
export function describeViewProblems(problems: readonly ViewProblem[]): {
	message: string;
	hint: string;
} {
	const message = problems.map(({ code, parameter, value, allowed }) => {
		switch (code) {
			case 'unknown':
				return `“${clipWords(value)}” is not a ${parameter} of this comparison.`;
			case 'repeated':
				return `The address gives more than one ${parameter}: ${clipWords(value)}.`;
			case 'too_many':
				return `The address pins ${value}; up to ${allowed.join()} can be pinned.`;
			case 'no_such_page':
				return `There is no page ${clipWords(value)} of this comparison.`;
		}
	});
	const allowed = new Map(
		problems
			.filter((problem) => problem.code !== 'too_many')
			.map((problem) => [problem.parameter, problem.allowed])
	);
	const hint = [...allowed].map(
		([parameter, values]) => `For ${parameter}, use ${values.join(', ') || 'none'}.`
	);
	return {
		message: [...new Set(message)].join(' '),
		hint: hint.join(' ') || `Take away a pin.`
	};
}
