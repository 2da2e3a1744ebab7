/**
 * The one row of an answer that always has one: what was just inserted, or a count.
 * @throws where there is none
 */
export function onlyRow<T>(rows: readonly T[]): T {
	const [row] = rows;
	if (row === undefined) throw new Error('The database was to return a row and returned none.');
	return row;
}
