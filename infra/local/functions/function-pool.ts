import { randomUUID } from 'node:crypto';
import type { FunctionDefinition } from './function-definition.ts';
import type { FunctionLog } from './function-log.ts';
import { type FunctionWorker, type Outcome, startFunctionWorker } from './function-worker.ts';

export interface Invocation {
  readonly requestId: string;
  readonly outcome: Outcome;
}

/** A function that can be invoked. Several events run at the same time, each in a worker of its own. */
export interface FunctionPool {
  readonly definition: FunctionDefinition;
  /** @param event  JSON */
  invoke(event: string): Promise<Invocation>;
  /** Loads the bundle, so that the first event does not wait for it. */
  warmUp(): void;
  /** Lets running events end, for as long as they may take, then ends all workers. */
  stop(graceMilliseconds: number): Promise<void>;
}

/** A few are enough for one machine: more would share the same processors. */
const maxWorkers = 4;
/** To load a bundle takes longer than most events do, so an event waits this long for a busy worker before another is started. */
const patienceMilliseconds = 100;
/** Lambda's limit for the events and answers of synchronous calls. */
export const maxPayloadBytes = 6 * 1024 * 1024;

interface Waiting {
  readonly requestId: string;
  readonly event: string;
  readonly resolve: (invocation: Invocation) => void;
}

export function functionPool(
  definition: FunctionDefinition,
  environment: Readonly<Record<string, string>>,
  log: FunctionLog,
): FunctionPool {
  const idle: FunctionWorker[] = [];
  const busy = new Set<FunctionWorker>();
  const queue: Waiting[] = [];
  let isStopped = false;

  const startWorker = () => startFunctionWorker(definition, environment, log);

  function serveQueue(): void {
    while (queue.length > 0 && !isStopped) {
      const worker = takeIdle() ?? (busy.size === 0 ? startWorker() : undefined);
      if (!worker) return;
      const next = queue.shift();
      if (next) void serve(worker, next);
    }
  }
  function takeIdle(): FunctionWorker | undefined {
    for (let worker = idle.pop(); worker; worker = idle.pop()) {
      if (worker.isAlive()) return worker;
    }
    return undefined;
  }
  async function serve(worker: FunctionWorker, { requestId, event, resolve }: Waiting) {
    busy.add(worker);
    const outcome = limited(await worker.run(requestId, event));
    busy.delete(worker);
    if (worker.isAlive()) idle.push(worker);
    if (outcome.kind === 'errored') log.write(errorLine(requestId, outcome));
    resolve({ requestId, outcome });
    serveQueue();
  }
  /** Somebody has waited long enough: one more worker, where one more is allowed. */
  function growFor(waiting: Waiting): void {
    const at = queue.indexOf(waiting);
    if (at < 0 || busy.size >= maxWorkers || isStopped) return;
    queue.splice(at, 1);
    void serve(startWorker(), waiting);
  }

  return {
    definition,
    invoke(event) {
      return new Promise((resolve) => {
        const waiting = { requestId: randomUUID(), event, resolve };
        queue.push(waiting);
        serveQueue();
        if (queue.includes(waiting)) setTimeout(growFor, patienceMilliseconds, waiting).unref();
      });
    },
    warmUp() {
      if (idle.length + busy.size === 0) idle.push(startWorker());
    },
    async stop(graceMilliseconds) {
      const deadline = Date.now() + graceMilliseconds;
      while (busy.size > 0 && Date.now() < deadline) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      isStopped = true;
      await Promise.all([...idle, ...busy].map((worker) => worker.stop()));
      await log.close();
    },
  };
}

function limited(outcome: Outcome): Outcome {
  if (outcome.kind === 'errored') return outcome;
  const bytes = Buffer.byteLength(outcome.payload);
  if (bytes <= maxPayloadBytes) return outcome;
  return {
    kind: 'errored',
    error: {
      errorType: 'Function.ResponseSizeTooLarge',
      errorMessage: `Response payload size (${bytes} bytes) exceeded maximum allowed payload size (${maxPayloadBytes} bytes).`,
    },
  };
}

function errorLine(requestId: string, { error }: Extract<Outcome, { kind: 'errored' }>): string {
  return `${JSON.stringify({ level: 'ERROR', message: 'invocation-failed', requestId, ...error })}\n`;
}
