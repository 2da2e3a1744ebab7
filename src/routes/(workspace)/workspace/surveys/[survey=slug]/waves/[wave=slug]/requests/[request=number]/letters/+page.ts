/** Letters are sent as they are dropped, each with its own progress. */
export const csr = true;
