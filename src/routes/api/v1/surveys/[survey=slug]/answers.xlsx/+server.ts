import { editionFileName } from '$lib/domain/editions/edition-address';
import { answersWorkbook } from '$lib/domain/interchange/workbook';
import { sendWorkbook } from '../../../../../send-workbook';
import { openAnswers } from '../../../open-answers';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const opened = await openAnswers(event);
	if (opened instanceof Response) return opened;
	const { publication, answers } = opened;
	const { dataset, edition } = publication;
	const { slug } = dataset.survey;
	const isPart = answers.length < dataset.answers.length;
	const query = new URLSearchParams(event.url.searchParams);
	query.set('edition', String(edition.number));
	const about = {
		dataset,
		edition,
		what: 'answers',
		selection: isPart ? `${answers.length} of ${dataset.answers.length} answers` : null,
		address: `${event.locals.origin}/api/v1/surveys/${slug}/answers.xlsx?${query}`
	};
	return sendWorkbook(
		answersWorkbook(about, answers),
		editionFileName(slug, edition.number, 'answers', 'xlsx')
	);
};
