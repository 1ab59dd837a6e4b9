import { setTimeout as after } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { FunctionDefinition } from './function-definition.ts';
import type { FunctionLog } from './function-log.ts';
import { guardMemory, reserveMegabytes } from './memory-guard.ts';
import type { FunctionError, WorkerEvent, WorkerReport, WorkerStart } from './worker-messages.ts';

/** What one invocation came to. `payload` is JSON. */
export type Outcome =
  | { readonly kind: 'answered'; readonly payload: string }
  | { readonly kind: 'errored'; readonly error: FunctionError };

/** One execution environment of a function: a worker thread that takes one event at a time. */
export interface FunctionWorker {
  /** Resolves, never rejects: what goes wrong in the function is an outcome. */
  run(requestId: string, event: string): Promise<Outcome>;
  /** False once the thread has ended, by a timeout, a crash or `stop`. */
  isAlive(): boolean;
  stop(): Promise<void>;
}

/** Lambda gives a function ten seconds to load; a busy machine gets more. */
const initSeconds = 30;

/**
 * Starts a thread with the function's bundle.
 *
 * @param environment  all of its `process.env`; nothing of this process's own is handed on.
 */
export function startFunctionWorker(
  definition: FunctionDefinition,
  environment: Readonly<Record<string, string>>,
  log: FunctionLog,
): FunctionWorker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    env: { ...environment },
    name: definition.title,
    workerData: startOf(definition, environment),
    resourceLimits: { maxOldGenerationSizeMb: definition.memoryMegabytes + reserveMegabytes },
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  worker.unref();
  worker.stdout.on('data', (chunk) => log.write(chunk));
  worker.stderr.on('data', (chunk) => log.write(chunk));

  let isAlive = true;
  let settle: ((report: WorkerReport) => void) | undefined;
  let lastError: unknown;
  worker.on('message', (report: WorkerReport) => settle?.(report));
  worker.on('error', (error) => {
    lastError = error;
  });
  worker.on('exit', (code) => {
    isAlive = false;
    settle?.({ kind: 'errored', error: endOf(definition, code, lastError) });
  });

  /** The worker's next report; a worker that takes too long or too much memory for it is ended. */
  async function reportWithin(seconds: number, late: FunctionError): Promise<WorkerReport> {
    const report = new Promise<WorkerReport>((resolve) => {
      settle = resolve;
    });
    const guard = guardMemory(worker, definition.memoryMegabytes);
    const clock = new AbortController();
    const timeUp = after(seconds * 1000, 'late' as const, { signal: clock.signal });
    const first = await Promise.race([report, timeUp, guard.exceeded]);
    clock.abort();
    guard.stop();
    settle = undefined;
    if (first !== 'late' && first !== 'exceeded') return first;
    await end();
    return { kind: 'errored', error: first === 'late' ? late : outOfMemory(definition) };
  }
  async function end(): Promise<void> {
    isAlive = false;
    await worker.terminate();
  }
  const ready = reportWithin(initSeconds, {
    errorType: 'Sandbox.Timedout',
    errorMessage: `The function did not load within ${initSeconds} seconds.`,
  });

  return {
    isAlive: () => isAlive,
    stop: end,
    async run(requestId, event) {
      const loaded = await ready;
      if (loaded.kind === 'errored') {
        await end();
        return loaded;
      }
      const { timeoutSeconds } = definition;
      const message: WorkerEvent = {
        requestId,
        event,
        deadline: Date.now() + timeoutSeconds * 1000,
      };
      const report = reportWithin(timeoutSeconds, {
        errorType: 'Sandbox.Timedout',
        errorMessage: `RequestId: ${requestId} Error: Task timed out after ${timeoutSeconds.toFixed(2)} seconds`,
      });
      if (isAlive) worker.postMessage(message);
      else settle?.({ kind: 'errored', error: endOf(definition, 1, lastError) });
      const outcome = await report;
      if (outcome.kind === 'ready') throw new Error(`${definition.title} was ready twice.`);
      return outcome;
    },
  };
}

function startOf(
  { folder, handler, name, arn, memoryMegabytes }: FunctionDefinition,
  environment: Readonly<Record<string, string>>,
): WorkerStart {
  return {
    folder,
    handler,
    functionName: name,
    functionArn: arn,
    memoryMegabytes,
    logGroupName: environment.AWS_LAMBDA_LOG_GROUP_NAME ?? '',
    logStreamName: environment.AWS_LAMBDA_LOG_STREAM_NAME ?? '',
  };
}

/** Why a thread ended while it had an event, in the words that Lambda uses. */
function endOf(definition: FunctionDefinition, code: number, error: unknown): FunctionError {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return outOfMemory(definition);
  }
  if (error instanceof Error) {
    return {
      errorType: error.name,
      errorMessage: error.message,
      trace: error.stack?.split('\n') ?? [],
    };
  }
  return {
    errorType: 'Runtime.ExitError',
    errorMessage: `Runtime exited with error: exit status ${code}`,
  };
}

function outOfMemory({ memoryMegabytes }: FunctionDefinition): FunctionError {
  return {
    errorType: 'Runtime.OutOfMemory',
    errorMessage: `The function needed more than its ${memoryMegabytes} MB.`,
  };
}
