import type { PageData } from './$types';

type Shown = Extract<PageData, { isBlind: false }>;

/** An answer that has a revision, for somebody who may see it. */
export type ShownAnswer = Shown & { revision: NonNullable<Shown['revision']> };
