import * as z from 'zod';
import { TextingEnvironment } from '../../shared/delivery/texting.ts';

/** What this function is told by the stack: names and addresses, never a secret. */
export const Environment = z.object({
  TOPICS_TABLE: z.string().min(1),
  TOPIC_CHANGES_TABLE: z.string().min(1),
  TOPIC_SNAPSHOTS_BUCKET: z.string().min(1),
  MATCHES_TABLE: z.string().min(1),
  STREAMS_TABLE: z.string().min(1),
  ALERTS_TABLE: z.string().min(1),
  WAITING_TABLE: z.string().min(1),
  FAILURES_TABLE: z.string().min(1),
  PUBLIC_URL: z.string().min(1),
  ALERTS_AN_HOUR: z.string().regex(/^\d+$/),
  ALERT_MAX_AGE_MINUTES: z.string().regex(/^\d+$/),
  ...TextingEnvironment.shape,
});
export type Environment = z.infer<typeof Environment>;
