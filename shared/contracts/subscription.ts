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

/** As people write a number: spaces, hyphens, dots and brackets are taken out. Whether there is such a number is judged later. */
const phoneNumber = z
  .string({ error: 'must be a phone number, such as +12025550100' })
  .max(40, 'must have at most 40 characters')
  .regex(/^\s*\+[\d\s().\u2010-\u2015-]{7,}$/, {
    error: 'must be a phone number that begins with + and the code of its country',
  })
  .overwrite((number) => number.replace(/[^+\d]/g, ''));

/** Where such an address leads is judged later: it must not be one of a private network. */
const webhookAddress = z
  .url({ protocol: /^https$/, error: 'must be an address that begins with https://' })
  .max(1_000, 'must have at most 1,000 characters')
  .refine((text) => !URL.parse(text)?.username && !URL.parse(text)?.password, {
    error: 'must not hold a user name or a password',
  })
  .refine((text) => !text.includes('#'), { error: 'must not hold a fragment (#…)' })
  // As SNS will call it: to SNS, another spelling would be another address.
  .overwrite((text) => URL.parse(text)?.href ?? text);

const wishes = { only: Only.default('all'), frequency: Frequency.default('instant') };

/** By mail: the address agrees by the link in the mail that goes to it. */
export const EmailSubscriptionRequest = z
  .strictObject({ channel: z.literal('email'), address: emailAddress, ...wishes })
  .meta({ id: 'EmailSubscriptionRequest' });
export type EmailSubscriptionRequest = z.infer<typeof EmailSubscriptionRequest>;

/** By text: the number agrees by the code in the text that goes to it. */
export const SmsSubscriptionRequest = z
  .strictObject({ channel: z.literal('sms'), address: phoneNumber, ...wishes })
  .meta({ id: 'SmsSubscriptionRequest' });
export type SmsSubscriptionRequest = z.infer<typeof SmsSubscriptionRequest>;

/** By webhook: the address agrees by following the `SubscribeURL` that SNS posts to it. */
export const WebhookSubscriptionRequest = z
  .strictObject({ channel: z.literal('webhook'), address: webhookAddress, ...wishes })
  .meta({ id: 'WebhookSubscriptionRequest' });
export type WebhookSubscriptionRequest = z.infer<typeof WebhookSubscriptionRequest>;

/** What a reader sends to follow a topic. */
export const SubscriptionRequest = z
  .discriminatedUnion(
    'channel',
    [EmailSubscriptionRequest, SmsSubscriptionRequest, WebhookSubscriptionRequest],
    { error: 'must be "email", "sms" or "webhook"' },
  )
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
    channel: Channel,
    only: Only,
    frequency: Frequency,
    detail: z.string(),
  })
  .meta({ id: 'SubscriptionReceipt' });
export type SubscriptionReceipt = z.infer<typeof SubscriptionReceipt>;

/** How a phone number agrees: with the code that was texted to it. */
export const NumberConfirmation = z
  .strictObject({
    channel: z.literal('sms', { error: 'must be "sms"; other channels agree by a link' }),
    address: phoneNumber,
    code: z
      .string({ error: 'must be the six digits of the text' })
      .overwrite((code) => code.replace(/\s/g, ''))
      .regex(/^\d{6}$/, 'must be the six digits of the text'),
  })
  .meta({
    id: 'NumberConfirmation',
    examples: [{ channel: 'sms', address: '+12025550100', code: '012345' }],
  });
export type NumberConfirmation = z.infer<typeof NumberConfirmation>;

/** The answer to the right code. */
export const NumberConfirmed = z
  .object({ topic: z.string(), channel: z.literal('sms'), only: Only, frequency: Frequency })
  .meta({ id: 'NumberConfirmed' });
export type NumberConfirmed = z.infer<typeof NumberConfirmed>;

/** Which way an address is, by its look: it need not be a good one. */
export function channelOf(address: string): Channel {
  if (/^https?:\/\//i.test(address)) return 'webhook';
  return address.includes('@') ? 'email' : 'sms';
}

/** One field for addresses of every kind. */
const typedAddress = z
  .string({ error: 'must be given' })
  .trim()
  .min(1, 'must be given')
  .refine((address) => address.startsWith('+') || channelOf(address) !== 'sms', {
    error:
      'must be an email address, or a phone number that begins with + and the code of its country',
  });

/** What the form on the follow page sends. */
export const FollowForm = z
  .object({
    address: typedAddress,
    only: Only.optional(),
    frequency: Frequency.optional(),
  })
  .transform((form) => ({ ...form, channel: channelOf(form.address) }))
  .pipe(SubscriptionRequest);

/** What the form for the code sends. */
export const CodeForm = z
  .object({ address: z.string(), code: z.string() })
  .transform(({ address, code }) => ({ channel: 'sms' as const, address, code }))
  .pipe(NumberConfirmation);

/** What the form on the leave page sends. */
export const LeaveForm = z
  .object({ address: typedAddress })
  .transform(({ address }) => ({ channel: channelOf(address), address }))
  .pipe(
    z.discriminatedUnion('channel', [
      z.object({ channel: z.literal('email'), address: emailAddress }),
      z.object({ channel: z.literal('sms'), address: phoneNumber }),
      z.object({ channel: z.literal('webhook'), address: webhookAddress }),
    ]),
  );

/** A code that was texted to a number: its keyed hash, never the code. */
export const TextedCode = z.object({
  hash: z.string(),
  goodUntil: z.string(),
  triesLeft: z.int().min(0),
});
export type TextedCode = z.infer<typeof TextedCode>;

/**
 * A reader's place on a topic's stream, as it is kept.
 *
 * `pending`: the confirmation mail, or the code, is out. `confirmed`: SNS said so, or the code was right. `left`: the
 * reader left before confirming, so a late click on the old link must not bring him back.
 *
 * A confirmed number without its `snsSubscriptionArn` may be known to SNS or not: asking SNS again tells.
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
  /** What was texted to a number. */
  code: TextedCode.optional(),
  /** Seconds since 1970; a number that has not agreed is forgotten then. */
  expiresAt: z.int().optional(),
});
export type Subscription = z.infer<typeof Subscription>;
