import { error } from '@sveltejs/kit';

/** How much of a body a route takes, and how long it may take to arrive. */
export interface BodyRule {
	bytes: number;
	seconds: number;
	/** What an upload may be, where the route takes one: it is handed on as it arrives. */
	upload?: { bytes: number; seconds: number };
}

const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

/** What everything else takes: nothing. */
const none: BodyRule = { bytes: 0, seconds: 2 };

/** Forms: the longest has a few texts of some thousand characters. */
const form: BodyRule = { bytes: 64 * kilobyte, seconds: 30 };

/** Replies to every answer of a survey at once: some thousand characters each. */
const replies: BodyRule = { bytes: 512 * kilobyte, seconds: 60 };

/** The routes that take files. */
const uploadRoute = /^\/\(workspace\)\/.*\/letters\/(add|upload)$/;

/** How many files of the largest size an upload may hold. */
const filesAtOnce = 20;

/** How long an upload may take in all, and how long nothing of it may come, in seconds. */
const uploadTime = { whole: 30 * 60, pause: 60 };

/**
 * How much of a body a route takes.
 * @param uploadLimit how large a file may be, in bytes
 */
export function bodyRule(routeId: string, uploadLimit: number): BodyRule {
	if (uploadRoute.test(routeId)) {
		// What stands around the files is a form, and little.
		const bytes = filesAtOnce * uploadLimit + form.bytes;
		return { ...form, upload: { bytes, seconds: uploadTime.whole } };
	}
	if (routeId.startsWith('/(reply)/')) return replies;
	return /^\/\((workspace|account)\)\//.test(routeId) ? form : none;
}

/**
 * How much beyond what a route takes is read and thrown away, so that a browser, which answers only to
 * whom it has told everything, gets to see the refusal.
 */
const readOn = megabyte;

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
const tooMuch = ({ bytes }: { bytes: number }): Refusal => ({
	status: 413,
	message: `This is more than the ${Math.round(bytes / kilobyte)} KB that can be sent here at once.`,
	hint: 'Nothing was changed. Go back and shorten it.'
});

const goOn = 'Files that came before are kept. Go back and send the others again.';
const uploadNotWhole: Refusal = {
	status: 400,
	message: 'The files did not arrive whole.',
	hint: goOn
};
const uploadNotInTime: Refusal = {
	status: 408,
	message: 'The files took too long to arrive.',
	hint: goOn
};
const uploadTooMuch = ({ bytes }: { bytes: number }): Refusal => ({
	status: 413,
	message: `This is more than the ${Math.floor(bytes / megabyte)} MB that can be sent here at once.`,
	hint: 'Files that came before are kept. Go back and send fewer at once.'
});

/** A refusal as Kit throws it. */
function asError({ status, ...words }: Refusal): unknown {
	try {
		error(status, words);
	} catch (refusal) {
		return refusal;
	}
}

/** The same request; whoever reads its body is told why it cannot be read. */
function refused(request: Request, refusal: Refusal): Request {
	const body = new ReadableStream({
		start: (controller) => controller.error(asError(refusal))
	});
	return withBody(request, body);
}

function withBody(request: Request, body: Uint8Array<ArrayBuffer> | ReadableStream): Request {
	const { method, headers, signal } = request;
	return new Request(request.url, { method, headers, signal, body, duplex: 'half' } as RequestInit);
}

/**
 * Reads a body to its end, but keeps no more of it than the rule allows: of what is beyond, some is
 * thrown away, and then it is not listened to any more.
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
			if (size > rule.bytes + readOn) break;
		}
		return size > rule.bytes ? tooMuch(rule) : new Uint8Array(Buffer.concat(chunks));
	})().catch((): Refusal => notWhole);
	try {
		return await Promise.race([everything, deadline]);
	} finally {
		clearTimeout(timer);
		// Not cancelled: that would hang up before there is an answer.
		reader.releaseLock();
	}
}

/**
 * A body as it arrives, for whoever reads it piece by piece: with an error in place of what is too much,
 * too late, or cut. It takes no more from the line than is asked of it.
 */
function watched(
	body: ReadableStream<Uint8Array>,
	rule: NonNullable<BodyRule['upload']>
): ReadableStream<Uint8Array> {
	const reader = body.getReader();
	let size = 0;
	let deadline: NodeJS.Timeout | undefined;
	let isLate = false;
	/** Ends the waiting for the next piece. */
	let stop: (() => void) | undefined;
	const end = () => {
		clearTimeout(deadline);
		// Not cancelled: that would hang up before there is an answer.
		reader.releaseLock();
	};
	return new ReadableStream<Uint8Array>(
		{
			async pull(controller) {
				deadline ??= setTimeout(() => {
					isLate = true;
					stop?.();
				}, rule.seconds * 1000);
				const fail = (refusal: Refusal) => {
					end();
					controller.error(asError(refusal));
				};
				let pause: NodeJS.Timeout | undefined;
				// One for each piece: a promise that outlives a race keeps what the race was won by.
				const stopped = new Promise<null>((done) => {
					stop = () => done(null);
					pause = setTimeout(stop, uploadTime.pause * 1000);
				});
				try {
					const next = isLate ? null : await Promise.race([reader.read(), stopped]);
					if (!next) return fail(uploadNotInTime);
					if (next.done) {
						end();
						return controller.close();
					}
					size += next.value.length;
					if (size > rule.bytes) return fail(uploadTooMuch(rule));
					controller.enqueue(next.value);
				} catch {
					fail(uploadNotWhole);
				} finally {
					clearTimeout(pause);
				}
			},
			cancel: end
		},
		{ highWaterMark: 0 }
	);
}

const isUpload = (type: string) => /^multipart\/form-data\s*(;|$)/i.test(type);

const isForm = (type: string) =>
	/^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i.test(type);

/** What Kit takes for a form of a browser's, for its check of where it came from, and can be none here. */
const isFormLike = (type: string) => /^(text\/plain|application\/x-sveltekit)/i.test(type);

/**
 * The same request with its body read: all of it, in time, not too much, and a form. Where it is not
 * so, the refusal (400, 408, 413, 415) comes when an action reads the form, so that it is shown as any
 * other error of that page is. An upload, where the route takes one, is not read: what is wrong with it
 * shows as it arrives. What says of itself that it is too long is not waited for.
 */
export async function takeBody(request: Request, rule: BodyRule): Promise<Request> {
	if (request.method === 'GET' || request.method === 'HEAD') return request;
	const type = request.headers.get('content-type') ?? '';
	const length = Number(request.headers.get('content-length') ?? 0);
	if (rule.upload && isUpload(type)) {
		if (length > rule.upload.bytes) return refused(request, uploadTooMuch(rule.upload));
		return withBody(request, request.body ? watched(request.body, rule.upload) : new Uint8Array());
	}
	if (length > rule.bytes + readOn) return refused(request, tooMuch(rule));
	const taken = request.body ? await read(request.body, rule) : new Uint8Array();
	if (!(taken instanceof Uint8Array)) return refused(request, taken);
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
