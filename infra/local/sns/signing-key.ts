import { createHash, createSign } from 'node:crypto';
import type { StateStore } from '../aws/state-store.ts';

/** The key that SNS signs with here, and the certificate that vouches for it: of its own making, for this machine. */
export interface SigningKey {
  readonly privateKey: string;
  /** PEM. */
  readonly certificate: string;
}

const keptAs = 'signing-key';
const years = 10;

/** The key of this data folder; made when it is first needed. */
export async function signingKeyOf(state: StateStore, now: Date): Promise<SigningKey> {
  const kept = await state.get<SigningKey>(keptAs);
  if (kept) return kept;
  // Only who follows by webhook needs it, and it takes a while to load.
  const { generate } = await import('selfsigned');
  const { private: privateKey, cert: certificate } = await generate(
    [{ name: 'commonName', value: 'SNS on this machine' }],
    {
      keySize: 2048,
      algorithm: 'sha256',
      notBeforeDate: now,
      notAfterDate: new Date(Date.UTC(now.getUTCFullYear() + years, 0, 1)),
      extensions: [
        { name: 'basicConstraints', cA: true, critical: true },
        {
          name: 'subjectAltName',
          altNames: [
            { type: 7, ip: '127.0.0.1' },
            { type: 2, value: 'localhost' },
          ],
        },
      ],
    },
  );
  const made: SigningKey = { privateKey, certificate };
  await state.put(keptAs, made);
  return made;
}

/** Where the certificate is served: its name changes with it. */
export const certificatePath = ({ certificate }: SigningKey) =>
  `/SimpleNotificationService-${createHash('sha256').update(certificate).digest('hex').slice(0, 32)}.pem`;

/** What is signed of each type of message, in this order ("Verifying the signatures of Amazon SNS messages"). */
const signedFields = {
  Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
  SubscriptionConfirmation: [
    'Message',
    'MessageId',
    'SubscribeURL',
    'Timestamp',
    'Token',
    'TopicArn',
    'Type',
  ],
} as const;

/** @param version  of the topic: `2` signs with SHA-256, `1` with SHA-1. */
export function signature(
  envelope: Readonly<Record<string, string>>,
  { privateKey }: SigningKey,
  version: '1' | '2',
): string {
  const fields =
    envelope.Type === 'Notification'
      ? signedFields.Notification
      : signedFields.SubscriptionConfirmation;
  const lines = fields.flatMap((name) => {
    const value = envelope[name];
    return value === undefined ? [] : [name, value];
  });
  return createSign(version === '2' ? 'RSA-SHA256' : 'RSA-SHA1')
    .update(`${lines.join('\n')}\n`)
    .sign(privateKey, 'base64');
}
