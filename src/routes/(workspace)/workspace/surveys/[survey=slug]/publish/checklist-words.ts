import type { ChecklistCode, ChecklistItem } from '$lib/domain/editions/checklist';
import { countThings } from '$lib/domain/questions/words';

/** What each line of the checklist says, and where it is put right, from the page of the survey. */
const lines: Record<
	ChecklistCode,
	{
		words: (count: number) => string;
		meaning: string;
		/** From the page of the survey; from the queue where it begins with a question mark. */
		path: (wave: string) => string;
	}
> = {
	charts_misfit: {
		words: (count) =>
			`${countThings(count, 'chart does', 'charts do')} not fit what would be published`,
		meaning:
			'There is nothing to draw, or it would mislead. Nothing goes out until it is changed or removed.',
		path: () => '/charts'
	},
	submitted: {
		words: (count) => `${countThings(count, 'answer awaits', 'answers await')} review`,
		meaning: 'What was accepted before goes out in their place, or nothing.',
		path: (wave) => `?wave=${wave}`
	},
	queried: {
		words: (count) => countThings(count, 'query is open', 'queries are open'),
		meaning: 'The next revision of the answer settles it.',
		path: (wave) => `?wave=${wave}&state=queried`
	},
	not_entered: {
		words: (count) => `${countThings(count, 'answer has', 'answers have')} not been entered yet`,
		meaning: 'Readers do not see that they are missing: they are no part of the edition.',
		path: (wave) => `/waves/${wave}/requests`
	},
	findings_submitted: {
		words: (count) => `${countThings(count, 'finding awaits', 'findings await')} review`,
		meaning: 'Until then the rule’s own outcome stands.',
		path: (wave) => `/waves/${wave}/findings`
	},
	findings_queried: {
		words: (count) =>
			countThings(count, 'query about a finding is open', 'queries about findings are open'),
		meaning: 'The next revision of the finding settles it.',
		path: (wave) => `/waves/${wave}/findings`
	},
	answers_erased: {
		words: (count) =>
			`${countThings(count, 'accepted answer was', 'accepted answers were')} erased`,
		meaning:
			'In the place of each the edition says so, with the day and the reason, until it is coded and accepted again.',
		path: (wave) => `/waves/${wave}/compare?answers=accepted`
	},
	answers_without_evidence: {
		words: (count) =>
			`${countThings(count, 'accepted answer names', 'accepted answers name')} no evidence`,
		meaning: 'Readers are told that none is recorded.',
		path: (wave) => `/waves/${wave}/compare?answers=accepted`
	},
	findings_without_source: {
		words: (count) => `${countThings(count, 'finding names', 'findings name')} no source`,
		meaning: 'Readers are told that none is recorded.',
		path: (wave) => `/waves/${wave}/findings`
	},
	letters_unchecked: {
		words: (count) =>
			`${countThings(count, 'letter has', 'letters have')} not been checked for personal data and copyright`,
		meaning: 'They stay private.',
		path: (wave) => `/waves/${wave}/requests`
	},
	letters_private: {
		words: (count) =>
			`${countThings(count, 'checked letter is', 'checked letters are')} not marked public`,
		meaning: 'Readers cannot open them.',
		path: (wave) => `/waves/${wave}/requests`
	},
	quotes_unreadable: {
		words: (count) =>
			`${countThings(count, 'answer quotes', 'answers quote')} a letter that readers cannot open`,
		meaning: 'They read the quoted words and the page, and cannot check them.',
		path: (wave) => `/waves/${wave}/requests`
	},
	replies_open: {
		words: (count) =>
			`${countThings(count, 'reply to the coding has', 'replies to the coding have')} not been dealt with`,
		meaning: 'No revision, comment or publication of the reply has followed it.',
		path: (wave) => `/waves/${wave}/right-of-reply`
	},
	replies_awaited: {
		words: (count) =>
			`${countThings(count, 'body', 'bodies')} can still reply to the coding, and ${count === 1 ? 'has' : 'have'} not`,
		meaning: 'Readers are told that they were asked and had not replied.',
		path: (wave) => `/waves/${wave}/right-of-reply`
	},
	second_codings_open: {
		words: (count) =>
			`${countThings(count, 'answer is', 'answers are')} still to be coded a second time`,
		meaning: 'Agreement is worked out from those that are.',
		path: (wave) => `/waves/${wave}/agreement`
	},
	second_codings_unsettled: {
		words: (count) =>
			`${countThings(count, 'second coding differs', 'second codings differ')} and ${count === 1 ? 'is' : 'are'} not settled`,
		meaning: 'The first coding goes out meanwhile.',
		path: (wave) => `/waves/${wave}/agreement`
	}
};

/** A line of the checklist in words, with the address at which it is put right. */
export interface ChecklistLine {
	code: ChecklistCode;
	wave: string;
	words: string;
	meaning: string;
	address: string;
}

/** The checklist in words. @param survey the slug of the survey */
export function checklistLines(items: readonly ChecklistItem[], survey: string): ChecklistLine[] {
	return items.map(({ code, count, wave }) => {
		const { words, meaning, path } = lines[code];
		const address = path(wave.slug);
		return {
			code,
			wave: wave.title,
			words: words(count),
			meaning,
			address: address.startsWith('?')
				? `/workspace/review${address}&survey=${survey}`
				: `/workspace/surveys/${survey}${address}`
		};
	});
}
