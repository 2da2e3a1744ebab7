import { comparisonQuery } from '$lib/domain/answers/comparison/view';
import { answersOfWave } from '$lib/domain/editions/dataset';
import { editionAddress, editionFileName } from '$lib/domain/editions/edition-address';
import { listComparedBodies } from '$lib/domain/interchange/comparison-table';
import { problem } from '$lib/domain/interchange/problem';
import { comparisonWorkbook } from '$lib/domain/interchange/workbook';
import { sendWorkbook } from '../../../../../send-workbook';
import { openComparison } from '../open-comparison';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const opened = await openComparison(locals, params, url);
	if (!opened.ok) return problem(400, null, `${opened.message} ${opened.hint}`);
	const { publication, view } = opened;
	const { dataset, edition } = publication;
	const { slug } = dataset.survey;
	const rows = listComparedBodies(dataset, view);
	const { wave, bodies } = answersOfWave(dataset, view.wave);
	const page = `${locals.origin}${editionAddress(slug, edition.number)}/compare`;
	const about = {
		dataset,
		edition,
		what: `comparison, ${wave.title}`,
		selection:
			rows.length < bodies.length ? `${rows.length} of the ${bodies.length} bodies asked` : null,
		address: `${page}${comparisonQuery(dataset, view)}`
	};
	return sendWorkbook(
		comparisonWorkbook(about, rows),
		editionFileName(slug, edition.number, 'comparison', 'xlsx')
	);
};
