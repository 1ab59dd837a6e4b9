import { createTransport } from 'nodemailer';
import { senderAddress } from './compose-mail.ts';

export interface RealMail {
  readonly senderName: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends real mail. */
export interface Mailer {
  /** @throws {MailRefused} when the server will never take it; anything else may be tried again. */
  send(mail: RealMail): Promise<void>;
  close(): void;
}

/** The mail server says that this mail cannot be delivered (a reply of 5xx). */
export class MailRefused extends Error {}

/**
 * Sends through the server of an `smtp://` or `smtps://` address, which may hold a user and a password.
 *
 * The sender is the address in `?from=`, or else the user's name when that is an address: mail servers do not let
 * anybody send in SNS's own name.
 */
export function smtpMailer(smtpUrl: string): Mailer {
  const { address, url } = readSmtpUrl(smtpUrl);
  const transport = createTransport(url);
  return {
    async send({ senderName, to, subject, text }) {
      try {
        await transport.sendMail({ from: { name: senderName, address }, to, subject, text });
      } catch (error) {
        throw isRefusal(error) ? new MailRefused(error.message, { cause: error }) : error;
      }
    },
    close: () => transport.close(),
  };
}

function readSmtpUrl(smtpUrl: string): { url: string; address: string } {
  const url = URL.parse(smtpUrl);
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol)) {
    throw new Error('SMTP_URL must be an address such as smtps://USER:PASSWORD@mail.example.org.');
  }
  const address = url.searchParams.get('from') ?? decodeURIComponent(url.username);
  if (!address.includes('@')) {
    throw new Error(
      `SMTP_URL does not say who sends: add ?from=alerts@example.org (not ${senderAddress}, which is Amazon's).`,
    );
  }
  url.searchParams.delete('from');
  return { url: url.href, address };
}

function isRefusal(error: unknown): error is Error {
  return (
    error instanceof Error &&
    'responseCode' in error &&
    typeof error.responseCode === 'number' &&
    error.responseCode >= 500
  );
}
