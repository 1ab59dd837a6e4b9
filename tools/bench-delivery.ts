import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { synthesize } from '../infra/local/synthesize.ts';
import { weathers } from './bench-delivery/disturbances.ts';
import { type DeliveryFigures, runDelivery } from './bench-delivery/run-delivery.ts';
import { CommandError, runCommand } from './command-error.ts';

const help = `Sends articles through the whole service on this machine, and looks whether every fact reaches everybody it is for, once.

  npm run --silent bench:delivery -- [--articles N] [--topics N] [--runs NAMES] [--minutes N] [--alerts-an-hour N] [--seed N]

  --articles N        how many articles (default 10000)
  --topics N          how many topics (default 1000); six in ten have followers, by mail, on all four streams
  --runs NAMES        of ${Object.keys(weathers).join(',')}: SNS does its work, turns 30 % of calls away, or does what it is asked
                      in 5 % of calls and its answer is lost (default: all three)
  --minutes N         all runs together end by then, with what they have (default 20)
  --alerts-an-hour N  instant alerts to a stream in an hour; what comes beyond is folded (default: as the stage says)
  --seed N            the same seed gives the same topics, followers and articles (default 1)
  --assembly DIR      runs a stack that cdk synth has made, instead of making it

What is to be told is worked out from how topics and articles were made, and from the digests that the API gives. A fact is lost
that no mail to its reader carries; where a mail has no room for an article's facts, it has to name the article with its link.
Hours and days that stories wait for are let pass at once. Exit code 1 where a fact is lost or told to somebody it is not for, or,
unless answers were lost, told twice.`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      articles: { type: 'string', default: '10000' },
      topics: { type: 'string', default: '1000' },
      runs: { type: 'string', default: Object.keys(weathers).join(',') },
      minutes: { type: 'string', default: '20' },
      'alerts-an-hour': { type: 'string' },
      seed: { type: 'string', default: '1' },
      assembly: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(help);
  const alertsAnHour = values['alerts-an-hour'];
  const sizes = {
    articles: countOf('--articles', values.articles),
    topics: countOf('--topics', values.topics),
    seed: countOf('--seed', values.seed),
    ...(alertsAnHour && { alertsAnHour: countOf('--alerts-an-hour', alertsAnHour) }),
  };
  const runs = values.runs.split(',').map(weatherNamed);
  const minutes = countOf('--minutes', values.minutes);

  const folder = mkdtempSync(join(tmpdir(), 'on-record-bench-'));
  try {
    const onLine = (line: string) => progress(line);
    const assemblyDir = values.assembly ?? (await synthesize({ dataDir: folder, onLine }));
    const end = Date.now() + minutes * 60_000;
    console.log(
      `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`,
    );
    for (const [index, weather] of runs.entries()) {
      // Each run has its share of what is left.
      const deadline = Date.now() + (end - Date.now()) / (runs.length - index);
      const options = { ...sizes, assemblyDir, weather, deadline };
      const figures = await runDelivery({
        ...options,
        progress: (what) => progress(`${weather.name}: ${what}`),
      });
      report(figures, sizes.articles);
      if (!isGood(figures)) process.exitCode = 1;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function countOf(option: string, value: string): number {
  if (!/^[1-9]\d{0,6}$/.test(value)) throw new CommandError(`${option} takes a number from 1`);
  return Number(value);
}

function weatherNamed(name: string) {
  const found = Object.entries(weathers).find(([key]) => key === name);
  if (found) return found[1];
  throw new CommandError(`There is no run ${name}. The runs: ${Object.keys(weathers).join(', ')}.`);
}

/** An answer that is lost makes us send again: nobody can tell it from a call that was not taken. */
const isGood = ({ lost, late, doubled, strays, weather }: DeliveryFigures) =>
  lost + late === 0 && strays === 0 && (doubled === 0 || weather.answersLost > 0);

function report(figures: DeliveryFigures, asked: number): void {
  const { calls, posted, late, facts, lostOnes } = figures;
  const short = posted + late < asked ? ` of ${asked}: the time for posting was over` : '';
  const undigested = late > 0 ? `; ${late} more had no digest by the end` : '';
  const rows = [
    ['articles', `${posted}${short}${undigested}`],
    ['topics, followers', `${figures.topics}, ${figures.followers}`],
    ['SNS calls', `${calls.calls}: ${calls.refused} refused, ${calls.answersLost} answers lost`],
    ['mails', `${figures.mails}`],
    ['facts to tell', `${facts}, of them ${figures.byLink} by a link to their article`],
    ['lost', `${figures.lost}`],
    ['told twice', `${figures.doubled}`],
    ['told to others', `${figures.strays}`],
    [
      'made again',
      `${figures.failedInvocations} invocations, ${figures.failedRounds} rounds, ${figures.replayed} batches by a replay`,
    ],
    [
      'time',
      `${figures.seconds.toFixed(0)} s, ${figures.articlesPerSecond.toFixed(1)} articles a second`,
    ],
    ['peak memory', `${figures.peakMegabytes} MB, this command included`],
  ];
  const width = Math.max(...rows.map(([name = '']) => name.length));
  const lines = rows.map(([name = '', value]) => `  ${name.padEnd(width)}  ${value}`);
  progress('');
  console.log([`${figures.weather.name}`, ...lines, ...lostOnes].join('\n'));
}

/** One line on the terminal, written over by the next; a line of its own now and then where nobody watches. */
let shownAt = 0;
function progress(what: string): void {
  if (process.stderr.isTTY) return void process.stderr.write(`\r\x1b[K${what}`);
  if (what === '' || Date.now() - shownAt < 15_000) return;
  shownAt = Date.now();
  process.stderr.write(`${what}\n`);
}

await runCommand(main);
