import type { Cookies } from '@sveltejs/kit';

/** Over HTTPS the name itself has the browser refuse a cookie that another host or path set. */
const cookieName = (origin: string) =>
	origin.startsWith('https:') ? '__Host-crosscheck' : 'crosscheck';

const options = (origin: string) =>
	({
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: origin.startsWith('https:')
	}) as const;

/** The token of the session that a browser brings, or undefined. */
export function readSession(cookies: Cookies, origin: string): string | undefined {
	return cookies.get(cookieName(origin));
}

/** Gives a browser the token of its session, until the session ends. */
export function keepSession(
	cookies: Cookies,
	origin: string,
	{ token, expiresAt }: { token: string; expiresAt: Date }
): void {
	cookies.set(cookieName(origin), token, { ...options(origin), expires: expiresAt });
}

/** Has a browser forget its session. */
export function clearSession(cookies: Cookies, origin: string): void {
	cookies.delete(cookieName(origin), options(origin));
}
