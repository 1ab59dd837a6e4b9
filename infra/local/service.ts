import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Assembly, readAssembly, type Template, withVariable } from './assembly.ts';
import { localAccount } from './aws/account.ts';
import type { PausePoint } from './aws/aws-service.ts';
import type { LocalAws } from './aws/open-local-aws.ts';
import { eventSourcesOf } from './event-sources/event-source.ts';
import { startEventSources } from './event-sources/start-event-sources.ts';
import { functionsOf } from './functions/function-definition.ts';
import { prepareFunctions, type RunnableFunction } from './functions/start-functions.ts';
import { openAccessLog } from './http-api/access-log.ts';
import { httpGateway } from './http-api/gateway.ts';
import { httpApiOf } from './http-api/http-api.ts';
import { localPageOf } from './http-api/local-page.ts';
import { openPublicListener, type PublicListener } from './http-api/public-listener.ts';
import { type Role, rolesOf } from './roles.ts';
import { schedulesOf, startSchedules } from './schedules/start-schedules.ts';
import { removeServiceFile, writeServiceFile } from './service-file.ts';
import type { LocalSns, LocalSnsOptions } from './sns/local-sns.ts';
import { type Closer, openStandIns, type StandIns } from './stand-ins.ts';
import { resolveTemplate, type Stack } from './template.ts';

export interface ServiceOptions {
  /** Keeps all state. One process at a time may use it. */
  readonly dataDir: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** What `cdk synth` wrote. */
  readonly assemblyDir: string;
  /** Stops dead at this point, for tests that kill the service there. */
  readonly pauseAt?: PausePoint | undefined;
  /** Lets webhooks be on this machine: refused otherwise, as any private address is. */
  readonly loopbackWebhooks?: boolean;
  /** Changes the template before it runs, for tests. */
  readonly editTemplate?: (template: Template) => Template;
  /** What SNS does to a call, for tests and benchmarks: as `disturb` of the stand-in. */
  readonly disturbSns?: LocalSnsOptions['disturb'];
  /** Another folder to run in place of a function's bundle, for tests. */
  readonly bundleFor?: (functionTitle: string, folder: string) => string;
  /** Hands the functions' log lines to `onLine` as well. */
  readonly verbose?: boolean;
  /** Gets lines for whoever watches: failures that AWS would tell by alarms or logs. */
  readonly onLine?: (line: string) => void;
}

export interface RunningService {
  /** Where the API and the pages are. */
  readonly url: string;
  /** Where the AWS stand-ins listen. */
  readonly endpoint: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** The mails and texts that went out. */
  readonly outbox: LocalSns['outbox'];
  /** Capacity that the tables' calls consumed. */
  readonly capacity: LocalAws['capacity'];
  /** Lets requests and events at work end, for a few seconds, then closes everything. */
  stop(): Promise<void>;
}

/** How long work that has begun may take when the service stops. */
const graceMilliseconds = 3000;

/**
 * Runs a synthesized stack on this machine: what the template says is what there is.
 *
 * @throws an error in one clear line where the port, the data folder or the template does not allow it; nothing
 *   is left running then.
 */
