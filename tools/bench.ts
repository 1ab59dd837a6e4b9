import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import sample from '../infra/local/sample/dx569.article.json' with { type: 'json' };
import { type RunningService, startService } from '../infra/local/service.ts';
import { readServiceFile } from '../infra/local/service-file.ts';
import { synthesize } from '../infra/local/synthesize.ts';
import { benchKey } from './bench-key.ts';
import { priceOfAMillion } from './bench-price.ts';
import { runCommand } from './command-error.ts';
import { type ReadArticle, readArticles } from './read-articles.ts';

const help = `Measures the service on this machine, in a data folder of its own.

  npm run bench -- [--seconds N] [--burst N] [--articles FILE.jsonl]

  --seconds N        how long one article a second is posted (default 30)
  --burst N          articles posted as fast as they are taken, eight at a time (default 200)
  --articles FILE    posts these articles, one JSON object a line; without it the sample that ships, each with a
                     first sentence of its own

Prints latencies, throughput, peak memory, consumed capacity an article, and the price of a million articles.`;

const root = join(import.meta.dirname, '..');
const usualTopic = 'Syria';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '30' },
      burst: { type: 'string', default: '200' },
      articles: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(help);
  const articles = articleSource(values.articles);
  const folder = mkdtempSync(join(tmpdir(), 'on-record-bench-'));
  try {
    const assemblyDir = await synthesize({ dataDir: folder, onLine: progress });
    const loaded = await measureLoad(join(folder, 'load'), assemblyDir, articles, {
      seconds: Number(values.seconds),
      burst: Number(values.burst),
    });
    const capacity = await measureCapacity(join(folder, 'capacity'), assemblyDir, articles);
    report({ ...loaded, ...capacity });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

type Submission = Pick<ReadArticle, 'title' | 'text'>;

/** Articles without end, no two alike. */
function articleSource(file: string | undefined): () => Submission {
  const given =
    file === undefined
      ? []
      : [...readArticles([file])].flatMap((read) => ('article' in read ? read.article : []));
  let count = 0;
  return () => {
    const article = given[count] ?? sample;
    count++;
    const { title, text } = article;
    return given[count - 1]
      ? { title, text }
      : { title, text: `This is report ${count} of the day from ${usualTopic}.\n\n${text}` };
  };
}

interface Latencies {
  readonly p50: number;
  readonly p95: number;
}

async function measureLoad(
  dataDir: string,
  assemblyDir: string,
  nextArticle: () => Submission,
  { seconds, burst }: { seconds: number; burst: number },
) {
  const child = await spawnService(dataDir, assemblyDir);
  try {
    const client = await preparedClient(child.url, dataDir);
    for (let warm = 0; warm < 5; warm++) await client.postAndAwaitMail(nextArticle());

    const post: number[] = [];
    const mail: number[] = [];
    for (let second = 0; second < seconds; second++) {
      progress(`one article a second: ${second + 1} of ${seconds}`);
      const [timing] = await Promise.all([client.postAndAwaitMail(nextArticle()), pause(1_000)]);
      post.push(timing.post);
      mail.push(timing.mail);
    }

    progress(`a burst of ${burst} articles`);
    const began = performance.now();
    const ids: string[] = [];
    const burstPost: number[] = [];
    let left = burst;
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        while (left-- > 0) {
          const { id, took } = await client.post(nextArticle());
          ids.push(id);
          burstPost.push(took);
        }
      }),
    );
    await client.mailsFor(ids);
    const perSecond = burst / ((performance.now() - began) / 1_000);
    return {
      post: percentiles(post),
      mail: percentiles(mail),
      burst,
      burstPost: percentiles(burstPost),
      perSecond,
      peakMegabytes: peakMegabytes(child.process),
    };
  } finally {
    child.process.kill('SIGKILL');
  }
}

async function spawnService(dataDir: string, assemblyDir: string) {
  const args = [
    'infra/local/main.ts',
    '--empty',
    '--port',
    '0',
    '--data',
    dataDir,
    '--assembly',
    assemblyDir,
  ];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  process.once('exit', () => child.kill('SIGKILL'));
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes('Ctrl-C')) break;
  }
  return { process: child, url: readServiceFile(dataDir).url };
}

const Id = z.looseObject({ id: z.string().default('') });
const Messages = z.array(z.object({ id: z.string(), text: z.string() }));

