/** What a zip archive says of one thing in it, in bytes. */
export interface PackedSize {
	packed: number;
	unpacked: number;
}

const megabyte = 1024 * 1024;

/** How many things a document holds at most: one with hundreds of pictures has some thousand. */
export const mostEntries = 5_000;

/** How far a document may unpack in all, in bytes. */
const mostUnpacked = 300 * megabyte;

/** Beyond this many bytes, it may unpack to so many times its size. Office documents stay below 60. */
const freelyUnpacked = 10 * megabyte;
const mostTimes = 200;

/**
 * Whether an archive says that it unpacks into more than any document does, as a "zip bomb" would.
 * @param fileBytes of the archive itself: what is in it can overlap, and so be counted many times
 */
export function unpacksTooFar(fileBytes: number, entries: readonly PackedSize[]): boolean {
	if (entries.length > mostEntries) return true;
	const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
	if (unpacked > mostUnpacked) return true;
	return unpacked > freelyUnpacked && unpacked > mostTimes * fileBytes;
}
