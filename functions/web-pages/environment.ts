import * as z from 'zod';

/** What this function is told by the stack: names and addresses, never a secret. */
export const Environment = z.object({
  DIGESTS_TABLE: z.string().min(1),
  STORY_ARTICLES_TABLE: z.string().min(1),
  STORIES_TABLE: z.string().min(1),
  TOPICS_TABLE: z.string().min(1),
  SHORT_LINKS_TABLE: z.string().min(1),
  PUBLIC_URL: z.string().min(1),
});
export type Environment = z.infer<typeof Environment>;
