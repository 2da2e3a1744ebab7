/*
 * What every response says to browsers about itself. The server in front sets it on whatever goes out,
 * files and refusals included; the hooks set it again on what they answer, where more is known.
 */

/** The addresses of people: nothing of them is kept anywhere, or shown within another site. */
const personal = /^\/(workspace|account|sign-in|sign-out|join|calendar|reply)(\/|$)/;

/** The groups of routes that are of people. Their session is looked at there and nowhere else. */
const personalRoutes = /^\/\((workspace|account)\)/;

/** The page of whoever has a link for replying: whoever that is, nobody's session is looked at there. */
const isReplyRoute = (routeId: string) => routeId.startsWith('/(reply)');

/** Whether a route is of somebody. */
export function isPersonalRoute(routeId: string): boolean {
	return personalRoutes.test(routeId);
}

/** Whether an address is of somebody, told by its path alone, as it is before a route is found. */
export function isPersonal(path: string): boolean {
	return personal.test(path);
}

/** Files are looked at and downloaded; nothing in them runs, and nobody frames them. */
const filePolicy =
	"default-src 'none'; style-src 'unsafe-inline'; img-src data:; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * The worker that reads PDFs goes by the policy it is sent with, and not by that of its page: of this
 * site it may load one more script (a decoder of pictures), and it may fetch nothing from anywhere.
 */
const workerPolicy = "default-src 'none'; script-src 'self'";
const isPdfWorker = (path: string) =>
	/^\/_app\/immutable\/pdf\/[^/]+\/pdf\.worker\.mjs$/.test(path);

/** What no page uses, and so no script that found its way into one may use either. */
const unused = [
	'accelerometer',
	'camera',
	'display-capture',
	'geolocation',
	'gyroscope',
	'hid',
	'magnetometer',
	'microphone',
	'midi',
	'payment',
	'publickey-credentials-get',
	'screen-wake-lock',
	'serial',
	'usb',
	'xr-spatial-tracking'
];

const permissions = unused.map((feature) => `${feature}=()`).join(', ');

/** One year, in seconds (OWASP ASVS 5.0, 3.4.1). */
const year = 31_536_000;

/**
 * What others are told of the address that somebody comes from. A link with a token is a secret: its path
 * goes nowhere, not even to this server's own log by way of a style sheet. ("no-referrer" would go
 * further, and have browsers send its form with `Origin: null`, as a form of another site is sent.)
 */
function referrerPolicy(path: string, isOfSomebody: boolean): string {
	if (/^\/(join|reply)\//.test(path)) return 'strict-origin';
	return isOfSomebody ? 'same-origin' : 'strict-origin-when-cross-origin';
}

/**
 * The headers that guard a response, by name. The content security policy among them is that of a file:
 * a page brings its own.
 * @param origin the address of this installation: where it is HTTPS, browsers are to use nothing else
 * @param routeId of the route, where one was found
 */
export function guardingHeaders(
	path: string,
	origin: string,
	routeId = ''
): Record<string, string> {
	const isOfSomebody = isPersonal(path) || isPersonalRoute(routeId) || isReplyRoute(routeId);
	return {
		'content-security-policy': isPdfWorker(path) ? workerPolicy : filePolicy,
		'x-content-type-options': 'nosniff',
		'referrer-policy': referrerPolicy(path, isOfSomebody),
		'permissions-policy': permissions,
		'cross-origin-opener-policy': 'same-origin',
		// Pictures and data are for other sites too, and nobody is signed in to them.
		'cross-origin-resource-policy': isOfSomebody ? 'same-origin' : 'cross-origin',
		...(isOfSomebody ? { 'cache-control': 'no-store' } : {}),
		...(origin.startsWith('https:')
			? { 'strict-transport-security': `max-age=${year}; includeSubDomains` }
			: {})
	};
}

/** The policy of a page or file; embeds, and nothing else, may be shown within any site. */
export function framedPolicy(policy: string, routeId: string): string {
	return routeId.startsWith('/embed/')
		? policy.replace("frame-ancestors 'none'", 'frame-ancestors *')
		: policy;
}
