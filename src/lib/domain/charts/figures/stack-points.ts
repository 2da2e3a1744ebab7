import { continueSentence } from '../../questions/words';
import type { Point, StackRow } from '../figure';

/** A stop at every part of every bar; what is remarked of a bar is said at its first part. */
export function stackPoints(rows: readonly StackRow[]): Point[] {
	return rows.flatMap((row, index) =>
		row.segments.map((segment, part) => ({
			row: index,
			part,
			title: `${row.label}: ${continueSentence(segment.label)}`,
			words: part === 0 && row.remark ? `${segment.words}. ${row.remark}` : segment.words
		}))
	);
}
