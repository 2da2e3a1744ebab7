/**
 * The layers of the code and what each may import: one table, and the ESLint rule that holds it.
 *
 * The rule works on the text of the address alone, so it needs no resolver, sees through `$lib`,
 * `../../` and `import()` alike, and judges an import of a file that does not exist yet.
 * `tests/layers.test.ts` shows that it does.
 */
import { posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @typedef {object} Layer
 * @property {string[]} folders where the layer lives; the longest match decides
 * @property {string[]} mayImport other layers it may import from
 * @property {string[]} [mayImportTypes] other layers it may import types from, and nothing that runs
 * @property {string[]} [packages] the only packages it may import; any, when left out
 * @property {Record<string, string>} [typePackages] package → the folder that may import its types
 */

/** @type {Record<string, Layer>} */
export const layers = {
	routes: {
		folders: ['src/routes', 'src/params'],
		mayImport: [
			'services',
			'queries',
			'domain',
			'components',
			'charts',
			'spreadsheets',
			'session-cookie'
		]
	},
	// Browser scripts of public pages count as components: both run before the reader's eyes.
	components: {
		folders: ['src/lib/components', 'src/lib/islands'],
		mayImport: ['domain'],
		packages: ['svelte', '$app', 'chart.js', 'pdfjs-dist']
	},
	services: {
		folders: ['src/lib/server/services'],
		mayImport: ['queries', 'auth', 'files', 'domain', 'seed'],
		mayImportTypes: ['database']
	},
	queries: {
		folders: ['src/lib/server/queries'],
		mayImport: ['schema', 'domain'],
		mayImportTypes: ['database']
	},
	schema: {
		folders: ['src/lib/server/db/schema'],
		mayImport: ['domain']
	},
	database: {
		folders: ['src/lib/server/db'],
		mayImport: ['schema'],
		mayImportTypes: ['config']
	},
	auth: {
		folders: ['src/lib/server/auth'],
		// The table of throttles is read and written by the library that throttles.
		mayImport: ['queries', 'schema', 'domain'],
		mayImportTypes: ['database']
	},
	charts: { folders: ['src/lib/server/charts'], mayImport: ['domain'] },
	files: { folders: ['src/lib/server/files'], mayImport: ['domain'] },
	spreadsheets: { folders: ['src/lib/server/spreadsheets'], mayImport: ['domain'] },
	config: { folders: ['src/lib/server/config'], mayImport: ['domain'] },
	log: { folders: ['src/lib/server/log'], mayImport: [] },
	http: { folders: ['src/lib/server/http'], mayImport: [] },
	'session-cookie': { folders: ['src/lib/server/session-cookie'], mayImport: [] },
	'page-keeping': { folders: ['src/lib/server/page-keeping'], mayImport: [] },
	domain: {
		folders: ['src/lib/domain'],
		mayImport: [],
		packages: ['zod'],
		typePackages: { 'chart.js': 'src/lib/domain/charts' }
	},
	// The example survey: files of data, no code.
	seed: { folders: ['src/seed'], mayImport: [] },
	cli: {
		folders: ['src/cli'],
		mayImport: ['services', 'database', 'config']
	},
	entry: {
		folders: ['src/hooks.server', 'src/hooks.client', 'src/app.d', 'src/server'],
		mayImport: [
			'services',
			'auth',
			'files',
			'database',
			'config',
			'domain',
			'log',
			'http',
			'page-keeping',
			'session-cookie'
		]
	}
};

/** @param {string} path */
const withoutExtension = (path) => path.replace(/\.(svelte\.)?(ts|js|svelte)$/, '');

/**
 * The layer a file of the project belongs to, or null.
 * @param {string} path from the project's root, with forward slashes
 */
function findLayer(path) {
	const bare = withoutExtension(path);
	let found = null;
	let longest = 0;
	for (const [name, { folders }] of Object.entries(layers)) {
		for (const folder of folders) {
			if ((bare === folder || bare.startsWith(`${folder}/`)) && folder.length > longest) {
				found = name;
				longest = folder.length;
			}
		}
	}
	return found;
}

/**
 * What an import's address names: a file of the project (its path from the root) or a package.
 * @param {string} address as written in the import
 * @param {string} importer path of the importing file, from the root
 * @returns {{ path: string } | { package: string }}
 */
function readAddress(address, importer) {
	const [bare = ''] = address.split('?');
	const alias = /^\$(lib|seed)(?=\/|$)/.exec(bare);
	if (alias) return { path: posix.normalize(`src/${bare.slice(1)}`) };
	if (bare.startsWith('.')) return { path: posix.join(posix.dirname(importer), bare) };
	if (bare.startsWith('/')) return { path: posix.normalize(bare.slice(1)) };
	if (bare.startsWith('node:')) return { package: 'node' };
	const parts = bare.split('/');
	return { package: bare.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? bare) };
}

