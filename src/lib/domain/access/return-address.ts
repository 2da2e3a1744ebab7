/** Where people go after signing in, unless they came from somewhere. */
const home = '/workspace';

/**
 * Where to go after signing in: where somebody was when they were asked to, if that is a page of the
 * workspace or of their account, else home. An address of another site, however it is dressed up, is
 * not followed.
 */
export function returnAddress(next: string | null): string {
	if (next === null || !/^\/(workspace|account)(\/|\?|$)/.test(next)) return home;
	// Read as a browser will: it drops tabs and line ends, and takes a backslash for a slash.
	const base = 'http://crosscheck.invalid';
	const url = URL.canParse(next, base) ? new URL(next, base) : null;
	const isOurs = url?.origin === base && /^\/(workspace|account)(\/|$)/.test(url.pathname);
	return isOurs ? url.pathname + url.search : home;
}
