import { createReadStream, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Plugin } from 'vite';

const library = 'node_modules/pdfjs-dist';
const { version } = JSON.parse(readFileSync(join(library, 'package.json'), 'utf8')) as {
	version: string;
};

/** Where browsers find them. The version is in the address, so that they can be kept for good. */
const folder = `_app/immutable/pdf/${version}`;

/** What PDF.js fetches while it reads a letter: where it is among the packages, by its address. */
function listFiles(): Map<string, string> {
	const files = new Map([
		[`${folder}/pdf.worker.mjs`, `${library}/legacy/build/pdf.worker.min.mjs`],
		// Pictures in JPEG 2000, without WebAssembly.
		[`${folder}/openjpeg_nowasm_fallback.js`, `${library}/wasm/openjpeg_nowasm_fallback.js`]
	]);
	// Letters and numbers of fonts that a PDF names and does not bring.
	for (const name of ['cmaps', 'standard_fonts']) {
		for (const file of readdirSync(join(library, name))) {
			files.set(`${folder}/${name}/${file}`, join(library, name, file));
		}
	}
	return files;
}

const mediaType = (path: string) =>
	/\.m?js$/.test(path) ? 'text/javascript' : 'application/octet-stream';

/**
 * Serves what PDF.js fetches by itself from this site: its worker, its fonts and its tables of Asian
 * characters. They are no modules of ours, so a bundle does not find them.
 */
export function pdfFiles(): Plugin {
	let isClientBuild = false;
	return {
		name: 'crosscheck:pdf-files',
		configResolved(config) {
			isClientBuild = config.command === 'build' && !config.build.ssr;
		},
		configureServer(server) {
			const files = listFiles();
			server.middlewares.use((request, response, next) => {
				const [path = ''] = (request.url ?? '').slice(1).split('?');
				const file = files.get(path);
				if (!file) return next();
				response.setHeader('content-type', mediaType(basename(file)));
				createReadStream(file).pipe(response);
			});
		},
		generateBundle() {
			if (!isClientBuild) return;
			for (const [fileName, file] of listFiles()) {
				this.emitFile({ type: 'asset', fileName, source: readFileSync(file) });
			}
		}
	};
}
