import { accountOf } from '$lib/domain/access/actor';
import { answerKey, type Answer } from '$lib/domain/answers/answer';
import { sortBodies, type Body } from '$lib/domain/bodies/body';
import { assembleDataset } from '$lib/domain/editions/assemble';
import type { Dataset } from '$lib/domain/editions/dataset';
import { readContents } from '$lib/server/queries/contents';
import { listBlindPlaces, placeKey } from '$lib/server/queries/blind-places';
import { listWaveBodies } from '$lib/server/queries/waves';
import { openWave } from '../open-wave';

/** A wave with what its findings are made about: what the rules look at is what is accepted. */
export interface OpenedFindings extends Awaited<ReturnType<typeof openWave>> {
	dataset: Dataset;
	/** Those that the wave asks, in alphabetical order. */
	bodies: Body[];
	/** The accepted answers of the wave that who reads may see, by `answerKey`. */
	answers: ReadonlyMap<string, Answer>;
	/** Keys of the answers of the wave that who reads is to code a second time without seeing them. */
	hidden: ReadonlySet<string>;
}

/**
 * A wave for the pages of its findings. The page has asked before whether it may be seen.
 * @throws a 404 where there is no such wave
 */
export async function openFindings(
	{ db, actor }: Pick<App.Locals, 'db' | 'actor'>,
	params: { survey: string; wave: string }
): Promise<OpenedFindings> {
	const opened = await openWave(db, params);
	const reader = accountOf(actor);
	const { surveyId, wave } = opened;
	const [contents, asked, blind] = await Promise.all([
		readContents(db, { surveyId, answers: 'accepted', reader }),
		listWaveBodies(db, opened.id),
		reader === null ? new Set<string>() : listBlindPlaces(db, reader, surveyId)
	]);
	const dataset = assembleDataset(contents);
	const slugs = new Set(asked.map(({ slug }) => slug));
	const bodies = sortBodies(dataset.bodies.filter(({ slug }) => slugs.has(slug)));
	return {
		...opened,
		dataset,
		bodies,
		answers: new Map(
			dataset.answers
				.filter((answer) => answer.wave === wave.slug)
				.map((answer) => [answerKey(answer.body, answer.question), answer])
		),
		hidden: new Set(
			bodies.flatMap(({ slug }) =>
				dataset.questions
					.filter(({ code }) => blind.has(placeKey(wave.slug, slug, code)))
					.map(({ code }) => answerKey(slug, code))
			)
		)
	};
}
