import { shortName } from '../bodies/body';
import { comparedWaves, traceBodies, type PlacedBreak } from '../surveys/compared-waves';
import { latestWave, type Dataset } from '../editions/dataset';
import { tombstoneWords } from '../erasure/erased-place';
import { startSentence } from '../questions/words';
import { formatAsAt } from '../surveys/as-at';

/** An answer of another body, of the wave in which it was asked. */
export interface RelatedAnswer {
	body: string;
	shortName: string;
	/** The slug of its wave. */
	wave: string;
	waveTitle: string;
}

/** What a body says to a question in one wave. */
export interface AnswerInWave {
	wave: string;
	title: string;
	asAt: string;
	/** What it says, or when and why that was erased; null where the body was not asked. */
	words: string | null;
}

/** A question to a body over all waves of a survey. */
export interface AnswerWaves {
	/** Newest first. */
	waves: AnswerInWave[];
	/** What became of the body between two of them: "Became DBT (merged, 7 February 2023).", with who answered then. */
	breaks: { words: string; answers: RelatedAnswer[] }[];
}

/** What a body says to a question in each wave, and what stands between the waves: neither is the other's answer. */
export function answerWaves(
	dataset: Dataset,
	place: { body: string; question: string }
): AnswerWaves {
	const waves = comparedWaves({ wave: latestWave(dataset).slug }, dataset);
	const bodies = dataset.bodies.filter((body) => body.slug === place.body);
	const breaks = traceBodies({ ...dataset, bodies }, waves).flatMap((traced) => traced.breaks);

	const answersOf = ({ kind, from, to, others }: PlacedBreak): RelatedAnswer[] => {
		const wave = waves[kind === 'became' ? to : from]?.answers;
		return others.flatMap((other) => {
			const body = dataset.bodies.find((one) => one.slug === other);
			if (!wave || !body || !wave.find(other, place.question)) return [];
			const { slug, title } = wave.wave;
			return [{ body: other, shortName: shortName(body), wave: slug, waveTitle: title }];
		});
	};

	return {
		waves: waves
			.map(({ answers: { wave, find, findErasure } }) => {
				const erased = findErasure(place.body, place.question);
				return {
					wave: wave.slug,
					title: wave.title,
					asAt: formatAsAt(wave.as_at),
					words:
						find(place.body, place.question)?.wording ?? (erased ? tombstoneWords(erased) : null)
				};
			})
			.toReversed(),
		breaks: breaks.map((found) => ({
			words: `${startSentence(found.words)}.`,
			answers: answersOf(found)
		}))
	};
}
