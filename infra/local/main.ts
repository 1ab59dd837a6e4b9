/** `npm start`: the whole service on this machine. */
import { mkdirSync } from 'node:fs';
import { type CommandLine, help, readCommandLine } from './command-line.ts';
import { localKey } from './sample/local-key.ts';
import { readSample, setUpSample } from './sample/set-up-sample.ts';
import { welcome } from './sample/welcome.ts';
import { type RunningService, startService } from './service.ts';
import { deleteOtherAssemblies, synthesize } from './synthesize.ts';

// As on Lambda. It is the one thing that the functions' threads cannot have of their own.
process.env.TZ = 'UTC';

const onLine = (line: string) => console.log(line);

try {
  const commandLine = readCommandLine(process.argv.slice(2));
  if (commandLine.isHelpWanted) console.log(help);
  else await run(commandLine);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

async function run(commandLine: CommandLine): Promise<void> {
  const { dataDir, port, pauseAt, isVerbose, loopbackWebhooks } = commandLine;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const made = commandLine.assemblyDir ? undefined : await synthesize({ dataDir, onLine });
  const assemblyDir = made ?? commandLine.assemblyDir ?? '';
  const verbose = isVerbose;
  const service = await startService({
    dataDir,
    port,
    assemblyDir,
    loopbackWebhooks,
    pauseAt,
    verbose,
    onLine,
  });
  stopOnSignals(service);
  if (made) deleteOtherAssemblies(dataDir, made);

  const { url } = service;
  const key = await localKey(dataDir);
  const sample = readSample(dataDir) ?? (await sampleUnlessEmpty(commandLine, url, key));
  console.log(`\n${welcome({ url, dataDir, sample })}`);
}

/** The service is of use without its sample, so a sample that does not come is told and not fatal. */
async function sampleUnlessEmpty(
  { dataDir, isEmpty }: CommandLine,
  url: string,
  key: string,
): Promise<ReturnType<typeof readSample>> {
  if (isEmpty) return undefined;
  try {
    return await setUpSample({ dataDir, url, key, onLine });
  } catch (error) {
    console.error(`The sample is not complete: ${error instanceof Error ? error.message : error}`);
    console.error('The next start goes on with it; --empty leaves it out.');
    return undefined;
  }
}

/** npm passes on a Ctrl-C that the terminal has sent us already: what comes so soon after is the same one. */
const echoMilliseconds = 500;

/** The first Ctrl-C lets what is at work end; the second does not wait for it. */
function stopOnSignals(service: RunningService): void {
  let firstAt: number | undefined;
  const stop = async () => {
    if (firstAt !== undefined) {
      if (Date.now() - firstAt > echoMilliseconds) process.exit(130);
      return;
    }
    firstAt = Date.now();
    console.log('\nStopping … (Ctrl-C again stops at once)');
    await service.stop();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
