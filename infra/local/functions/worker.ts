/**
 * Runs in a worker thread of its own: loads one function's bundle, then answers event after event, as the
 * Node.js runtime of Lambda does. Its `process.env` holds what the template and Lambda give, and nothing else.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { Context } from 'aws-lambda';
import type { FunctionError, WorkerEvent, WorkerReport, WorkerStart } from './worker-messages.ts';

const start: WorkerStart = workerData;
const tell = (report: WorkerReport) => parentPort?.postMessage(report);

type Handler = (event: unknown, context: Context) => unknown;

let handler: Handler | undefined;
try {
  handler = await loadHandler(start);
  tell({ kind: 'ready' });
} catch (error) {
  tell({ kind: 'errored', error: asFunctionError(error) });
}

parentPort?.on('message', async (message: WorkerEvent) => {
  try {
    const answer = await handler?.(JSON.parse(message.event), contextOf(message));
    tell({ kind: 'answered', payload: JSON.stringify(answer) ?? 'null' });
  } catch (error) {
    tell({ kind: 'errored', error: asFunctionError(error) });
  }
});

async function loadHandler({ folder, handler }: WorkerStart): Promise<Handler> {
  const dot = handler.lastIndexOf('.');
  const [file, name] = [handler.slice(0, dot), handler.slice(dot + 1)];
  const path = ['.mjs', '.js', '.cjs'].map((end) => join(folder, file + end)).find(existsSync);
  if (!path) throw namedError('Runtime.ImportModuleError', `Cannot find module '${file}'`);
  const module: Record<string, unknown> = await import(pathToFileURL(path).href);
  const found = module[name];
  if (typeof found === 'function') return (event, context) => found(event, context);
  throw namedError('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
}

function contextOf({ requestId, deadline }: WorkerEvent): Context {
  const notForAsync = () => {
    throw namedError('Runtime.CallbackHandlerDeprecated', 'Handlers answer with a promise.');
  };
  return {
    awsRequestId: requestId,
    functionName: start.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: start.functionArn,
    memoryLimitInMB: String(start.memoryMegabytes),
    logGroupName: start.logGroupName,
    logStreamName: start.logStreamName,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    done: notForAsync,
    fail: notForAsync,
    succeed: notForAsync,
  };
}

function asFunctionError(error: unknown): FunctionError {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error) };
  return {
    errorType: error.name,
    errorMessage: error.message,
    trace: error.stack?.split('\n') ?? [],
  };
}

function namedError(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}
