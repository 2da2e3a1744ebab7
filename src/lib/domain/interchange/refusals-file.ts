import type { Dataset } from '../editions/dataset';
import type { Edition } from '../editions/edition';
import { writeTable } from './column';
import { refusalColumns, refusalRecords, refusalRows } from './refusals-table';
import { fileHeading } from './survey-record';

/** What `refusals.json` holds of a wave. @param wave its slug @throws where there is no such wave */
export function refusalsJson(dataset: Dataset, edition: Edition, wave: string) {
	return { ...fileHeading(dataset, edition), wave, ...refusalRecords(dataset, wave) };
}

/** What `refusals.csv` holds of a wave. @param wave its slug @throws where there is no such wave */
export function refusalsCsv(dataset: Dataset, edition: number, wave: string): string {
	return writeTable(refusalColumns, refusalRows(dataset, edition, wave));
}
