import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv';
import { readCsv } from './csv';

const require = createRequire(import.meta.url);

/** A data package as far as its rows are checked against it. */
export interface DescribedPackage {
	licenses?: { name?: string; path?: string; title?: string }[];
	resources: {
		name: string;
		path: string;
		schema: {
			fields: {
				name: string;
				type: string;
				constraints?: { required?: boolean; enum?: string[] };
				categories?: { value: string; label: string }[];
			}[];
			primaryKey?: string[];
			foreignKeys?: { fields: string; reference: { resource: string; fields: string } }[];
		};
	}[];
}

const profile = JSON.parse(
	readFileSync(
		new URL('../fixtures/frictionless/tabular-data-package.json', import.meta.url),
		'utf8'
	)
) as object;

/** What is wrong with a data package by the standard's own schema; nothing where it is one. */
export function checkPackage(description: unknown): string[] {
	// The standard's schema is written in JSON Schema, draft 4, with words of its own for its forms.
	const ajv = new Ajv({
		schemaId: 'id',
		meta: false,
		unknownFormats: 'ignore',
		allErrors: true,
		logger: false
	});
	ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-04.json') as object);
	const isValid = ajv.compile(profile);
	if (isValid(description)) return [];
	return (isValid.errors ?? []).map(({ dataPath, message }) => `${dataPath} ${message}`);
}

const types: Record<string, RegExp> = {
	string: /^[\s\S]*$/,
	any: /^[\s\S]*$/,
	integer: /^[+-]?\d+$/,
	number: /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i,
	date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
};

/**
 * What is wrong with the rows of a package by their schemas (https://specs.frictionlessdata.io/table-schema/):
 * headers, types, what is required, the codes, and both sorts of key. An empty cell is a missing value.
 * @param readFile the text of a CSV file, by the path that the package gives
 */
export function checkRows(
	{ resources }: DescribedPackage,
	readFile: (path: string) => string
): string[] {
	const problems: string[] = [];
	const tables = new Map(resources.map(({ name, path }) => [name, readCsv(readFile(path))]));
	for (const { name, schema } of resources) {
		const { header, rows } = tables.get(name)!;
		const tell = (row: number, words: string) => problems.push(`${name}, row ${row + 1}: ${words}`);
		const names = schema.fields.map((field) => field.name);
		if (header.join() !== names.join()) problems.push(`${name}: its header is ${header.join()}`);
		for (const [at, row] of rows.entries()) {
			for (const { name: column, type, constraints } of schema.fields) {
				const cell = row[column] ?? '';
				if (cell === '') {
					if (constraints?.required) tell(at, `${column} is empty`);
					continue;
				}
				if (!types[type]?.test(cell)) tell(at, `${column} is no ${type}: ${cell}`);
				if (constraints?.enum && !constraints.enum.includes(cell)) tell(at, `${column}: ${cell}`);
			}
		}
		const key = schema.primaryKey ?? [];
		const keys = rows.map((row) => key.map((column) => row[column]).join('\u0000'));
		if (key.length && new Set(keys).size < rows.length)
			problems.push(`${name}: two rows share a key`);
		if (keys.some((one) => one.split('\u0000').includes('')) && key.length) {
			problems.push(`${name}: a key is empty`);
		}
		for (const { fields, reference } of schema.foreignKeys ?? []) {
			const there = tables.get(reference.resource);
			if (!there) {
				problems.push(`${name}: there is no table ${reference.resource}`);
				continue;
			}
			const known = new Set(there.rows.map((row) => row[reference.fields]));
			for (const [at, row] of rows.entries()) {
				const cell = row[fields] ?? '';
				if (cell !== '' && !known.has(cell)) tell(at, `${fields} names no row: ${cell}`);
			}
		}
	}
	return problems;
}
