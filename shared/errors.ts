/**
 * The catalogue of everything that can go wrong, in public words.
 *
 * A code is public and never reused. Whether to retry, which HTTP status to answer and what the page at
 * `/problems/{code}` says are read from here, never from the text of a message.
 */
export const errorCatalogue = {
  'invalid-request': {
    status: 400,
    title: 'The request is not valid',
    retryable: false,
    help: 'Each entry of `errors` names the place by a JSON Pointer (`#/title` in the body, `#/query/status` in the address, `#/headers/prefer` in a header) and says what is wrong there. Mend those and send it again.',
  },
  'invalid-json': {
    status: 400,
    title: 'The body is not JSON',
    retryable: false,
    help: 'The body must be one JSON object in UTF-8. `detail` tells where reading stopped, if that is known.',
  },
  'invalid-cursor': {
    status: 400,
    title: 'The cursor is not one of ours',
    retryable: false,
    help: 'A cursor is good only as it was given, for the same list and the same filters. Start again without a cursor.',
  },
  'key-missing': {
    status: 401,
    title: 'An API key is needed',
    retryable: false,
    help: 'Send `Authorization: Bearer or_live_…`. The operator of the service makes keys with `npm run keys -- create`.',
  },
  'key-invalid': {
    status: 401,
    title: 'The API key is not valid',
    retryable: false,
    help: 'The key is misspelt, unknown, or was revoked. Ask the operator of the service for a new one.',
  },
  'scope-missing': {
    status: 403,
    title: 'The API key does not allow this',
    retryable: false,
    help: 'The key is good, but lacks the scope that `detail` names. Ask the operator for a key that has it.',
  },
  'route-not-found': {
    status: 404,
    title: 'There is nothing at this address',
    retryable: false,
    help: 'All addresses of the service are listed in `/openapi.json`.',
  },
  'article-not-found': {
    status: 404,
    title: 'There is no such article',
    retryable: false,
    help: 'No article with this id was posted with your publisher’s keys. Only its own publisher can see, retract or correct an article.',
  },
  'digest-not-found': {
    status: 404,
    title: 'There is no such digest',
    retryable: false,
    help: 'Either the id is wrong, or the article was accepted a moment ago and is not read yet. A publisher can ask for its state at `/v1/articles/{id}`.',
  },
  'story-not-found': {
    status: 404,
    title: 'There is no such story',
    retryable: false,
    help: 'The id is wrong. Stories are linked from the digests of their articles.',
  },
  'topic-not-found': {
    status: 404,
    title: 'There is no such topic',
    retryable: false,
    help: 'The id is wrong, or the topic was removed. The topics are listed at `/v1/topics`.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'This address does not take that method',
    retryable: false,
    help: 'The `Allow` header lists the methods that the address takes.',
  },
  'request-in-flight': {
    status: 409,
    title: 'The same request is being worked on',
    retryable: true,
    help: 'A request with this `Idempotency-Key` came a moment ago and has not ended. Wait for as long as `Retry-After` says, then send it again, unchanged.',
  },
  'article-already-corrected': {
    status: 409,
    title: 'The article was already corrected',
    retryable: false,
    help: 'A corrected article is past: retract or correct the newest version, whose id `detail` names.',
  },
  'article-exists': {
    status: 409,
    title: 'The corrected text is an article of its own already',
    retryable: false,
    help: 'A correction must differ from every article that you have posted. `detail` names the article with just this title and text.',
  },
  'topic-changed': {
    status: 409,
    title: 'The topic has changed meanwhile',
    retryable: false,
    help: 'Somebody changed the topic between your reading and your writing. Read it again, then send your change with the new ETag in `If-Match`.',
  },
  'article-retracted': {
    status: 410,
    title: 'The article was retracted',
    retryable: false,
    help: 'Its publisher took it back. A retracted article cannot be posted, read or corrected any more.',
  },
  'article-too-large': {
    status: 413,
    title: 'The article is too long',
    retryable: false,
    help: 'The text may have at most 204,800 bytes (200 KiB) of UTF-8. Send the article without its navigation, comments and markup.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The body must be JSON',
    retryable: false,
    help: 'Send `Content-Type: application/json`.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The Idempotency-Key belongs to another request',
    retryable: false,
    help: 'This key was used with another body in the last 24 hours. Use a new key for a new request.',
  },
  'language-not-supported': {
    status: 422,
    title: 'The language is not supported',
    retryable: false,
    help: 'On Record reads English. The article is kept, and no facts are drawn from it.',
  },
  'code-not-valid': {
    status: 422,
    title: 'The code is not valid',
    retryable: false,
    help: 'Either the digits are wrong, or the code is older than ten minutes, was tried five times, or was replaced by a newer one. Sign up again for a new one; a number gets three codes a day.',
  },
  'sign-up-limit': {
    status: 429,
    title: 'Too many sign-ups',
    retryable: true,
    help: 'Wait for as long as `Retry-After` says.',
  },
  'texts-closed': {
    status: 503,
    title: 'No texts are sent at present',
    retryable: true,
    help: 'The operator’s budget for texts is used up until the month ends. Follow by email or webhook meanwhile.',
  },
  'cell-full': {
    status: 503,
    title: 'There is no room for another stream',
    retryable: true,
    help: 'The account’s room for SNS topics is used up. The operator is told by an alarm; try again later.',
  },
  'store-unavailable': {
    status: 503,
    title: 'Storage did not answer',
    retryable: true,
    help: 'Nothing was lost that was accepted. Send the request again in a few seconds; the same article is never stored twice.',
  },
  'delivery-unavailable': {
    status: 503,
    title: 'The message service did not answer',
    retryable: true,
    help: 'Send the request again in a few seconds.',
  },
  'record-not-readable': {
    status: 500,
    title: 'A stored record could not be read',
    retryable: false,
    help: 'A row does not have the form that this version of the service writes. The operator is told by an alarm.',
  },
  'evidence-not-verbatim': {
    status: 500,
    title: 'A digest was refused',
    retryable: false,
    help: 'A fact’s evidence was not found word for word in the article, so the digest was not stored. This is a defect of the service; the operator is told by an alarm.',
  },
  'internal-error': {
    status: 500,
    title: 'Something went wrong on our side',
    retryable: true,
    help: 'The failure is logged under the request id that `instance` names. Sending the request again is safe.',
  },
} as const satisfies Record<string, CatalogueEntry>;

