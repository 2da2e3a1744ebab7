/** Nothing, for the latest edition, or `editions/3`. */
export function match(param: string): boolean {
	return param === '' || /^editions\/[1-9]\d{0,5}$/.test(param);
}
