import { invalidParameter } from './sns-errors.ts';
import type { Protocol } from './subscriptions.ts';

/** A message as it was published: one text, or one for each protocol. */
export interface Publication {
  readonly subject?: string;
  textFor(protocol: Protocol): string;
}

const maximumMessageBytes = 256 * 1024;
/** Of one text to one number, whatever the number of segments. */
const maximumSmsCharacters = 1600;

/** @throws {AwsError} `InvalidParameter` for what SNS would not take. */
export function checkPublication(raw: {
  subject?: string;
  message: string;
  structure?: string;
}): Publication {
  const { subject, message, structure } = raw;
  if (subject !== undefined) checkSubject(subject);
  if (message === '') throw invalidParameter('Empty message');
  if (Buffer.byteLength(message) > maximumMessageBytes) throw invalidParameter('Message too long');
  if (structure === undefined) return { subject, textFor: () => message };
  if (structure !== 'json') throw invalidParameter('MessageStructure');
  const texts = readTexts(message);
  return { subject, textFor: (protocol) => texts.get(protocol) ?? texts.get('default') ?? '' };
}

/**
 * ASCII, under 100 characters, one line, and a letter, number or punctuation mark first (API reference of Publish).
 * The reference has since come to say UTF-8; what mail clients make of that is not ours to find out.
 */
function checkSubject(subject: string): void {
  if (!/^[\x21-\x7e][\x20-\x7e]{0,98}$/.test(subject)) throw invalidParameter('Subject');
}

/** @throws {AwsError} `InvalidParameter` for what SNS would not send to a phone. */
export function checkSmsText(text: string): void {
  if (text.length > maximumSmsCharacters) {
    throw invalidParameter(`Message Reason: a text has at most ${maximumSmsCharacters} characters`);
  }
}

function readTexts(message: string): Map<string, string> {
  const texts = new Map(Object.entries(parseObject(message)).filter(isText));
  if (!texts.has('default')) {
    throw invalidParameter('Message Structure - No default entry in JSON message body');
  }
  return texts;
}

const isText = (entry: [string, unknown]): entry is [string, string] =>
  typeof entry[1] === 'string';

function parseObject(message: string): object {
  try {
    const parsed: unknown = JSON.parse(message);
    if (typeof parsed === 'object' && parsed !== null) return parsed;
  } catch {
    // Told below, as of any JSON that is no object.
  }
  throw invalidParameter('Message Structure - JSON message body failed to parse');
}