export async function startService(options: ServiceOptions): Promise<RunningService> {
  const closers: Closer[] = [];
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= closeAll(closers);
    return stopping;
  };
  try {
    return { ...(await start(options, (closer) => closers.push(closer))), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** In the order opposite to that of opening: first no more requests come in, the database closes last. */
async function closeAll(closers: readonly Closer[]): Promise<void> {
  const deadline = Date.now() + graceMilliseconds;
  for (const close of closers.toReversed()) await close(Math.max(0, deadline - Date.now()));
}

async function start(
  options: ServiceOptions,
  onStop: (closer: Closer) => void,
): Promise<Omit<RunningService, 'stop'>> {
  const { dataDir, pauseAt, disturbSns, onLine = () => {} } = options;
  const webhookScope = options.loopbackWebhooks ? 'public-or-loopback' : 'public';
  const assembly = editedAssembly(options);

  // The stack's own address is its port, so the port comes first; it answers 503 until all is ready.
  const listener = await openPublicListener(options.port);
  onStop(() => listener.close(0));
  const { url } = listener;
  const stack = resolveTemplate(assembly, url);

  const standIns = await openStandIns({
    stack,
    dataDir,
    url,
    webhookScope,
    pauseAt,
    disturbSns,
    onLine,
    onStop,
  });
  const parts = { options, assembly, stack, roles: rolesOf(stack), standIns, onLine, onStop };
  const functions = prepareAllFunctions(parts);
  await startTriggers(parts, functions);
  openGateway(parts, listener);

  const { endpoint, operator, aws, sns } = standIns;
  const { outputs } = stack;
  const { region } = localAccount;
  await writeServiceFile(dataDir, { endpoint, region, url, outputs, credentials: operator });
  onStop(() => removeServiceFile(dataDir));
  return { url, endpoint, outputs, outbox: sns.outbox, capacity: aws.capacity };
}

/** What is there when the parts of the stack that run are started. */
interface Parts {
  readonly options: ServiceOptions;
  readonly assembly: Assembly;
  readonly stack: Stack;
  readonly roles: ReadonlyMap<string, Role>;
  readonly standIns: StandIns;
  readonly onLine: (line: string) => void;
  readonly onStop: (closer: Closer) => void;
}

/** Each function gets its key, by which the stand-ins know it, and can be invoked by operators from here on. */
function prepareAllFunctions(parts: Parts): RunnableFunction[] {
  const { options, assembly, stack, roles, standIns, onLine, onStop } = parts;
  const logFolder = logsIn(options.dataDir);
  mkdirSync(logFolder, { recursive: true, mode: 0o700 });
  const functions = prepareFunctions(functionsOf(stack, assembly), {
    roles,
    endpoint: standIns.endpoint,
    logFolder,
    ...(options.verbose && { onLine }),
    ...(options.bundleFor && { bundleFor: options.bundleFor }),
  });
  for (const { pool, accessKeyId, caller } of functions) {
    standIns.functions.push(pool);
    standIns.callers.set(accessKeyId, caller);
  }
  onStop((grace) => Promise.all(functions.map(({ pool }) => pool.stop(grace))));
  return functions;
}

/** From here on, writes to tables and the clock invoke functions. */
async function startTriggers(parts: Parts, functions: RunnableFunction[]): Promise<void> {
  const { stack, roles, standIns, onLine, onStop } = parts;
  const { aws, endpoint } = standIns;
  const { streams } = aws;
  const state = aws.state('event-sources');
  const reading = { functions, streams, state, endpoint, onLine };
  const eventSources = await startEventSources(eventSourcesOf(stack), reading);
  onStop((grace) => eventSources.stop(grace));
  onStop(startSchedules(schedulesOf(stack), { roles, functions: standIns.functions }));
}

/** From here on, requests are answered. */
function openGateway(
  { options, stack, standIns, onLine, onStop }: Parts,
  listener: PublicListener,
) {
  const api = httpApiOf(stack);
  const accessLog = api.accessLogFormat
    ? openAccessLog(join(logsIn(options.dataDir), 'access.log'), api.accessLogFormat)
    : undefined;
  onStop(() => accessLog?.close());
  const { functions, sns } = standIns;
  listener.serve(httpGateway({ api, functions, accessLog, localPage: localPageOf(sns), onLine }));
  onStop((grace) => listener.close(grace));
}

const logsIn = (dataDir: string) => join(dataDir, 'logs');

function editedAssembly({
  assemblyDir,
  loopbackWebhooks = false,
  editTemplate = (template) => template,
}: ServiceOptions): Assembly {
  const assembly = readAssembly(assemblyDir);
  const template = loopbackWebhooks
    ? withVariable(assembly.template, 'WEBHOOK_SCOPE', 'public-or-loopback')
    : assembly.template;
  return { ...assembly, template: editTemplate(template) };
}
