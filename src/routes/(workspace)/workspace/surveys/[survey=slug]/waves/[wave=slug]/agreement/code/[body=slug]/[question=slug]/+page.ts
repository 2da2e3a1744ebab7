/** What is typed saves itself, and the letter is read beside it. */
export const csr = true;
