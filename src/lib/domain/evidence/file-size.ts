const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

/** The size of a file in words: "870 bytes", "312 KB", "4.2 MB". @param bytes a whole number */
export function fileSizeWords(bytes: number): string {
	if (bytes < kilobyte) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
	// Rounded first: 1,023.6 KB is a megabyte.
	if (Math.round(bytes / kilobyte) < kilobyte) return `${Math.round(bytes / kilobyte)} KB`;
	const megabytes = bytes / megabyte;
	return `${megabytes < 9.95 ? Number(megabytes.toFixed(1)) : Math.round(megabytes)} MB`;
}
