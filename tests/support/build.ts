import { build } from '../../scripts/build.js';

/** Vitest's global set-up: builds once, before several test files start servers at once. */
export default async function buildOnce(): Promise<void> {
	await build();
}
