/** Who signed a call: a function's role in the template, or the operator at this machine. */
export type Caller =
  | { readonly kind: 'role'; readonly roleName: string; readonly policies: readonly Policy[] }
  | { readonly kind: 'operator' };

/** One IAM statement of the template, with every reference resolved. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Readonly<Record<string, unknown>>;
}
export interface Policy {
  readonly name: string;
  readonly statements: readonly Statement[];
}

/** One signed HTTP call to a stand-in. */
export interface AwsRequest {
  readonly method: string;
  /** Path without the query string, as sent (percent-encoded). */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly caller: Caller;
  /** Throws an {@link AwsError} `AccessDenied…` when the caller's policies do not allow the action on the resource. */
  authorize(action: string, resourceArn: string): void;
}
export interface AwsResponse {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** A stand-in for one AWS service, called with requests whose credential scope names that service. */
export interface AwsService {
  /** How this service writes its errors: AWS JSON (`__type`), AWS Query (XML), or REST XML. */
  readonly errorFormat: 'json' | 'query-xml' | 'rest-xml';
  handle(request: AwsRequest): Promise<AwsResponse>;
}

/** An error as the AWS service itself would answer it. `code` is the name that the SDK shows as `error.name`. */
export class AwsError extends Error {
  readonly code: string;
  readonly statusCode: number;
  /** Further members of a JSON error body, such as `CancellationReasons`. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    message: string,
    statusCode = 400,
    members: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = code;
    this.code = code;
    this.statusCode = statusCode;
    this.members = members;
  }
}

/**
 * Where a run can be stopped dead, for the tests that `kill -9` the service: `before:Stories`, `after:Stories`
 * (a table's name in `tables.ts`), `before:sns-publish`, `after:sns-publish`, `before:sns-subscribe`, …
 * A write that reaches the named point prints `paused at POINT` and never goes on.
 */
export type PausePoint = `${'before' | 'after'}:${string}`;

/** Called by a stand-in at each of its pause points; resolves at once unless that point was asked for. */
export type PauseAt = (point: PausePoint) => Promise<void>;
