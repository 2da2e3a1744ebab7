/** What may stand in an address as a name. Anything else (`%00`, `..`, 10,000 characters) is a 404. */
export function match(param: string): boolean {
	return /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/.test(param);
}
