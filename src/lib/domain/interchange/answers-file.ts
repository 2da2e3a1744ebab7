import type { Answer } from '../answers/answer';
import type { Dataset } from '../editions/dataset';
import type { Edition } from '../editions/edition';
import { answerColumns, answerRecords, answerRows } from './answers-table';
import { writeTable } from './column';
import { fileHeading } from './survey-record';

/** What `answers.json` holds of an edition: these of its answers, in the order given. */
export function answersJson(dataset: Dataset, edition: Edition, answers: readonly Answer[]) {
	return { ...fileHeading(dataset, edition), answers: answerRecords(dataset, answers) };
}

/** What `answers.csv` holds of an edition: a row for each part of these of its answers. */
export function answersCsv(dataset: Dataset, edition: number, answers: readonly Answer[]): string {
	return writeTable(answerColumns, answerRows(dataset, edition, answers));
}
