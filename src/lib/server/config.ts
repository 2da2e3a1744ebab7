import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What the environment says. This module is its only reader. */
export interface Config {
	/** A PostgreSQL address, or null for the embedded database. */
	databaseUrl: string | null;
	/** The folder of the embedded database. */
	dataFolder: string;
	/** The folder of the files of letters. */
	documentsFolder: string;
	/** How large the file of a letter can be, in bytes. */
	uploadLimit: number;
	/** The folder of SQL migrations. */
	migrationsFolder: string;
	/** The port that the server listens on. */
	port: number;
	/** The address that the server listens on; undefined for all that the machine has. */
	host: string | undefined;
	/** Where readers report an error: an email address or an https address. */
	contact: string;
	/** The address of this installation, without a slash at the end. */
	origin: string;
	/** Whether people of the example can come in by links that the server prints. */
	demonstration: boolean;
	/** Seals the keys of second factors; null for the one kept in the data folder. */
	secretKey: string | null;
	/** The least that is logged: `info` logs every request. */
	logLevel: string;
}

/** Reads the environment, and `.env` in the working directory where there is one. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
	if (env === process.env && existsSync('.env')) process.loadEnvFile('.env');
	const dataFolder = resolve(env.CROSSCHECK_DATA || 'data');
	return {
		databaseUrl: env.DATABASE_URL || null,
		dataFolder,
		documentsFolder: env.CROSSCHECK_DOCUMENTS
			? resolve(env.CROSSCHECK_DOCUMENTS)
			: join(dataFolder, 'documents'),
		uploadLimit: Number(env.UPLOAD_LIMIT_MB || 50) * 1024 * 1024,
		migrationsFolder: resolve('drizzle'),
		port: Number(env.PORT || 3000),
		host: env.HOST || undefined,
		contact: env.CONTACT || 'corrections@crosscheck.example',
		origin: env.ORIGIN || `http://localhost:${env.PORT || '3000'}`,
		demonstration: env.DEMONSTRATION ? env.DEMONSTRATION === 'yes' : !env.DATABASE_URL,
		secretKey: env.SECRET_KEY || null,
		logLevel: env.LOG_LEVEL || 'warn'
	};
}

/** In characters: a key that can be guessed seals nothing. */
const shortestSecretKey = 32;

/**
 * The key of this installation: from the settings, or from a file beside the embedded database, made
 * where there is none. Several servers of one database need the same, and so must have it set.
 * @throws Error where the setting is too short
 */
export function readSecretKey({ secretKey, dataFolder }: Config): string {
	if (secretKey) {
		if (secretKey.length >= shortestSecretKey) return secretKey;
		throw new Error(
			`SECRET_KEY is too short. Set it to ${shortestSecretKey} random characters or more, such as: openssl rand -hex 32`
		);
	}
	const file = join(dataFolder, 'secret-key');
	mkdirSync(dataFolder, { recursive: true });
	try {
		writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
	return readFileSync(file, 'utf8').trim();
}
