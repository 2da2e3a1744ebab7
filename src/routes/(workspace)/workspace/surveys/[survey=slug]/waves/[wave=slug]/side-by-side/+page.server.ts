import { fewestAside, mostAside, chooseAside } from '$lib/domain/answers/choose-aside';
import { describePoints, gapPointWords } from '$lib/domain/answers/compared-point-words';
import { setSideBySide } from '$lib/domain/answers/side-by-side';
import { longName } from '$lib/domain/bodies/body';
import { guard } from '../../../../../../../guard';
import { headWave, openWorkingWave } from '../open-working-wave';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	await guard(event, 'view_survey', { survey: params.survey });
	const opened = await openWorkingWave(locals, params, url.searchParams);
	const { dataset, wave, work } = opened;
	const asked = dataset.bodies.filter((body) => work.asked.has(body.slug));
	const choice = chooseAside(url.searchParams.getAll('bodies'), work.asked);
	const chosen = choice.bodies.flatMap((slug) => asked.find((body) => body.slug === slug) ?? []);
	const isShown = choice.ok && chosen.length > 0;
	const aside = isShown ? setSideBySide(dataset, wave.slug, chosen, work) : null;
	return {
		...headWave(opened),
		options: asked.map((body) => ({ value: body.slug, label: longName(body) })),
		/** What each field of the form has; a page of a body leads here with it chosen first. */
		chosen: Array.from(
			{ length: mostAside },
			(_, index) => choice.bodies[index] ?? (index === 0 ? url.searchParams.get('first') : null)
		),
		needed: fewestAside,
		problem: choice.ok ? null : { text: choice.problem, at: choice.at },
		aside: aside && {
			bodies: aside.bodies,
			questions: aside.questions.map(({ points, ...question }) => ({
				...question,
				points: describePoints(points)
			})),
			recommendations: aside.recommendations.map(({ criteria, ...recommendation }) => ({
				...recommendation,
				criteria: criteria.map(({ point, ...criterion }) => ({
					...criterion,
					point: point && { outcome: point.outcome, words: gapPointWords(point) }
				}))
			}))
		}
	};
};