/**
 * Why an import breaks the layers, or null when it does not.
 * @param {string} importer path of the importing file, from the root
 * @param {string} address as written in the import
 * @param {boolean} typesOnly whether nothing of it is left when the code runs
 */
function findBreach(importer, address, typesOnly) {
	const from = findLayer(importer);
	const layer = from && layers[from];
	if (!layer) return null;
	const target = readAddress(address, importer);

	if ('package' in target) {
		const name = target.package;
		if (!layer.packages || layer.packages.includes(name)) return null;
		const typesAllowedIn = layer.typePackages?.[name];
		if (typesOnly && typesAllowedIn && importer.startsWith(`${typesAllowedIn}/`)) return null;
		return `${from} may not import the package "${name}".`;
	}

	// A stylesheet is no code; Vite lets pages and components name theirs.
	if (target.path.endsWith('.css') && (from === 'routes' || from === 'components')) return null;

	const to = findLayer(target.path);
	if (!to) return `"${target.path}" belongs to no layer of eslint/layers.js.`;
	if (to === from || layer.mayImport.includes(to)) return null;
	if (layer.mayImportTypes?.includes(to)) {
		return typesOnly ? null : `${from} may import only types from ${to} (use "import type").`;
	}
	return `${from} may not import from ${to}.`;
}

/** @type {import('eslint').Rule.RuleModule} */
const rule = {
	meta: {
		type: 'problem',
		docs: { description: 'Hold every import to the layers of eslint/layers.js' },
		schema: []
	},
	create(context) {
		const importer = relative(root, context.filename).split(sep).join('/');

		/** @param {any} node @param {any} source @param {boolean} typesOnly */
		const check = (node, source, typesOnly) => {
			const address =
				source?.type === 'TemplateLiteral' ? source.quasis[0].value.cooked : source?.value;
			if (typeof address !== 'string') return;
			const breach = findBreach(importer, address, typesOnly);
			if (breach) context.report({ node, message: breach });
		};

		/** @param {any} node */
		const importsOnlyTypes = (node) =>
			node.importKind === 'type' ||
			(node.specifiers.length > 0 &&
				node.specifiers.every((/** @type {any} */ { importKind }) => importKind === 'type'));

		return {
			Program(node) {
				if (importer.startsWith('src/') && !findLayer(importer)) {
					context.report({
						node,
						message:
							'This file belongs to no layer: put it in one, or add its folder to eslint/layers.js.'
					});
				}
			},
			ImportDeclaration: (node) => check(node, node.source, importsOnlyTypes(node)),
			/** @param {any} node */
			ExportNamedDeclaration: (node) => check(node, node.source, node.exportKind === 'type'),
			/** @param {any} node */
			ExportAllDeclaration: (node) => check(node, node.source, node.exportKind === 'type'),
			ImportExpression: (node) => check(node, node.source, false),
			/** @param {any} node */
			TSImportType: (node) => check(node, node.source ?? node.argument?.literal, true),
			/** @param {any} node */
			'CallExpression[callee.name="require"]': (node) => check(node, node.arguments[0], false)
		};
	}
};

export default { rules: { imports: rule } };
