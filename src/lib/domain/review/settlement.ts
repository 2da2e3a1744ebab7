/** Which of two codings of one answer stands: the first, the second, or neither. */
export const settlements = ['first', 'second', 'other'] as const;
export type Settlement = (typeof settlements)[number];
