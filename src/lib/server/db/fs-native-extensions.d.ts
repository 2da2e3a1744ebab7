declare module 'fs-native-extensions' {
	/** Takes an exclusive kernel lock on the file; false where another process holds it. */
	export function tryLock(fd: number): boolean;
	export function unlock(fd: number): void;
}
