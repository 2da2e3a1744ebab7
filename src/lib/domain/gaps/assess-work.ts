import { comparedWave, whyUnshown, type WorkInHand } from '../answers/comparison/work-in-hand';
import type { Body } from '../bodies/body';
import type { Dataset, WaveAnswers } from '../editions/dataset';
import { assess, questionsTried } from './assess';
import { isStated, type Assessment, type Criterion, type FindingContent } from './assessment';
import { findingKey, type LatestFinding } from './finding-list';

/**
 * A survey with the assessments of one wave as it is worked on: every criterion against every body that
 * the wave asks. The findings are those accepted or, with all that is submitted, the latest, each with
 * where it stands. Where the rule comes upon an answer that is not shown, nothing can be told yet; that is
 * not a question which nobody asked. What a person found of an answer that is kept from whoever looks is
 * kept from them as well.
 * @param findings the latest of the wave
 */
export function assessWork(
	dataset: Dataset,
	waveSlug: string,
	work: WorkInHand,
	findings: readonly LatestFinding[]
): Dataset {
	const wave = comparedWave(dataset, waveSlug, work);
	const latest = new Map(findings.map((one) => [findingKey(one.body, one.criterion), one]));
	const ofWave = dataset.criteria.flatMap((criterion) =>
		(criterion.scope === 'government' ? [null] : wave.bodies).map((body) => {
			const finding = latest.get(findingKey(body?.slug ?? null, criterion.code)) ?? null;
			return assessPlace(criterion, body, finding, wave, work);
		})
	);
	const others = dataset.assessments.filter((one) => one.wave !== waveSlug);
	return { ...dataset, assessments: [...others, ...ofWave] };
}

/** What a person found, as far as it is among what is shown. */
function shownContent(latest: LatestFinding, work: WorkInHand): FindingContent | null {
	return work.shown === 'submitted' || latest.state === 'accepted'
		? latest.content
		: latest.standing;
}

function assessPlace(
	criterion: Criterion,
	body: Body | null,
	latest: LatestFinding | null,
	wave: WaveAnswers,
	work: WorkInHand
): Assessment {
	const slug = body?.slug ?? null;
	const find = (question: string) => (slug === null ? null : wave.find(slug, question));
	const looksAt = criterion.looks_at?.question;
	const isKept = slug !== null && looksAt !== undefined && work.isBlind(slug, looksAt);
	const content = latest && !isKept ? shownContent(latest, work) : null;
	const finding =
		content && isStated(content)
			? { ...content, wave: wave.wave.slug, body: slug, criterion: criterion.code }
			: null;
	const assessment = assess(wave.wave.slug, criterion, body, find, finding);
	const missing = slug
		? questionsTried(criterion, body, find).find((question) => find(question) === null)
		: undefined;
	const unshown = slug !== null && missing ? whyUnshown(work, slug, missing) : null;
	const review = content && work.shown === 'submitted' ? latest?.state : null;
	return {
		...(unshown ? withUntried(assessment) : assessment),
		work: {
			unshown: finding ? null : unshown,
			review: review && review !== 'accepted' ? review : null
		}
	};
}

/** The assessment where the rule cannot be tried yet. */
function withUntried(assessment: Assessment): Assessment {
	const rule = { outcome: 'cannot_tell', reason: null, because: null } as const;
	return assessment.basis === 'finding'
		? { ...assessment, rule }
		: { ...assessment, outcome: 'cannot_tell', reason: null, why: null, rule };
}
