import { describe, expect, it } from 'vitest';
import { bodyRule, takeBody } from './request-body';

const form = 'application/x-www-form-urlencoded';
const rule = { bytes: 100, seconds: 1 };

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
		expect(bodyRule('/(account)/sign-in').bytes).toBe(65_536);
		expect(bodyRule('/(workspace)/workspace/people/invite').bytes).toBe(65_536);
	});

	it('takes nothing anywhere else', () => {
		for (const route of ['', '/(public)/surveys/[survey=slug]', '/api/v1/surveys.json']) {
			expect(bodyRule(route).bytes).toBe(0);
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
