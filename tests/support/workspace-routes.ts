/** The routes of the workspace, read from its files, so that no test has to be told of a new one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const routesFolder = 'src/routes/(workspace)';

/** The exported declarations of a module, by name, with what they are set to. */
function readExports(file: string): Map<string, ts.Expression | undefined> {
	const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
	const found = new Map<string, ts.Expression | undefined>();
	for (const statement of source.statements) {
		const isExported =
			ts.canHaveModifiers(statement) &&
			ts.getModifiers(statement)?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword);
		if (!isExported) continue;
		if (ts.isFunctionDeclaration(statement) && statement.name)
			found.set(statement.name.text, undefined);
		if (!ts.isVariableStatement(statement)) continue;
		for (const { name, initializer } of statement.declarationList.declarations) {
			if (ts.isIdentifier(name)) found.set(name.text, initializer);
		}
	}
	return found;
}

/** The names of the actions of a page, as its module lists them. */
function listActions(file: string): string[] {
	const exported = readExports(file);
	if (!exported.has('actions')) return [];
	let list = exported.get('actions');
	if (list && ts.isSatisfiesExpression(list)) list = list.expression;
	if (!list || !ts.isObjectLiteralExpression(list)) {
		throw new Error(`${file}: list the actions one by one, so that each can be held to its row.`);
	}
	return list.properties.map((property) => {
		if (property.name && ts.isIdentifier(property.name)) return property.name.text;
		throw new Error(`${file}: give every action a plain name, so that it can be held to its row.`);
	});
}

const listFiles = () =>
	readdirSync(routesFolder, { recursive: true, encoding: 'utf8' }).map((file) => {
		const [, folder = '', name = ''] =
			/^(?:(.*)\/)?([^/]+)$/.exec(file.replaceAll('\\', '/')) ?? [];
		return { file, name, route: `/${folder}` };
	});

/** The routes of the workspace that are pages: "/workspace/people". */
export function listPageRoutes(): string[] {
	return listFiles()
		.filter(({ name }) => /^\+page(@.*)?\.svelte$/.test(name))
		.map(({ route }) => route);
}

/**
 * Everything of the workspace that answers, by its method, route and action: "GET /workspace/people",
 * "POST /account?/sessions".
 */
export function listAnswering(): string[] {
	const answering = listFiles().flatMap(({ file, name, route }) => {
		const path = join(routesFolder, file);
		if (name === '+page.svelte') return [`GET ${route}`];
		if (name === '+page.server.ts') {
			const actions = listActions(path).map(
				(action) => `POST ${route}${action === 'default' ? '' : `?/${action}`}`
			);
			return [`GET ${route}`, ...actions];
		}
		if (name !== '+server.ts') return [];
		const methods = [...readExports(path).keys()].filter((one) => /^[A-Z]+$/.test(one));
		return methods.map((method) => `${method} ${route}`);
	});
	return [...new Set(answering)];
}

/**
 * The address of a route.
 * @param values what stands for each of its parameters
 */
export function fillRoute(route: string, values: Record<string, string>): string {
	return route.replace(/\[(\w+)(=\w+)?\]/g, (whole, name: string) => {
		const value = values[name];
		if (!value) throw new Error(`${route}: nothing is said to stand for ${whole}.`);
		return value;
	});
}

/** Whether it is a page of one body, of which there are as many as bodies: those of two stand for all. */
export const isOfOthers = (path: string): boolean =>
	/\/(bodies|answers|register|code|findings)\/(?!(hmt|co|new|accept|government)(\/|$))/.test(path);
