import { aspectTable, noAlphaTable } from '../review/agreement/agreement-words';
import type { AspectAgreement, QuestionAgreement } from '../review/agreement/question-agreement';
import type { Question } from '../questions/question';
import { categoriesOf, type Column } from './column';

/** A row of `agreement.csv`: one thing that is compared of the answers to one question. */
export interface AgreementRow {
	question: Question;
	agreement: AspectAgreement;
}

/** The rows of the table of agreement, question by question. */
export function agreementRows(measured: readonly QuestionAgreement[]): AgreementRow[] {
	return measured.flatMap(({ question, aspects }) =>
		aspects.map((agreement) => ({ question, agreement }))
	);
}

/** Every column of `agreement.csv`, in order. */
export const agreementColumns: readonly Column<AgreementRow>[] = [
	{
		name: 'question',
		description: 'The question, by its code.',
		type: 'string',
		required: true,
		read: ({ question }) => question.code
	},
	{
		name: 'compared',
		description: 'What of its answers is compared.',
		type: 'string',
		required: true,
		categories: categoriesOf(aspectTable),
		read: ({ agreement }) => agreement.aspect
	},
	{
		name: 'answers',
		description: 'How many answers both coders gave a code in this.',
		type: 'integer',
		required: true,
		read: ({ agreement }) => agreement.answers
	},
	{
		name: 'units',
		description: 'How many pairs of codes that makes: of a value, one for each part.',
		type: 'integer',
		required: true,
		read: ({ agreement }) => agreement.units
	},
	{
		name: 'agreement',
		description:
			'The share of the pairs that are the same, from 0 to 1. Empty where there is none.',
		type: 'string',
		required: false,
		read: ({ agreement: { observed } }) => observed?.toFixed(3) ?? null
	},
	{
		name: 'alpha',
		description: 'Krippendorff’s alpha for nominal data. Empty where there is none.',
		type: 'string',
		required: false,
		read: ({ agreement: { alpha } }) => (alpha.ok ? alpha.alpha.toFixed(3) : null)
	},
	{
		name: 'alpha_missing',
		description: 'Why there is no alpha. Empty where there is one.',
		type: 'string',
		required: false,
		categories: categoriesOf(noAlphaTable),
		read: ({ agreement: { alpha } }) => (alpha.ok ? null : alpha.why)
	},
	{
		name: 'too_few',
		description: 'Whether so few answers were compared that the figures mean nothing.',
		type: 'string',
		required: true,
		categories: categoriesOf({ yes: 'Too few answers', no: 'Enough answers' }),
		read: ({ agreement }) => (agreement.isTooFew ? 'yes' : 'no')
	}
];
