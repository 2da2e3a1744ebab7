import { describe, expect, it } from 'vitest';
import { bodyRule, takeBody } from './request-body';

const form = 'application/x-www-form-urlencoded';
const rule = { bytes: 100, seconds: 1 };
const megabyte = 1024 * 1024;

/** A request whose body comes in these pieces, and then ends or fails. */
function send(
	pieces: readonly string[],
	{ type = form, end = 'whole' }: { type?: string; end?: 'whole' | 'cut' | 'never' } = {}
): Request {
	const encoder = new TextEncoder();
	const body = new ReadableStream({
		start(controller) {
			for (const piece of pieces) controller.enqueue(encoder.encode(piece));
			if (end === 'whole') controller.close();
			if (end === 'cut') controller.error(new Error('aborted'));
		}
	});
	return new Request('http://localhost/sign-in', {
		method: 'POST',
		headers: { 'content-type': type },
		body,
		duplex: 'half'
	} as RequestInit);
}

describe('bodyRule', () => {
	it('lets forms of people be of 64 KB', () => {
		for (const route of ['/(account)/sign-in', '/(workspace)/workspace/people/invite']) {
			expect(bodyRule(route, megabyte)).toEqual({ bytes: 65_536, seconds: 30 });
		}
	});

	it('lets replies to every answer of a survey be of 512 KB', () => {
		const rule = bodyRule('/(reply)/reply/[token=token]', megabyte);
		expect(rule).toEqual({ bytes: 524_288, seconds: 60 });
	});

	it('lets uploads be of twenty files, and take half an hour', () => {
		const request =
			'/(workspace)/workspace/surveys/[survey=slug]/waves/[wave=slug]/requests/[request=number]';
		for (const route of [`${request}/letters/add`, `${request}/letters/upload`]) {
			expect(bodyRule(route, megabyte)).toMatchObject({
				bytes: 65_536,
				upload: { bytes: 20 * megabyte + 65_536, seconds: 1800 }
			});
		}
		expect(bodyRule(`${request}/letters/[document=number]`, megabyte).upload).toBeUndefined();
	});

	it('takes nothing anywhere else', () => {
		for (const route of ['', '/(public)/surveys/[survey=slug]', '/api/v1/surveys.json']) {
			expect(bodyRule(route, megabyte)).toEqual({ bytes: 0, seconds: 2 });
		}
	});
});

describe('takeBody', () => {
	it('gives a form as it was sent', async () => {
		const taken = await takeBody(send(['email=a', '%40b&', 'role=1&role=2']), rule);
		expect(taken.method).toBe('POST');
		expect([...(await taken.formData())]).toEqual([
			['email', 'a@b'],
			['role', '1'],
			['role', '2']
		]);
	});

	it('gives a form of several parts', async () => {
		const parts = '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n';
		const taken = await takeBody(send([parts], { type: 'multipart/form-data; boundary=x' }), rule);
		expect((await taken.formData()).get('a')).toBe('1');
	});

	it('gives a form without fields', async () => {
		const empty = new Request('http://localhost/sign-out', {
			method: 'POST',
			headers: { 'content-type': form }
		});
		expect([...(await (await takeBody(empty, rule)).formData())]).toEqual([]);
	});

	it('leaves what has no body alone', async () => {
		const request = new Request('http://localhost/');
		expect(await takeBody(request, rule)).toBe(request);
	});

	it.each([
		['one byte too many', send(['a'.repeat(100), 'a']), 413],
		['a body that is cut', send(['a=1'], { end: 'cut' }), 400],
		['a body that never ends', send(['a=1'], { end: 'never' }), 408],
		['parts that are none', send(['x'], { type: 'multipart/form-data; boundary=x' }), 400],
		['parts without a boundary', send(['x'], { type: 'multipart/form-data' }), 400],
		['plain text', send(['a=1'], { type: 'text/plain' }), 415]
	])('%s is refused when it is read', async (_, request, status) => {
		const taken = await takeBody(request, rule);
		await expect(taken.formData()).rejects.toMatchObject({
			status,
			body: { message: expect.stringMatching(/\.$/), hint: expect.stringMatching(/\.$/) }
		});
	});
});

describe('takeBody, of an upload', () => {
	const uploading = { ...rule, upload: { bytes: 1000, seconds: 1 } };
	const type = 'multipart/form-data; boundary=x';

	/** A body of which it is known how far it was read. */
	function offer(pieces: number) {
		let taken = 0;
		const body = new ReadableStream({
			pull(controller) {
				if (taken === pieces) return controller.close();
				taken += 1;
				controller.enqueue(new Uint8Array(100));
			}
		});
		const headers = { 'content-type': type };
		const init = { method: 'POST', headers, body, duplex: 'half' };
		return { request: new Request('http://localhost/', init as RequestInit), taken: () => taken };
	}

	it('hands it on as it is asked for', async () => {
		const { request, taken } = offer(10);
		const reader = (await takeBody(request, uploading)).body!.getReader();
		expect((await reader.read()).value).toHaveLength(100);
		// One piece waits in the request itself, and one in the body it was made of.
		expect(taken()).toBeLessThanOrEqual(3);
		let size = 100;
		for (;;) {
			const { done, value } = await reader.read();
			if (done) break;
			size += (value as Uint8Array).length;
		}
		expect(size).toBe(1000);
	});

	it('takes no more than the rule allows', async () => {
		const { request, taken } = offer(1000);
		const body = (await takeBody(request, uploading)).arrayBuffer();
		await expect(body).rejects.toMatchObject({ status: 413 });
		expect(taken()).toBeLessThan(15);
	});

	it('does not wait for what says that it is too long', async () => {
		const { request, taken } = offer(1000);
		const long = new Request(request, { headers: { 'content-length': '100000' } });
		long.headers.set('content-type', type);
		const body = (await takeBody(long, uploading)).arrayBuffer();
		await expect(body).rejects.toMatchObject({ status: 413 });
		expect(taken()).toBeLessThan(3);
	});

	it.each([
		['cut', 400, 'The files did not arrive whole.'],
		['never', 408, 'The files took too long to arrive.']
	] as const)('says how it ended: %s', async (end, status, message) => {
		const taken = await takeBody(send(['--x'], { type, end }), uploading);
		await expect(taken.arrayBuffer()).rejects.toMatchObject({ status, body: { message } });
	});

	it('reads what is no upload as any other form', async () => {
		const taken = await takeBody(send(['a=1']), uploading);
		expect((await taken.formData()).get('a')).toBe('1');
		const long = await takeBody(send(['a'.repeat(101)]), uploading);
		await expect(long.formData()).rejects.toMatchObject({ status: 413 });
	});
});
