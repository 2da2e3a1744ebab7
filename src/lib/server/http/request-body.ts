import { error } from '@sveltejs/kit';

/** How much of a body a route takes, and how long it may take to arrive. */
export interface BodyRule {
	bytes: number;
	seconds: number;
}

const kilobyte = 1024;

/** What everything else takes: nothing. */
const none: BodyRule = { bytes: 0, seconds: 2 };

/**
 * What each kind of route takes; the first that fits counts. No rule reaches beyond BODY_SIZE_LIMIT of
 * scripts/start.js, past which nothing is read at all.
 */
const rules: readonly (readonly [RegExp, BodyRule])[] = [
	// Forms: the longest has a few texts of some thousand characters.
	[/^\/\((workspace|account)\)\//, { bytes: 64 * kilobyte, seconds: 30 }]
];

/** How much of a body a route takes. */
export function bodyRule(routeId: string): BodyRule {
	return rules.find(([pattern]) => pattern.test(routeId))?.[1] ?? none;
}

type Refusal = App.Error & { status: 400 | 408 | 413 | 415 };

const notWhole: Refusal = {
	status: 400,
	message: 'The form did not arrive whole.',
	hint: 'Nothing was changed. Go back and send it again.'
};
const notInTime: Refusal = {
	status: 408,
	message: 'The form took too long to arrive.',
	hint: 'Nothing was changed. Go back and send it again.'
};
const notAForm: Refusal = {
	status: 415,
	message: 'This address takes forms, and nothing else.',
	hint: 'Send it from its page.'
};
const tooMuch = ({ bytes }: BodyRule): Refusal => ({
	status: 413,
	message: `This is more than the ${Math.round(bytes / kilobyte)} KB that can be sent here at once.`,
	hint: 'Nothing was changed. Go back and shorten it.'
});

/** The same request; whoever reads its body is told why it cannot be read. */
function refused(request: Request, { status, ...words }: Refusal): Request {
	const body = new ReadableStream({
		start(controller) {
			try {
				error(status, words);
			} catch (refusal) {
				controller.error(refusal);
			}
		}
	});
	return withBody(request, body);
}

function withBody(request: Request, body: Uint8Array<ArrayBuffer> | ReadableStream): Request {
	const { method, headers, signal } = request;
	return new Request(request.url, { method, headers, signal, body, duplex: 'half' } as RequestInit);
}

/**
 * Reads a body to its end, but keeps no more of it than the rule allows: what is beyond is thrown away,
 * so that a browser, which answers only to whom it has told everything, gets to see the refusal.
 * @returns the bytes, or why there are none
 */
async function read(
	body: ReadableStream<Uint8Array>,
	rule: BodyRule
): Promise<Uint8Array<ArrayBuffer> | Refusal> {
	const reader = body.getReader();
	const chunks: Uint8Array[] = [];
	let size = 0;
	let timer: NodeJS.Timeout | undefined;
	const deadline = new Promise<Refusal>((done) => {
		timer = setTimeout(() => done(notInTime), rule.seconds * 1000);
	});
	const everything = (async () => {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) break;
			size += value.length;
			if (size <= rule.bytes) chunks.push(value);
		}
		return size > rule.bytes ? tooMuch(rule) : new Uint8Array(Buffer.concat(chunks));
	})().catch((failure: unknown): Refusal => {
		const isTooMuch = (failure as { status?: unknown } | null)?.status === 413;
		return isTooMuch ? tooMuch(rule) : notWhole;
	});
	try {
		return await Promise.race([everything, deadline]);
	} finally {
		clearTimeout(timer);
		// Not cancelled: that would hang up before there is an answer.
		reader.releaseLock();
	}
}

const isForm = (type: string) =>
	/^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i.test(type);

/** What Kit takes for a form of a browser's, for its check of where it came from, and can be none here. */
const isFormLike = (type: string) => /^(text\/plain|application\/x-sveltekit)/i.test(type);

/**
 * The same request with its body read: all of it, in time, not too much, and a form. Where it is not
 * so, the refusal (400, 408, 413, 415) comes when an action reads the form, so that it is shown as any
 * other error of that page is.
 */
export async function takeBody(request: Request, rule: BodyRule): Promise<Request> {
	if (request.method === 'GET' || request.method === 'HEAD') return request;
	const taken = request.body ? await read(request.body, rule) : new Uint8Array();
	if (!(taken instanceof Uint8Array)) return refused(request, taken);
	const type = request.headers.get('content-type') ?? '';
	if (isFormLike(type)) return refused(request, notAForm);
	if (!isForm(type)) return withBody(request, taken);
	const isWhole = await withBody(request, taken)
		.formData()
		.then(
			() => true,
			() => false
		);
	return isWhole ? withBody(request, taken) : refused(request, notWhole);
}
