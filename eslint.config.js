import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import layers from './eslint/layers.js';
import svelteConfig from './svelte.config.js';

const tests = ['**/*.test.ts', 'tests/**'];

export default defineConfig(
	globalIgnores(['.svelte-kit/', 'build/', 'data/', 'coverage/', 'test-results/', 'static/']),
	js.configs.recommended,
	ts.configs.strict,
	svelte.configs.recommended,
	svelte.configs.prettier,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			// The compiler knows every name, and knows them better.
			'no-undef': 'off',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
			// Addresses are made in the domain, for feeds and files as well as for links.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig }
		}
	},
	{
		files: tests,
		// A test that is wrong about what is there should fail with a stack trace.
		rules: { '@typescript-eslint/no-non-null-assertion': 'off' }
	},
	{
		files: ['src/**/*.{ts,js,svelte}'],
		ignores: tests,
		plugins: { layers },
		rules: { 'layers/imports': 'error' }
	},
	{
		files: ['src/**/*.{ts,js,svelte}'],
		ignores: [...tests, 'src/lib/server/config.ts'],
		rules: {
			'no-restricted-properties': [
				'error',
				{
					object: 'process',
					property: 'env',
					message: 'Only src/lib/server/config.ts reads the environment.'
				}
			]
		}
	},
	{
		files: ['src/lib/domain/**', 'src/lib/server/{services,queries}/**'],
		ignores: tests,
		rules: {
			'no-restricted-syntax': [
				'error',
				{
					selector:
						'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.object.name="Date"][callee.property.name="now"]',
					message: 'The time is an argument: whoever calls this passes `now`.'
				}
			]
		}
	}
);
