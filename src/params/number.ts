/** The number of a record: from 1, as far as the database counts. */
export const match = (text: string) => /^[1-9]\d{0,8}$/.test(text);
