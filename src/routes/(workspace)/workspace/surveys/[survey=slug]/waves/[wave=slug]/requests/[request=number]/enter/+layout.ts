import { browser } from '$app/environment';
import { z } from 'zod';

/** Entering is typing: what is typed saves itself, and the letter stays open from question to question. */
export const csr = true;

// Zod would try whether it may make code out of text. It may not, and browsers would report the try.
if (browser) z.config({ jitless: true });
