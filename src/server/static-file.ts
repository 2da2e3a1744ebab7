/** Whether an address is that of a file that Kit serves ready-made: compressed at the build, with an ETag of its own. */
export const isStaticFile = (address: string): boolean => /^\/(_app|fonts)\//.test(address);
