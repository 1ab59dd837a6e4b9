import * as z from 'zod';

/** What this function is told by the stack: names and addresses, never a secret. */
export const Environment = z.object({
  ARTICLES_TABLE: z.string().min(1),
  REQUESTS_TABLE: z.string().min(1),
  KEYS_TABLE: z.string().min(1),
  DIGESTS_TABLE: z.string().min(1),
  PUBLIC_URL: z.string().min(1),
});
export type Environment = z.infer<typeof Environment>;
