import type { Dataset } from '../editions/dataset';
import type { Edition } from '../editions/edition';
import type { Assessment } from '../gaps/assessment';
import { assessmentColumns, assessmentRecords, assessmentRows } from './assessments-table';
import { writeTable } from './column';
import { fileHeading } from './survey-record';

/** What `assessments.json` holds of an edition. */
export function assessmentsJson(dataset: Dataset, edition: Edition) {
	return {
		...fileHeading(dataset, edition),
		assessments: assessmentRecords(dataset, dataset.assessments)
	};
}

/** What `assessments.csv` holds of an edition: a row for each of these of its assessments. */
export function assessmentsCsv(
	dataset: Dataset,
	edition: number,
	assessments: readonly Assessment[]
): string {
	return writeTable(assessmentColumns, assessmentRows(dataset, edition, assessments));
}

/** The assessments of one wave. @param wave its slug */
export const assessmentsOfWave = ({ assessments }: Dataset, wave: string): Assessment[] =>
	assessments.filter((one) => one.wave === wave);

/** What `recommendations.json` holds of a wave: its assessments, with what they measure. @param wave its slug */
export function recommendationsJson(dataset: Dataset, edition: Edition, wave: string) {
	return {
		...fileHeading(dataset, edition),
		wave,
		recommendations: dataset.recommendations,
		criteria: dataset.criteria,
		assessments: assessmentRecords(dataset, assessmentsOfWave(dataset, wave))
	};
}
