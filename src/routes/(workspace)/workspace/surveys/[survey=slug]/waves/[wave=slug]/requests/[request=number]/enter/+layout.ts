/** Entering is typing: what is typed saves itself, and the letter stays open from question to question. */
export const csr = true;
