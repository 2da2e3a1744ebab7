import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { layers } from '../eslint/layers.js';

const eslint = new ESLint();

/** What the layer rule says of one file's text. The file need not exist. */
async function findBreaches(filePath: string, text: string): Promise<string[]> {
	const [result] = await eslint.lintText(text, { filePath });
	const messages = result?.messages ?? [];
	const broken = messages.find((message) => message.fatal);
	if (broken) throw new Error(`${filePath}: ${broken.message}`);
	return messages
		.filter((message) => message.ruleId === 'layers/imports')
		.map((message) => message.message);
}

const inSvelte = (code: string) => `<script lang="ts">\n\t${code}\n</script>\n`;

/** [file, code] of imports that break a layer. */
const forbidden: [string, string][] = [
	// The domain knows nothing but itself and zod.
	['src/lib/domain/gaps/tally.ts', `import { db } from '$lib/server/db/connect';`],
	['src/lib/domain/gaps/tally.ts', `import { db } from '../../server/db/connect';`],
	['src/lib/domain/gaps/tally.ts', `import type { Database } from '../../server/db/connect';`],
	['src/lib/domain/gaps/tally.ts', `const { db } = await import('../../server/db/connect');`],
	['src/lib/domain/gaps/tally.ts', 'const { db } = await import(`$lib/server/db/connect`);'],
	['src/lib/domain/gaps/tally.ts', `let db: import('$lib/server/db/connect').Database;`],
	['src/lib/domain/gaps/tally.ts', `export { db } from '$lib/server/db/connect';`],
	['src/lib/domain/gaps/tally.ts', `export * from '/src/lib/server/db/connect';`],
	['src/lib/domain/gaps/tally.ts', `import { readFile } from 'node:fs/promises';`],
	['src/lib/domain/gaps/tally.ts', `import { readFile } from 'fs/promises';`],
	['src/lib/domain/gaps/tally.ts', `import { onMount } from 'svelte';`],
	['src/lib/domain/gaps/tally.ts', `import { eq } from 'drizzle-orm';`],
	['src/lib/domain/gaps/tally.ts', `import { page } from '$app/state';`],
	['src/lib/domain/gaps/tally.ts', `import survey from '$seed/survey.json';`],
	['src/lib/domain/gaps/tally.ts', `import survey from '../../../seed/survey.json';`],
	['src/lib/domain/gaps/tally.ts', `import manifest from '../../../../package.json';`],
	['src/lib/domain/gaps/tally.ts', `import type { ChartConfiguration } from 'chart.js';`],
	['src/lib/domain/charts/outcomes.ts', `import { Chart } from 'chart.js';`],

	[
		'src/lib/components/ui/Badge.svelte',
		inSvelte(`import { x } from '$lib/server/queries/answers';`)
	],
	['src/lib/components/ui/Badge.svelte', inSvelte(`import { x } from '../../server/services/x';`)],
	['src/lib/components/ui/Badge.svelte', inSvelte(`import { x } from '../../../routes/x';`)],
	['src/lib/components/ui/Badge.svelte', inSvelte(`import postgres from 'postgres';`)],
	['src/lib/islands/chart.ts', `const x = await import('../server/charts/draw');`],
	['src/lib/islands/chart.ts', `import { env } from 'node:process';`],

	['src/routes/+page.server.ts', `import { db } from '$lib/server/db/connect';`],
	['src/routes/+page.server.ts', `import { answers } from '$lib/server/db/schema/answers';`],
	['src/routes/+page.server.ts', `import { config } from '$lib/server/config';`],
	['src/routes/+page.server.ts', `import { keepFile } from '$lib/server/files/keep';`],
	[
		'src/routes/(public)/+page.svelte',
		inSvelte(`import { x } from '../../lib/server/db/connect';`)
	],

	['src/lib/server/services/publish-edition.ts', `import { db } from '$lib/server/db/connect';`],
	['src/lib/server/services/publish-edition.ts', `import { t } from '../db/schema/editions';`],
	['src/lib/server/services/publish-edition.ts', `import { config } from '../config';`],
	['src/lib/server/services/publish-edition.ts', `import B from '$lib/components/ui/B.svelte';`],
	['src/lib/server/queries/answers.ts', `import { publish } from '../services/publish-edition';`],
	['src/lib/server/queries/answers.ts', `import { connect } from '../db/connect';`],
	['src/lib/server/db/schema/answers.ts', `import { listAnswers } from '../../queries/answers';`],
	['src/lib/server/db/connect.ts', `import { config } from '$lib/server/config';`],
	['src/lib/server/db/connect.ts', `import { listAnswers } from '$lib/server/queries/answers';`],
	['src/lib/server/auth/sessions.ts', `import { signIn } from '$lib/server/services/sign-in';`],
	['src/lib/server/charts/draw.ts', `import { listAnswers } from '$lib/server/queries/answers';`],
	['src/lib/server/files/keep.ts', `import { db } from '../db/connect';`],
	['src/lib/server/spreadsheets/read.ts', `import { db } from '../db/connect';`],
	['src/lib/server/config.ts', `import { db } from './db/connect';`],

	['src/cli/main.ts', `import { listAnswers } from '../lib/server/queries/answers';`],
	['src/cli/main.ts', `import { answers } from '$lib/server/db/schema/answers';`],
	['src/hooks.server.ts', `import { listAnswers } from '$lib/server/queries/answers';`],
	['src/hooks.server.ts', `import { answers } from '$lib/server/db/schema/answers';`],
	['src/server/main.ts', `import { drawChart } from '$lib/server/charts/draw';`],
	['src/lib/server/page-keeping.ts', `import { db } from './db/connect';`],

	// Nothing that ships reads from the tests, and no folder stands outside the layers.
	[
		'src/lib/server/services/publish-edition.ts',
		`import { x } from '../../../../tests/support/x';`
	],
	['src/lib/helpers/anything.ts', `export const anything = 1;`]
];

