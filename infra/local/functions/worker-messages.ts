/** What a worker thread is started with. */
export interface WorkerStart {
  readonly folder: string;
  readonly handler: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMegabytes: number;
  readonly logGroupName: string;
  readonly logStreamName: string;
}

/** An event for the worker: JSON, as Lambda hands it over. */
export interface WorkerEvent {
  readonly requestId: string;
  readonly event: string;
  /** Milliseconds since 1970 at which the function's time is up. */
  readonly deadline: number;
}

/** What a worker tells. `errored` carries the error as Lambda writes it. */
export type WorkerReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answered'; readonly payload: string }
  | { readonly kind: 'errored'; readonly error: FunctionError };

/** The error of a function as its caller sees it. */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}
