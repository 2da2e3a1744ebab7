/** The example with its answers dealt with in every way there is, for what has to hold of any survey. */
import fc from 'fast-check';
import type { Value } from '$lib/domain/answers/answer';
import { dispositions, dispositionTable, type Disposition } from '$lib/domain/answers/disposition';
import type { Dataset } from '$lib/domain/editions/dataset';
import type { Question } from '$lib/domain/questions/question';

/** How the answers are dealt with, in turn, and whether those that withhold cite sections. */
export interface Dealing {
	dealt: Disposition[];
	cites: boolean[];
}

export const someDealing: fc.Arbitrary<Dealing> = fc.record({
	dealt: fc.array(fc.constantFrom(...dispositions), { minLength: 1, maxLength: 64 }),
	cites: fc.array(fc.boolean(), { minLength: 1, maxLength: 64 })
});

/** A value that an answer to the question could have, without a zero. */
function someValue(question: Question): Value {
	switch (question.kind) {
		case 'choice':
			return { choice: question.options[0]!.code };
		case 'choice_grid':
			return { [question.items[0]!.code]: question.options[0]!.code };
		case 'counts':
			return { [question.groups[0]!.code]: 7000, total: 9000 };
	}
}

/** A dataset with every answer dealt with anew. */
export function dealAnew(dataset: Dataset, { dealt, cites }: Dealing): Dataset {
	return {
		...dataset,
		publishedFigures: [],
		answers: dataset.answers.map((answer, index) => {
			const disposition = dealt[index % dealt.length]!;
			const question = dataset.questions.find((one) => one.code === answer.question)!;
			const withholds = disposition === 'refused' || disposition === 'partly_withheld';
			return {
				...answer,
				disposition,
				provisions: withholds && cites[index % cites.length] ? ['s31', 's40'] : [],
				value: dispositionTable[disposition].value === 'none' ? null : someValue(question)
			};
		})
	};
}
