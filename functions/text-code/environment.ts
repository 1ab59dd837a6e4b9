import * as z from 'zod';

/** What this function is told by the stack: names and addresses, never a secret. */
export const Environment = z.object({
  TEXT_BUDGET_TABLE: z.string().min(1),
  TEXT_SEGMENTS_A_MONTH: z.string().regex(/^\d+$/),
});
export type Environment = z.infer<typeof Environment>;
