import type * as z from 'zod';
import { type Fault, ServiceError } from '../errors.ts';
import type { HttpEvent } from './http.ts';

/**
 * Reads a JSON body through its schema.
 *
 * @throws ServiceError `unsupported-media-type`, `invalid-json` or `invalid-request` (each fault with a JSON Pointer).
 */
export function readJson<T>(event: HttpEvent, schema: z.ZodType<T>): T {
  const mediaType = (event.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') {
    throw new ServiceError(
      'unsupported-media-type',
      mediaType ? `The body is ${mediaType}.` : 'There is no Content-Type.',
    );
  }
  return readParts(parseJson(bodyOf(event)), schema, '#');
}

/** Reads the fields of an HTML form (`application/x-www-form-urlencoded`) through their schema. */
export function readForm<T>(event: HttpEvent, schema: z.ZodType<T>): T {
  return readParts(fieldsOf(event), schema, '#');
}

/** The fields of an HTML form as they came, to give a form back with what was in it. */
export function fieldsOf(event: HttpEvent): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(bodyOf(event)));
}

/** Reads the query string through its schema; faults point to `#/query/…`. */
export function readQuery<T>(event: HttpEvent, schema: z.ZodType<T>): T {
  return readParts(event.queryStringParameters ?? {}, schema, '#/query');
}

/** The body as text. */
export function bodyOf(event: HttpEvent): string {
  if (event.body === undefined) return '';
  if (!event.isBase64Encoded) return event.body;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(event.body, 'base64'));
  } catch (cause) {
    throw new ServiceError('invalid-json', 'The body is not UTF-8.', { cause });
  }
}

function parseJson(body: string): unknown {
  if (body.trim() === '') throw new ServiceError('invalid-json', 'The body is empty.');
  try {
    return JSON.parse(body);
  } catch (cause) {
    const reason = cause instanceof SyntaxError ? placeOf(cause.message) : undefined;
    throw new ServiceError('invalid-json', `The body is not JSON${reason ?? ''}.`, { cause });
  }
}

/** Where reading stopped, without the words of the body that V8 puts into its message. */
function placeOf(message: string): string | undefined {
  const place = /at position (\d+)(?: \(line (\d+) column (\d+)\))?/.exec(message);
  if (!place) return undefined;
  return place[2] ? `: line ${place[2]}, column ${place[3]}` : `: position ${place[1]}`;
}

function readParts<T>(value: unknown, schema: z.ZodType<T>, root: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = faultsOf(parsed.error, root);
  throw new ServiceError('invalid-request', faultCount(faults.length), { faults });
}

/** The faults of a zod error, at most 20, each unknown field at its own place. */
export function faultsOf(error: z.ZodError, root: string): Fault[] {
  return error.issues
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({
            pointer: pointerTo(root, [...issue.path, key]),
            detail: 'is not a field of this request',
          }))
        : [{ pointer: pointerTo(root, issue.path), detail: issue.message }],
    )
    .slice(0, 20);
}

/** A JSON Pointer as a URI fragment (RFC 6901, section 6). */
function pointerTo(root: string, path: readonly PropertyKey[]): string {
  const tokens = path.map((part) =>
    encodeURIComponent(
      String(part).slice(0, 100).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1'),
    ),
  );
  return [root, ...tokens].join('/');
}

const faultCount = (count: number) =>
  count === 1 ? 'One field is not valid.' : `${count} fields are not valid.`;
