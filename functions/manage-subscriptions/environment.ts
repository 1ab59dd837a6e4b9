import * as z from 'zod';

/** What this function is told by the stack: names and addresses, never a secret. */
export const Environment = z.object({
  TOPICS_TABLE: z.string().min(1),
  STREAMS_TABLE: z.string().min(1),
  SUBSCRIPTIONS_TABLE: z.string().min(1),
  ADDRESS_SECRET: z.string().min(1),
  SNS_TOPIC_ARN_PREFIX: z.string().min(1),
  PUBLIC_URL: z.string().min(1),
  TEXT_CODE_FUNCTION: z.string().min(1),
  TEXT_BUDGET_TABLE: z.string().min(1),
  /** ISO codes of countries, with commas between. */
  TEXT_COUNTRIES: z.string().regex(/^[A-Z]{2}(,[A-Z]{2})*$/),
  TEXT_SEGMENTS_A_MONTH: z.string().regex(/^\d+$/),
  TEXT_CODES_A_DAY: z.string().regex(/^\d+$/),
  WEBHOOK_SCOPE: z.enum(['public', 'public-or-loopback']),
});
export type Environment = z.infer<typeof Environment>;
