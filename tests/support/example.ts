import bodies from '$seed/bodies.json';
import headcounts from '$seed/headcounts.json';
import recommendations from '$seed/whatsapp-in-government/recommendations.json';
import survey from '$seed/whatsapp-in-government/survey.json';
import { answerKey, type Answer } from '$lib/domain/answers/answer';
import { generateWording } from '$lib/domain/answers/wording';
import { sortBodies } from '$lib/domain/bodies/body';
import type { Dataset } from '$lib/domain/editions/dataset';
import { assessWave } from '$lib/domain/gaps/assess-wave';
import { readRegisterFile } from '$lib/domain/interchange/register-file';
import { readSurveyFile } from '$lib/domain/interchange/survey-file';

/** The files of the example survey, as they are. */
export const exampleFiles = { bodies, headcounts, recommendations, survey };

/** The register of bodies that comes with the example. */
export const exampleRegister = () => readRegisterFile(bodies, headcounts);

/** The example survey as a dataset, put together without a database. */
export function exampleDataset(): Dataset {
	const register = exampleRegister();
	const file = readSurveyFile(survey, recommendations, register.slugOf);
	const asked = sortBodies(
		register.bodies.filter((body) => file.responses.some((one) => one.body === body.slug))
	);
	const answers: Answer[] = asked.flatMap((body) => {
		const response = file.responses.find((one) => one.body === body.slug);
		return file.questions.flatMap((question) => {
			const content = response?.answers.find((one) => one.question === question.code)?.content;
			if (!content) return [];
			const wording = generateWording(question, content, file.wave.as_at);
			return [
				{
					...content,
					wave: file.wave.slug,
					body: body.slug,
					question: question.code,
					wording,
					generated_wording: wording,
					first_disposition: content.disposition,
					responded_on: response?.response?.respondedOn ?? null
				}
			];
		});
	});
	return {
		survey: file.survey,
		waves: [file.wave],
		questions: file.questions,
		bodies: asked,
		headcounts: register.headcounts,
		recommendations: file.recommendations,
		criteria: file.criteria,
		contexts: file.contexts,
		publishedFigures: file.publishedFigures,
		charts: file.charts,
		letters: [],
		requests: [],
		bodyChanges: [],
		replyRequests: [],
		replies: [],
		erased: [],
		answers,
		assessments: assessWave(
			file.wave.slug,
			file.criteria,
			asked,
			new Map(answers.map((one) => [answerKey(one.body, one.question), one])),
			file.findings.map((one) => ({
				...one.content,
				wave: file.wave.slug,
				body: one.body,
				criterion: one.criterion
			}))
		)
	};
}
