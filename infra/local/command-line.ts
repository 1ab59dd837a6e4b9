import { parseArgs } from 'node:util';
import type { PausePoint } from './aws/aws-service.ts';

export const help = `Runs the whole service on this machine.

  npm start -- [--port N] [--data DIR] [--empty] [--verbose]

  --port N      where the API and the pages are (default: 8787)
  --data DIR    keeps tables, mails and keys from start to start (default: .on-record)
  --empty       leaves the sample topic, reader and article out
  --loopback-webhooks
                lets webhooks be on this machine; without it they are refused, as in any private network
  --verbose     shows the functions' log lines; they are in DATA/logs in any case
  --help        shows this

  With SMTP_URL set (smtps://USER:PASSWORD@HOST/?from=ADDRESS) mails are really sent.

For tests:
  --assembly DIR      runs a stack that cdk synth has made, instead of making it
  --pause-at POINT    stops dead at a write, so that the process can be killed there: before:Stories, after:sns-publish,
                      or the second of its kind: before:Alerts#2`;

export interface CommandLine {
  readonly port: number;
  readonly dataDir: string;
  readonly isEmpty: boolean;
  readonly loopbackWebhooks: boolean;
  readonly isVerbose: boolean;
  readonly isHelpWanted: boolean;
  readonly assemblyDir: string | undefined;
  readonly pauseAt: PausePoint | undefined;
}

/** @throws an error in one line that says what is wrong with which flag. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values } = parse(args);
  return {
    port: portFrom(values.port),
    dataDir: values.data,
    isEmpty: values.empty,
    loopbackWebhooks: values['loopback-webhooks'],
    isVerbose: values.verbose,
    isHelpWanted: values.help,
    assemblyDir: values.assembly,
    pauseAt: values['pause-at'] === undefined ? undefined : pausePointFrom(values['pause-at']),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '8787' },
        data: { type: 'string', default: '.on-record' },
        empty: { type: 'boolean', default: false },
        'loopback-webhooks': { type: 'boolean', default: false },
        verbose: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
        assembly: { type: 'string' },
        'pause-at': { type: 'string' },
      },
    });
  } catch (error) {
    // The first sentence names the flag; what follows is about flags that begin with a hyphen.
    const [first] = String(error instanceof Error ? error.message : error).split('. ');
    throw new Error(`${first}. Try: npm start -- --help`, { cause: error });
  }
}

function portFrom(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new Error(`--port ${text} is not a port. Give a number up to 65535: --port 8787`);
}

function pausePointFrom(text: string): PausePoint {
  const [moment, place] = text.split(':');
  if ((moment === 'before' || moment === 'after') && place) return `${moment}:${place}`;
  throw new Error(`--pause-at ${text} is not a point. Such as: --pause-at before:Stories`);
}
