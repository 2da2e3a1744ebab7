import { formatAsAt, type AsAt } from '../surveys/as-at';
import { dispositionTable, type Disposition } from './disposition';

/**
 * How a question was dealt with, as a mark says it: the disposition's label, with the date of the wave
 * where nothing had come by then.
 * @param asAt the wave's date, or null where the mark stands for no one wave
 */
export function dispositionWords(
	disposition: Disposition,
	asAt: AsAt | null,
	neitherConfirmedNorDenied = false
): string {
	if (disposition === 'refused' && neitherConfirmedNorDenied) return 'Neither confirmed nor denied';
	const { label } = dispositionTable[disposition];
	return disposition === 'awaiting' && asAt ? `${label} by ${formatAsAt(asAt)}` : label;
}
