import * as z from 'zod';
import { TextingEnvironment } from '../../shared/delivery/texting.ts';

/** What this function is told by the stack: names and addresses, never a secret. */
export const Environment = z.object({
  STORIES_TABLE: z.string().min(1),
  STREAMS_TABLE: z.string().min(1),
  WAITING_TABLE: z.string().min(1),
  ALERTS_TABLE: z.string().min(1),
  PUBLIC_URL: z.string().min(1),
  ALERTS_AN_HOUR: z.string().regex(/^\d+$/),
  /** An IANA name: a day of the daily mail begins and ends there. */
  DAILY_TIME_ZONE: z.string().min(1),
  ...TextingEnvironment.shape,
});
export type Environment = z.infer<typeof Environment>;
