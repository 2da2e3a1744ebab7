import type { Dataset } from '../editions/dataset';
import type { Edition } from '../editions/edition';
import { writeTable } from './column';
import { requestColumns, requestRecords, requestRows } from './requests-table';
import { fileHeading } from './survey-record';

/** What `requests.json` holds of an edition; without requests where none is published. */
export function requestsJson(dataset: Dataset, edition: Edition) {
	return { ...fileHeading(dataset, edition), requests: requestRecords(dataset) };
}

/** What `requests.csv` holds of an edition: a row for each request, and its header alone where there is none. */
export function requestsCsv(dataset: Dataset, edition: number): string {
	return writeTable(requestColumns, requestRows(dataset, edition));
}
