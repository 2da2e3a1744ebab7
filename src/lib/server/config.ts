import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** What the environment says. This module is its only reader. */
export interface Config {
	/** A PostgreSQL address, or null for the embedded database. */
	databaseUrl: string | null;
	/** The folder of the embedded database. */
	dataFolder: string;
	/** The folder of SQL migrations. */
	migrationsFolder: string;
	/** The port that the server listens on. */
	port: number;
	/** Where readers report an error: an email address or an https address. */
	contact: string;
	/** The address of this installation, without a slash at the end. */
	origin: string;
}

/** Reads the environment, and `.env` in the working directory where there is one. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
	if (env === process.env && existsSync('.env')) process.loadEnvFile('.env');
	return {
		databaseUrl: env.DATABASE_URL || null,
		dataFolder: resolve(env.CROSSCHECK_DATA || 'data'),
		migrationsFolder: resolve('drizzle'),
		port: Number(env.PORT || 3000),
		contact: env.CONTACT || 'corrections@crosscheck.example',
		origin: env.ORIGIN || `http://localhost:${env.PORT || '3000'}`
	};
}