/** A publisher with a key, and a reader who follows what he posts. */
async function preparedClient(url: string, dataDir: string) {
  const key = await benchKey(dataDir, 'Bench', ['articles:write', 'topics:write']);

  let after = '';
  const told = new Set<string>();
  /** Reads what went out since the last look. @returns the texts. */
  async function newMails(): Promise<string[]> {
    const answer = await fetch(`${url}/_local/mailbox/messages.json?after=${after}`);
    const messages = Messages.parse(await answer.json());
    after = messages.at(-1)?.id ?? after;
    const texts = messages.map(({ text }) => text);
    for (const text of texts) {
      for (const [, id = ''] of text.matchAll(/\/digests\/([a-z2-7]{20})/g)) told.add(id);
    }
    return texts;
  }
  async function send(path: string, body: unknown): Promise<{ id: string }> {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok)
      throw new Error(`${path} was answered with ${response.status}: ${await response.text()}`);
    return Id.parse(await response.json());
  }
  async function post(article: Submission) {
    const began = performance.now();
    const { id } = await send('/v1/articles', article);
    return { id, took: performance.now() - began };
  }
  async function mailsFor(ids: readonly string[]): Promise<void> {
    for (const end = Date.now() + 120_000; ids.some((id) => !told.has(id)); await pause(5)) {
      if (Date.now() > end) throw new Error('alerts did not come within two minutes');
      await newMails();
    }
  }

  const topic = await send('/v1/topics', { name: usualTopic, query: { any: [usualTopic, 'the'] } });
  const request = { channel: 'email', address: 'reader@example.org' };
  await send(`/v1/topics/${topic.id}/subscriptions`, request);
  for (let link: string | undefined; link === undefined; ) {
    link = /http:\S+\/_local\/sns\/confirm\S+/.exec((await newMails()).join('\n'))?.[0];
    if (link) await fetch(link);
  }
  return {
    post,
    mailsFor,
    async postAndAwaitMail(article: Submission) {
      const began = performance.now();
      const { id, took } = await post(article);
      await mailsFor([id]);
      return { post: took, mail: performance.now() - began };
    },
  };
}

/** What the tables' calls consume, in a quiet run of a few articles. */
async function measureCapacity(
  dataDir: string,
  assemblyDir: string,
  nextArticle: () => Submission,
) {
  progress('consumed capacity');
  const articles = 10;
  const service: RunningService = await startService({ dataDir, assemblyDir, port: 0 });
  try {
    const client = await preparedClient(service.url, dataDir);
    await client.postAndAwaitMail(nextArticle());
    const before = totalsOf(service);
    for (let count = 0; count < articles; count++) await client.postAndAwaitMail(nextArticle());
    await pause(200);
    const after = totalsOf(service);
    return {
      readUnits: (after.readUnits - before.readUnits) / articles,
      writeUnits: (after.writeUnits - before.writeUnits) / articles,
    };
  } finally {
    await service.stop();
  }
}

function totalsOf({ capacity }: RunningService) {
  const tables = Object.values(capacity.totals());
  const sum = (unit: 'readUnits' | 'writeUnits') =>
    tables.reduce((total, table) => total + table[unit], 0);
  return { readUnits: sum('readUnits'), writeUnits: sum('writeUnits') };
}

/** The most memory the process had at a time, where the system tells (Linux). */
function peakMegabytes({ pid }: ChildProcess): number | undefined {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes ? Math.round(Number(kilobytes) / 1024) : undefined;
  } catch {
    return undefined;
  }
}

function percentiles(milliseconds: readonly number[]): Latencies {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

type Figures = Awaited<ReturnType<typeof measureLoad>> &
  Awaited<ReturnType<typeof measureCapacity>>;

function report(figures: Figures): void {
  const ms = ({ p50, p95 }: Latencies) => `p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`;
  const rows = [
    [
      'machine',
      `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`,
    ],
    ['date', new Date().toISOString().slice(0, 10)],
    ['one article a second: POST', ms(figures.post)],
    ['one article a second: POST to mail', ms(figures.mail)],
    [`burst of ${figures.burst}: POST`, ms(figures.burstPost)],
    [
      `burst of ${figures.burst}: POST to mail, all`,
      `${figures.perSecond.toFixed(1)} articles a second`,
    ],
    [
      'peak memory of the service',
      figures.peakMegabytes ? `${figures.peakMegabytes} MB` : 'not told by this system',
    ],
    [
      'capacity an article',
      `${figures.writeUnits.toFixed(1)} write units, ${figures.readUnits.toFixed(1)} read units`,
    ],
    ...priceOfAMillion(figures).map(({ line, dollars }) => [
      `a million articles: ${line}`,
      `$${dollars.toFixed(2)}`,
    ]),
  ];
  const width = Math.max(...rows.map(([name = '']) => name.length));
  progress('');
  console.log(rows.map(([name = '', value]) => `${name.padEnd(width)}  ${value}`).join('\n'));
}

/** One line on the terminal, written over by the next. */
function progress(what: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${what}`);
}

await runCommand(main);