/** [file, code] of imports that keep to the layers. */
const allowed: [string, string][] = [
	['src/lib/domain/gaps/tally.ts', `import { isMissing } from '../answers/missing';`],
	['src/lib/domain/gaps/tally.ts', `import { z } from 'zod';`],
	['src/lib/domain/answers/provision.ts', `import provisions from './provisions.json';`],
	['src/lib/domain/charts/outcomes.ts', `import type { ChartConfiguration } from 'chart.js';`],
	['src/lib/domain/charts/outcomes.ts', `import { type ChartConfiguration } from 'chart.js';`],
	// A test may set up whatever it needs.
	['src/lib/domain/gaps/tally.test.ts', `import { db } from '$lib/server/db/connect';`],
	['tests/services/publish-edition.test.ts', `import { db } from '$lib/server/db/connect';`],

	[
		'src/lib/components/ui/Badge.svelte',
		inSvelte(`import { x } from '$lib/domain/answers/answer';`)
	],
	['src/lib/components/ui/Badge.svelte', inSvelte(`import Icon from './Icon.svelte';`)],
	['src/lib/components/ui/Badge.svelte', inSvelte(`import { dev } from '$app/environment';`)],
	['src/lib/islands/chart.ts', `const { Chart } = await import('chart.js');`],
	['src/lib/islands/chart.ts', `import { x } from '$lib/domain/charts/outcomes';`],

	['src/routes/+page.server.ts', `import { x } from '$lib/server/services/publish-edition';`],
	['src/routes/+page.server.ts', `import { x } from '$lib/server/queries/answers';`],
	['src/routes/+page.server.ts', `import { x } from '$lib/domain/answers/answer';`],
	['src/routes/+page.server.ts', `import type { PageServerLoad } from './$types';`],
	['src/routes/chart.svg/+server.ts', `import { drawChart } from '$lib/server/charts/draw';`],
	['src/routes/+layout.svelte', inSvelte(`import '../app.css';`)],
	['src/routes/+layout.svelte', inSvelte(`import Badge from '$lib/components/ui/Badge.svelte';`)],

	['src/lib/server/services/publish-edition.ts', `import { x } from '../queries/editions';`],
	['src/lib/server/services/publish-edition.ts', `import { x } from './submit-answer';`],
	['src/lib/server/services/publish-edition.ts', `import { x } from '$lib/domain/editions/x';`],
	['src/lib/server/services/publish-edition.ts', `import { x } from '$lib/server/auth/actor';`],
	['src/lib/server/services/publish-edition.ts', `import type { Tx } from '../db/connect';`],
	['src/lib/server/services/load-example.ts', `import survey from '$seed/survey.json';`],
	['src/lib/server/queries/answers.ts', `import { answers } from '../db/schema/answers';`],
	['src/lib/server/queries/answers.ts', `import type { Database } from '../db/connect';`],
	['src/lib/server/queries/answers.ts', `import { eq } from 'drizzle-orm';`],
	['src/lib/server/db/schema/answers.ts', `import { x } from '$lib/domain/answers/disposition';`],
	['src/lib/server/db/connect.ts', `import * as schema from './schema';`],
	['src/lib/server/db/connect.ts', `import type { Config } from '../config';`],
	['src/lib/server/auth/sessions.ts', `import { x } from '../queries/sessions';`],
	['src/lib/server/charts/draw.ts', `import font from './fonts/source-sans-3-400.ttf?url';`],
	['src/lib/server/charts/draw.ts', `import { createCanvas } from '@napi-rs/canvas';`],

	['src/cli/main.ts', `import { x } from '$lib/server/services/publish-edition';`],
	['src/cli/main.ts', `import { connect } from '../lib/server/db/connect';`],
	['src/hooks.server.ts', `import { connect } from '$lib/server/db/connect';`],
	['src/hooks.server.ts', `import { config } from '$lib/server/config';`],
	['src/hooks.server.ts', `import { dropKeptPages } from '$lib/server/page-keeping';`],
	['src/server/main.ts', `import { config } from '$lib/server/config';`]
];

describe('the layers', () => {
	it.each(forbidden)('refuses, in %s: %s', async (filePath, code) => {
		expect(await findBreaches(filePath, code)).toHaveLength(1);
	});

	it.each(allowed)('accepts, in %s: %s', async (filePath, code) => {
		expect(await findBreaches(filePath, code)).toEqual([]);
	});

	it('names only layers that are in the table', () => {
		const named = Object.values(layers).flatMap(({ mayImport, mayImportTypes = [] }) => [
			...mayImport,
			...mayImportTypes
		]);
		expect(named.filter((name) => !(name in layers))).toEqual([]);
	});

	it('keeps the clock out of the domain and the environment out of everything but config', async () => {
		const rulesBroken = async (filePath: string, text: string) =>
			(await eslint.lintText(text, { filePath })).flatMap(({ messages }) =>
				messages.map(({ ruleId }) => ruleId)
			);
		const clock = 'export const now = () => new Date();\n';
		const environment = 'export const port = process.env.PORT;\n';
		expect(await rulesBroken('src/lib/domain/requests/clock.ts', clock)).toEqual([
			'no-restricted-syntax'
		]);
		expect(await rulesBroken('src/hooks.server.ts', clock)).toEqual([]);
		expect(await rulesBroken('src/hooks.server.ts', environment)).toEqual([
			'no-restricted-properties'
		]);
		expect(await rulesBroken('src/lib/server/config.ts', environment)).toEqual([]);
	});
});
