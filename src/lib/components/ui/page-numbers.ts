/**
 * The pages to link to: the first, the last and those about the page at hand, null where some are left
 * out. Few are all given.
 */
export function pageNumbers(page: number, pages: number): (number | null)[] {
	const all = Array.from({ length: Math.min(pages, 9) }, (_, index) => index + 1);
	if (pages <= all.length) return all;
	const at = Math.min(Math.max(page, 1), pages);
	const shown = new Set([1, at - 1, at, at + 1, pages]);
	const listed = [...shown]
		.filter((number) => number >= 1 && number <= pages)
		.sort((one, other) => one - other);
	return listed.flatMap((number, index) => {
		const before = listed[index - 1] ?? 0;
		if (number - before === 1) return [number];
		// A gap of one page is that page.
		return number - before === 2 ? [number - 1, number] : [null, number];
	});
}
