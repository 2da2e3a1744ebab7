import { z } from 'zod';

// Before any schema is made: Zod would try whether it may make code out of text. It may not, and browsers
// would report the try as a breach of the content security policy.
z.config({ jitless: true });