interface CatalogueEntry {
  readonly status: number;
  readonly title: string;
  /** Whether the same request, unchanged, can succeed later. */
  readonly retryable: boolean;
  /** What the one who gets it can do, in Markdown-free prose with `code` in backticks. */
  readonly help: string;
}

export type ErrorCode = keyof typeof errorCatalogue;

/** One fault in a request: where (JSON Pointer as a URI fragment, RFC 6901) and what is wrong there. */
export interface Fault {
  readonly pointer: string;
  readonly detail: string;
}

interface ServiceErrorOptions extends ErrorOptions {
  readonly faults?: readonly Fault[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A failure that the catalogue knows. `message` is the public `detail`: it never holds an address or article text. */
export class ServiceError extends Error {
  readonly code: ErrorCode;
  readonly faults: readonly Fault[];
  /** Response headers that belong to this failure, such as `Retry-After` or `Allow`. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, detail: string, options: ServiceErrorOptions = {}) {
    super(detail, options);
    this.name = 'ServiceError';
    this.code = code;
    this.faults = options.faults ?? [];
    this.headers = options.headers ?? {};
  }

  get isRetryable(): boolean {
    return errorCatalogue[this.code].retryable;
  }
}

/** The code of anything thrown: its own if it is a {@link ServiceError}, else `internal-error`. */
export function errorCodeOf(error: unknown): ErrorCode {
  return error instanceof ServiceError ? error.code : 'internal-error';
}
