/** A SHA-256 in hexadecimal. */
export function match(param: string): boolean {
	return /^[0-9a-f]{64}$/.test(param);
}
