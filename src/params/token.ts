/** A token of a one-time link, as they are made. */
export const match = (text: string) => /^[a-z2-7]{32}$/.test(text);
