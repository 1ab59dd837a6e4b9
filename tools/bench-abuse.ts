import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { synthesize } from '../infra/local/synthesize.ts';
import { stageNamed } from '../infra/stages.ts';
import type { Figures } from './bench-abuse/attack.ts';
import {
  areaNumbers,
  foreignNumbers,
  runAttacks,
  spendBudget,
  used,
} from './bench-abuse/attacks.ts';
import { openTarget, type Target } from './bench-abuse/target.ts';
import { CommandError, runCommand } from './command-error.ts';
import { searchLogs } from './search-logs.ts';

const help = `Attacks the whole service on this machine over HTTP, and counts what it lets through.

  npm run --silent bench:abuse -- [--tries N] [--numbers N] [--minutes N] [--assembly DIR]

  --tries N       how often one address, number, webhook or form is tried (default 1000)
  --numbers N     adjacent phone numbers that are signed up (default 10000, the most)
  --minutes N     what the attacks may take together, once the service is up (default 20)
  --assembly DIR  runs a stack that cdk synth has made, instead of making it

The gateway's own throttling is off, since it would turn most of it away unread; every other limit is the stage's. At the end
all logs are searched for every address that was used. Exit code 1 where more was let through than the limits allow, an answer
tells whether an address is known, or a log tells an address.`;

const budget = 20;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      tries: { type: 'string', default: '1000' },
      numbers: { type: 'string', default: '10000' },
      minutes: { type: 'string', default: '20' },
      assembly: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(help);
  const tries = countOf('--tries', values.tries, 100_000);
  const numbers = countOf('--numbers', values.numbers, 10_000);
  // The last attack, on the second service, is short.
  const minutes = countOf('--minutes', values.minutes, 1_000);
  const { codesADay } = stageNamed('local').texts;

  const folder = mkdtempSync(join(tmpdir(), 'on-record-abuse-'));
  try {
    const assemblyDir =
      values.assembly ?? (await synthesize({ dataDir: folder, onLine: progress }));
    console.log(
      `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`,
    );
    const limited = await openTarget({
      dataDir: join(folder, 'limits'),
      assemblyDir,
      minutes: minutes * 0.8,
    });
    await attacked(limited, async () => {
      for await (const figures of runAttacks(limited, { tries, numbers, codesADay }))
        report(figures);
    });
    const poor = await openTarget({
      dataDir: join(folder, 'budget'),
      assemblyDir,
      minutes: minutes * 0.2,
      settings: { TEXT_SEGMENTS_A_MONTH: String(budget), TEXT_CODES_A_DAY: '1000' },
    });
    await attacked(poor, async () => {
      report(await spendBudget(poor, budget));
      const said = poor.logLines().filter((line) => line.includes('text-budget-used-up'));
      say(
        said.length === 1,
        `The operator was told ${said.length} times that the budget is used up.`,
      );
    });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The logs are searched when the service has written all of them. */
async function attacked(target: Target, attack: () => Promise<void>): Promise<void> {
  try {
    await attack();
  } finally {
    await target.stop();
  }
  const addresses = [...Object.values(used), ...areaNumbers, ...foreignNumbers];
  const telling = searchLogs(target.dataDir, addresses);
  const lines = target.logLines().length;
  say(
    telling.length === 0 && lines > 0,
    `${lines} lines of logs: ${telling.length} tell an address.`,
  );
  for (const { file, line, form } of telling.slice(0, 10)) console.log(`  ${file}:${line} ${form}`);
}

function report({ attack, answers, again, letThrough, most, what, faults }: Figures): void {
  const statuses = Object.entries(answers).map(([status, count]) => `${count} × ${status}`);
  const answered = statuses.length > 0 ? `; answers: ${statuses.join(', ')}` : '';
  const sentAgain = again > 0 ? ` (${again} sent again)` : '';
  say(
    faults.length === 0,
    `${attack}: ${letThrough} ${what}, ${most} allowed${answered}${sentAgain}`,
  );
  for (const fault of faults) console.log(`  ${fault}`);
}

function say(isGood: boolean, what: string): void {
  console.log(`${isGood ? 'holds ' : 'BROKEN'}  ${what}`);
  if (!isGood) process.exitCode = 1;
}

function countOf(option: string, value: string, most: number): number {
  const count = Number(value);
  if (/^\d+$/.test(value) && count >= 1 && count <= most) return count;
  throw new CommandError(`${option} takes a number from 1 to ${most}.`);
}

/** One line on the terminal, written over by the next. */
function progress(what: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${what}`);
}

await runCommand(main);
