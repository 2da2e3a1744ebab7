import { assembleEdition } from '$lib/domain/editions/assemble';
import type { Dataset } from '$lib/domain/editions/dataset';
import type { Survey } from '$lib/domain/surveys/survey';
import { listCharts, listFrozenCharts, type StoredChart } from '$lib/server/queries/charts';
import type { ChartSettings } from '$lib/domain/charts/chart';
import { readContents } from '$lib/server/queries/contents';
import { openSurvey } from '../open-survey';
import { listBlind } from '../publish/open-proposal';

export interface OpenedCharts {
	id: number;
	survey: Survey;
	charts: StoredChart[];
	/** What each slug stood for in the latest edition that had it. */
	frozen: ChartSettings[];
	/** The survey as it would be published now, of which charts are previewed. */
	dataset: Dataset;
	/** Whether whoever looks is to code some of its answers a second time, unseen: then nothing is drawn. */
	isBlind: boolean;
}

/**
 * The charts of a survey with what they would be drawn of. The page has asked before whether they may be seen.
 * @throws a 404 where there is no such survey
 */
export async function openCharts(
	locals: Pick<App.Locals, 'db' | 'actor' | 'now'>,
	slug: string
): Promise<OpenedCharts> {
	const { db, now } = locals;
	const { id, survey } = await openSurvey(db, slug);
	const [charts, frozen, contents, blind] = await Promise.all([
		listCharts(db, id),
		listFrozenCharts(db, id),
		readContents(db, { surveyId: id }),
		listBlind(locals, id)
	]);
	return {
		id,
		survey,
		charts,
		frozen,
		dataset: assembleEdition(contents, now),
		isBlind: blind.size > 0
	};
}
