import * as z from 'zod';
import { invalidParameter } from './sns-errors.ts';
import type { Protocol } from './subscriptions.ts';

const EmailAddress = z.email();
/** E.164: a plus sign and at most fifteen digits, of which a country code never begins with zero. */
const phoneNumber = /^\+[1-9]\d{6,14}$/;

/** What SNS itself can deliver to, and this stand-in cannot. */
const absentProtocols = ['http', 'email-json', 'sqs', 'application', 'lambda', 'firehose'];

/** Reads where a subscription is to deliver. @throws {AwsError} `InvalidParameter` when nothing can be sent there. */
export function checkEndpoint(protocol: string, endpoint: string): Protocol {
  if (protocol === 'email') {
    if (endpoint.length > 254 || !EmailAddress.safeParse(endpoint).success) {
      throw invalidParameter('Email address');
    }
    return protocol;
  }
  if (protocol === 'sms') {
    checkPhoneNumber(endpoint);
    return protocol;
  }
  if (protocol === 'https') {
    if (URL.parse(endpoint)?.protocol !== 'https:') {
      throw invalidParameter('Endpoint must match the specified protocol');
    }
    return protocol;
  }
  if (absentProtocols.includes(protocol)) {
    throw invalidParameter(
      `Protocol Reason: on one machine SNS delivers to email, sms and https, not to ${protocol}`,
    );
  }
  throw invalidParameter(`Amazon SNS does not support this protocol string: ${protocol}`);
}

export function checkPhoneNumber(number: string): void {
  if (!phoneNumber.test(number)) throw invalidParameter(`Invalid SMS endpoint: ${number}`);
}
