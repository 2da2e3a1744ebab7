/** Titles of the statuses that the product gives of itself. */
const titles: Record<number, string> = {
	400: 'Bad request',
	404: 'Not found',
	405: 'Method not allowed',
	422: 'The request cannot be answered as it is',
	500: 'Something went wrong',
	501: 'There is no answer of this kind',
	503: 'Not ready'
};

/**
 * An error as problem details (RFC 9457): `application/problem+json` with type, title, status and
 * detail. `about:blank` says that the status tells what sort of problem it is (RFC 9457, 4.2.1).
 * @param more members of their own, such as the parameters that were refused
 */
export function problem(
	status: number,
	title: string | null,
	detail: string,
	more: Record<string, unknown> = {}
): Response {
	return new Response(
		JSON.stringify({
			type: 'about:blank',
			title: title ?? titles[status] ?? 'Error',
			status,
			detail,
			...more
		}),
		{
			status,
			headers: {
				'content-type': 'application/problem+json',
				// What cannot be read from another site cannot be understood there either.
				'access-control-allow-origin': '*'
			}
		}
	);
}
