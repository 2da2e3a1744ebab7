import { tryLock, unlock } from 'fs-native-extensions';
import { open } from 'node:fs/promises';
import { join } from 'node:path';

/** A second process tried to open the embedded database's folder. */
export class FolderInUseError extends Error {
	constructor(folder: string) {
		super(
			`Another Crosscheck process is using ${folder}. ` +
				'The embedded database serves one process at a time: stop the other one, ' +
				'or set CROSSCHECK_DATA to another folder, or DATABASE_URL to a PostgreSQL server.'
		);
		this.name = 'FolderInUseError';
	}
}

/**
 * Locks a folder for this process. The kernel holds the lock, so that a killed process leaves none
 * behind.
 * @returns what gives it up again
 * @throws FolderInUseError where another process holds it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
	const file = await open(join(folder, 'lock'), 'a+');
	if (!tryLock(file.fd)) {
		await file.close();
		throw new FolderInUseError(folder);
	}
	return async () => {
		unlock(file.fd);
		await file.close();
	};
}
