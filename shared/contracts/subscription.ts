import * as z from 'zod';
import { TopicId } from './topic.ts';

/** Which facts a reader is told of. `confirmed`: confirmed facts, and what becomes of them. */
export const Only = z.enum(['all', 'confirmed']);
export type Only = z.infer<typeof Only>;
export const Frequency = z.enum(['instant', 'daily']);
export type Frequency = z.infer<typeof Frequency>;

/** A topic's readers come in four streams, each an SNS topic of its own. */
export const Stream = z.enum(['all-instant', 'all-daily', 'confirmed-instant', 'confirmed-daily']);
export type Stream = z.infer<typeof Stream>;

export const streamOf = (only: Only, frequency: Frequency): Stream => `${only}-${frequency}`;

// Deliberately plain: the confirmation mail is the real test of an address.
const emailAddress = z
  .email({ error: 'must be an email address, such as reader@example.org' })
  .max(254, 'must have at most 254 characters');

/** What a reader sends to follow a topic. */
export const SubscriptionRequest = z
  .strictObject({
    channel: z.literal('email', { error: 'must be "email"' }),
    address: emailAddress,
    only: Only.default('all'),
    frequency: z.literal('instant', { error: 'must be "instant"' }).default('instant'),
  })
  .meta({
    id: 'SubscriptionRequest',
    examples: [
      { channel: 'email', address: 'reader@example.org', only: 'all', frequency: 'instant' },
    ],
  });
export type SubscriptionRequest = z.infer<typeof SubscriptionRequest>;

/** The answer to a sign-up: the same whether or not the address is known. */
export const SubscriptionReceipt = z
  .object({
    topic: z.string(),
    channel: z.literal('email'),
    only: Only,
    frequency: Frequency,
    detail: z.string(),
  })
  .meta({ id: 'SubscriptionReceipt' });
export type SubscriptionReceipt = z.infer<typeof SubscriptionReceipt>;

/** What the form on the leave page sends. */
export const LeaveForm = z.object({ address: z.string().trim().pipe(emailAddress) });

/**
 * A reader's place on a topic's stream, as it is kept.
 *
 * `pending`: the confirmation mail is out. `confirmed`: SNS said so. `left`: the reader left before confirming,
 * so a late click on the old link must not bring him back.
 */
export const Subscription = z.object({
  topicId: TopicId,
  /** `addressKey#stream`. */
  subscriptionId: z.string(),
  addressKey: z.string(),
  channel: z.literal('email'),
  address: z.string(),
  stream: Stream,
  state: z.enum(['pending', 'confirmed', 'left']),
  snsSubscriptionArn: z.string().optional(),
  createdAt: z.string(),
  /** When the confirmation mail was asked of SNS. It lapses 48 hours later. */
  mailedAt: z.string().optional(),
  confirmedAt: z.string().optional(),
  nextCheckAt: z.string().optional(),
});
export type Subscription = z.infer<typeof Subscription>;
