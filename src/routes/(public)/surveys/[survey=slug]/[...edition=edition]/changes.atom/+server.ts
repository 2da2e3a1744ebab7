import { changedAnswerWords } from '$lib/domain/editions/describe-difference';
import { correctionSentences, describeEditions } from '$lib/domain/editions/edition-changes';
import { editionAddress, surveyAddress } from '$lib/domain/editions/edition-address';
import { writeAtom } from '$lib/domain/interchange/atom-feed';
import { endSentence } from '$lib/domain/questions/words';
import { openEditions } from '../../../../../open-editions';
import { openPublication } from '../../../../../open-publication';
import { openToAll } from '../../../../../send-data';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	const publication = await openPublication(locals, params);
	const { slug, title } = publication.dataset.survey;
	const editions = describeEditions(
		await openEditions(locals, publication),
		publication.corrections
	);
	const page = `${locals.origin}${surveyAddress(slug)}/changes`;
	const updatedAt = editions.reduce(
		(last, edition) => (edition.updatedAt > last ? edition.updatedAt : last),
		publication.edition.publishedAt
	);
	const feed = writeAtom({
		id: page,
		title: `${title}: changes`,
		subtitle: 'What each edition changed, and corrections.',
		author: 'Crosscheck',
		updatedAt,
		self: `${page}.atom`,
		page,
		entries: editions.map((edition) => ({
			id: `${locals.origin}${editionAddress(slug, edition.number)}`,
			title: `${title}, edition ${edition.number}${edition.withdrawn === null ? '' : ' (withdrawn)'}`,
			address: `${locals.origin}${editionAddress(slug, edition.number)}`,
			publishedAt: edition.publishedAt,
			updatedAt: edition.updatedAt,
			summary: [
				endSentence(edition.note),
				...edition.corrections.flatMap(correctionSentences).map(endSentence),
				edition.summary,
				...edition.movements,
				...edition.outcomeMovements,
				...edition.answers.slice(0, 20).map((answer) => endSentence(changedAnswerWords(answer))),
				...edition.events.map((event) => endSentence(`${event.day}: ${event.words}`))
			].join(' ')
		}))
	});
	return new Response(feed, {
		headers: { ...openToAll, 'content-type': 'application/atom+xml; charset=utf-8' }
	});
};
