/** What is asked depends on what was chosen before. */
export const csr = true;
