import * as z from 'zod';

/** What this function is told by the stack: names and addresses, never a secret. */
export const Environment = z.object({
  SUBSCRIPTIONS_TABLE: z.string().min(1),
  WEBHOOK_SCOPE: z.enum(['public', 'public-or-loopback']),
});
export type Environment = z.infer<typeof Environment>;
