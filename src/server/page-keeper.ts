import { LRUCache } from 'lru-cache';
import { createHash } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { PageKeeper } from '$lib/server/page-keeping';

export const encodings = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof encodings)[number];

/** A response ready to be sent: its body in each encoding that is worth having. */
export interface Page {
	status: number;
	headers: OutgoingHttpHeaders;
	bodies: Map<Encoding, Buffer>;
	/** A fingerprint of the body, for strong ETags. */
	fingerprint: string;
}

/** Below this many bytes compressing costs more than it saves. */
const smallest = 860;

/** How much memory rendered pages may take, in bytes. */
const memory = 96 * 1024 * 1024;

const brotli = promisify(brotliCompress);
const gunzippable = promisify(gzip);

/** Whether bodies of this content type shrink. */
export function isCompressible(contentType: string): boolean {
	return /^(text\/|application\/(json|xml|javascript|[\w.-]+\+(json|xml))|image\/svg\+xml)/.test(
		contentType
	);
}

/** Makes a page of what was rendered. One that is kept is worth a slower, tighter compression. */
export async function makePage(
	status: number,
	headers: OutgoingHttpHeaders,
	body: Buffer,
	isKept: boolean
): Promise<Page> {
	const bodies = new Map<Encoding, Buffer>([['identity', body]]);
	if (body.length >= smallest && isCompressible(String(headers['content-type'] ?? ''))) {
		const quality = isKept ? 9 : 4;
		const [br, gz] = await Promise.all([
			brotli(body, {
				params: {
					[constants.BROTLI_PARAM_QUALITY]: quality,
					[constants.BROTLI_PARAM_SIZE_HINT]: body.length
				}
			}),
			gunzippable(body, { level: isKept ? 9 : 5 })
		]);
		bodies.set('br', br).set('gzip', gz);
	}
	const fingerprint = createHash('sha256').update(body).digest('base64url').slice(0, 22);
	return { status, headers, bodies, fingerprint };
}

/** Keeps rendered pages by address, until they are dropped or memory runs short. */
export class KeptPages implements PageKeeper {
	#pages = new LRUCache<string, Page>({
		maxSize: memory,
		sizeCalculation: (page, address) =>
			[...page.bodies.values()].reduce((sum, body) => sum + body.length, address.length + 1024)
	});
	#generation = 0;

	/**
	 * Goes up whenever pages are dropped. A page may be kept only in the generation in which its
	 * rendering began: what was read before a change must not be kept after it.
	 */
	get generation(): number {
		return this.#generation;
	}

	find(address: string): Page | undefined {
		return this.#pages.get(address);
	}

	keep(address: string, page: Page, generation: number): void {
		if (generation === this.#generation) this.#pages.set(address, page);
	}

	drop(): void {
		this.#generation += 1;
		this.#pages.clear();
	}
}
