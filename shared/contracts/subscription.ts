import * as z from 'zod';
import { TopicId } from './topic.ts';

/** Which facts a reader is told of. `confirmed`: confirmed facts, and what becomes of them. */
export const Only = z.enum(['all', 'confirmed']);
export type Only = z.infer<typeof Only>;
export const Frequency = z.enum(['instant', 'daily']);
export type Frequency = z.infer<typeof Frequency>;

/** By which way a reader is told. */
export const Channel = z.enum(['email', 'sms', 'webhook']);
export type Channel = z.infer<typeof Channel>;

/**
 * A topic's readers come in four streams, each an SNS topic of its own that carries mails and webhooks. Its texts have
 * an SNS topic beside it (`-sms`): SNS cannot leave out one kind of reader of a topic, and texts alone may be closed
 * when their budget is used up.
 */
export const Stream = z.enum([
  'all-instant',
  'all-daily',
  'confirmed-instant',
  'confirmed-daily',
  'all-instant-sms',
  'all-daily-sms',
  'confirmed-instant-sms',
  'confirmed-daily-sms',
]);
export type Stream = z.infer<typeof Stream>;

/** Where readers of a channel who want this are told. */
export const streamOf = (only: Only, frequency: Frequency, channel: Channel = 'email'): Stream =>
  channel === 'sms' ? `${only}-${frequency}-sms` : `${only}-${frequency}`;

/** What the readers of a stream want, and what it carries. */
export interface StreamParts {
  readonly only: Only;
  readonly frequency: Frequency;
  readonly carries: 'mails-and-webhooks' | 'texts';
}

export function partsOf(stream: Stream): StreamParts {
  const [only, frequency, texts] = stream.split('-');
  return {
    only: Only.parse(only),
    frequency: Frequency.parse(frequency),
    carries: texts ? 'texts' : 'mails-and-webhooks',
  };
}

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
    frequency: Frequency.default('instant'),
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
  channel: Channel,
  /** An email address, a phone number (E.164) or the address of a webhook. */
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
