/** The chart is drawn again as one types. */
export const csr = true;
