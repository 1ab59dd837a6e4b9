import * as z from 'zod';

/** What this function is told by the stack: names and addresses, never a secret. */
export const Environment = z.object({
  TOPICS_TABLE: z.string().min(1),
  STREAMS_TABLE: z.string().min(1),
  SUBSCRIPTIONS_TABLE: z.string().min(1),
  ADDRESS_SECRET: z.string().min(1),
  KEEP_EMPTY_STREAM_DAYS: z.string().regex(/^\d+$/),
});
export type Environment = z.infer<typeof Environment>;
