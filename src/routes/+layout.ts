/** Public pages are whole without Kit's client; what moves in them is an island of its own. */
export const csr = false;
