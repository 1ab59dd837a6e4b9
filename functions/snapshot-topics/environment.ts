import * as z from 'zod';

/** What this function is told by the stack: names and addresses, never a secret. */
export const Environment = z.object({
  TOPICS_TABLE: z.string().min(1),
  TOPIC_CHANGES_TABLE: z.string().min(1),
  TOPIC_SNAPSHOTS_BUCKET: z.string().min(1),
});
export type Environment = z.infer<typeof Environment>;
