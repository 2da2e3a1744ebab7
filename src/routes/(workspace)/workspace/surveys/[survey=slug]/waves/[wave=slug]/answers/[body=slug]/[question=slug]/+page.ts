/** The letter is opened beside the answer, and keys decide. */
export const csr = true;
