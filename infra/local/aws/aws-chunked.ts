import { AwsError } from './aws-service.ts';

export interface DecodedBody {
  readonly content: Buffer;
  /** Headers that came after the content, by name in lower case. */
  readonly trailers: Readonly<Record<string, string>>;
}

/**
 * Takes the `aws-chunked` coding off, in which SDKs send a body whose checksum they only know at its end:
 * `1f;chunk-signature=…\r\n` and as many bytes, repeated, then `0\r\n`, the trailing headers and an empty line.
 * Chunk signatures are not checked, as no signature is here.
 *
 * @throws {AwsError} `IncompleteBody`
 */
export function decodeAwsChunked(body: Buffer): DecodedBody {
  const chunks: Buffer[] = [];
  let at = 0;
  while (true) {
    const head = lineAt(body, at);
    const size = Number.parseInt(head.text, 16);
    if (!(size >= 0)) throw incomplete();
    if (size === 0)
      return { content: Buffer.concat(chunks), trailers: readTrailers(body, head.next) };
    const end = head.next + size;
    if (body.toString('latin1', end, end + 2) !== '\r\n') throw incomplete();
    chunks.push(body.subarray(head.next, end));
    at = end + 2;
  }
}

function readTrailers(body: Buffer, start: number): Record<string, string> {
  const trailers: Record<string, string> = {};
  let at = start;
  while (at < body.length) {
    const { text, next } = lineAt(body, at);
    const colon = text.indexOf(':');
    if (colon > 0) trailers[text.slice(0, colon).toLowerCase()] = text.slice(colon + 1).trim();
    at = next;
  }
  return trailers;
}

function lineAt(body: Buffer, start: number): { text: string; next: number } {
  const end = body.indexOf('\r\n', start, 'latin1');
  if (end < 0) throw incomplete();
  return { text: body.toString('latin1', start, end), next: end + 2 };
}

function incomplete(): AwsError {
  return new AwsError(
    'IncompleteBody',
    'The body is not in the aws-chunked coding that its headers announce.',
  );
}
