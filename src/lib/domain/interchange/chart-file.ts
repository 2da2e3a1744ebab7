import type { Figure } from '../charts/figure';
import type { CorrectionNote } from '../editions/correction-notes';
import type { Edition } from '../editions/edition';
import { chartTable } from './edition-tables';
import { withdrawalRecord } from './survey-record';

/** What a chart's `.csv` holds: its table. A value that is missing has its reason in its place. */
export const chartCsv = (figure: Figure): string => [...chartTable(figure).write()].join('');

/** What a chart's `.json` holds: what it says, and the table of all that it draws. */
export function chartJson(
	survey: string,
	edition: Edition,
	figure: Figure,
	corrections: readonly CorrectionNote[]
) {
	const { slug, headline, subtitle, summary, table, published, method, notes, source, asAt } =
		figure;
	return {
		survey,
		edition: edition.number,
		...withdrawalRecord(edition),
		asAt,
		corrections: corrections.map(({ edition: number, what, why }) => ({
			edition: number,
			what,
			why
		})),
		chart: { slug, title: headline, subtitle, summary, table, published, method, notes, source }
	};
}
