import { expect, inject, test } from 'vitest';

const server = inject('serverUrl');

const unescape = (text: string) =>
	text
		.replaceAll('&amp;', '&')
		.replaceAll('&quot;', '"')
		.replaceAll('&#39;', "'")
		.replaceAll('&lt;', '<');

/** Every address on our own site that a page leads to or shows. */
function listAddresses(html: string, from: string): URL[] {
	const markup = html.replace(/<script[\s\S]*?<\/script>/g, (script) => script.split('>')[0] + '>');
	return [...markup.matchAll(/\s(?:href|src|srcset|action)="([^"]*)"/g)]
		.map(([, address]) => unescape(address!))
		.filter((address) => !/^(mailto|data|javascript):/.test(address))
		.map((address) => new URL(address, new URL(from, server)))
		.filter(({ origin }) => origin === server);
}

test(
	'every link of every page leads to something that is there',
	{ timeout: 120_000 },
	async () => {
		const statuses = new Map<string, number>();
		const ids = new Map<string, Set<string>>();
		const broken: string[] = [];
		const waiting: { path: string; from: string }[] = [{ path: '/', from: '' }];
		const seen = new Set(['/']);
		const fragments: { path: string; hash: string; from: string }[] = [];

		const open = async ({ path, from }: { path: string; from: string }) => {
			const response = await fetch(server + path, { redirect: 'manual' });
			const text = await response.text();
			statuses.set(path, response.status);
			if (response.status !== 200) broken.push(`${from} leads to ${path}: ${response.status}`);
			if (!response.headers.get('content-type')?.startsWith('text/html')) return;
			ids.set(path, new Set([...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => unescape(id!))));
			// A view of a page leads to more views of the same: one step is enough.
			if (path.includes('?')) return;
			for (const { pathname, search, hash } of listAddresses(text, path)) {
				const next = pathname + search;
				if (hash)
					fragments.push({ path: next, hash: decodeURIComponent(hash.slice(1)), from: path });
				if (seen.has(next)) continue;
				seen.add(next);
				waiting.push({ path: next, from: path });
			}
		};
		while (waiting.length > 0) await Promise.all(waiting.splice(0, 8).map(open));

		for (const { path, hash, from } of fragments) {
			const known = ids.get(path);
			if (known && !known.has(hash)) broken.push(`${from} leads to ${path}#${hash}: no such place`);
		}
		expect(broken).toEqual([]);
		// Sixteen bodies with four answers each, in two places, are 160 pages alone.
		expect(statuses.size).toBeGreaterThan(200);
	}
);
