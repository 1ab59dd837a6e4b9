import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A line of a log in which an address stands, in whatever form. */
export interface TellingLine {
  readonly file: string;
  readonly line: number;
  /** Whose it is, and how it stands there. */
  readonly address: string;
  readonly form: string;
}

/** What is too short to tell anybody's address from other words. */
const shortestAddress = 8;

/** The lines of a running service's logs, in `logs` of its data folder, that tell one of these addresses. */
export function searchLogs(dataDir: string, addresses: Iterable<string>): TellingLine[] {
  const forms = [...addresses]
    .filter((address) => address.length >= shortestAddress)
    .flatMap((address) => formsOf(address).map((form) => ({ address, ...form })));
  return logFiles(dataDir).flatMap(({ file, text }) =>
    forms
      .filter(({ pattern }) => pattern.test(text))
      .flatMap(({ address, form, pattern }) =>
        text
          .split('\n')
          .flatMap((line, index) =>
            pattern.test(line) ? [{ file, line: index + 1, address, form }] : [],
          ),
      ),
  );
}

function logFiles(dataDir: string) {
  const folder = join(dataDir, 'logs');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((file) => ({
    file,
    text: readFileSync(join(folder, file), 'utf8'),
  }));
}

/** The forms in which an address may stand in a line: by itself, in a query or form, in a payload or a buffer. */
function formsOf(address: string): { form: string; pattern: RegExp }[] {
  const encoded = encodeURIComponent(address);
  return [
    { form: 'as it is', pattern: literal(address) },
    { form: 'as a URL', pattern: literal(encoded) },
    { form: 'as a URL within a URL', pattern: literal(encodeURIComponent(encoded)) },
    { form: 'in hexadecimal digits', pattern: literal(Buffer.from(address).toString('hex')) },
    { form: 'in base64', pattern: anyOf(base64Of(address)) },
    ...(isNumber(address) ? [{ form: 'as digits', pattern: digitsOf(address) }] : []),
  ];
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
// Case tells nobody apart.
const literal = (text: string) => new RegExp(escaped(text), 'i');
const anyOf = (texts: readonly string[]) => new RegExp(texts.map(escaped).join('|'));

/** What of base64 is the same whatever stands before and after: one text for each place it may begin within three bytes. */
function base64Of(address: string): string[] {
  const bytes = Buffer.from(address);
  return [0, 1, 2].flatMap((offset) => {
    const whole = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    const first = Math.ceil((offset * 8) / 6);
    const last = Math.floor(((offset + bytes.length) * 8) / 6);
    const inner = whole.slice(first, last);
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

const isNumber = (address: string) => /^\+[\d\s().-]{8,}$/.test(address);

/** The digits of a number, however they are grouped, with the code of its country or without: "(202) 555-0100". */
function digitsOf(number: string): RegExp {
  const space = '[\\s().-]{0,2}';
  const digits = number.replace(/\D/g, '');
  const country = digits.slice(0, -10);
  const national = [...digits.slice(-10)].join(space);
  return new RegExp(`(?<!\\d)(?:${country}${space})?${national}(?!\\d)`);
}
