import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sample from '../infra/local/sample/dx569.article.json' with { type: 'json' };
import { englishEngine } from '../shared/language/english-engine.ts';
import { longTexts } from '../test/digests/hostile-texts.ts';
import { type Contender, contenders } from './bench-language/contenders.ts';
import type { FreshProcess } from './bench-language/fresh-process.ts';
import { tableOf } from './bench-language/table.ts';
import { CommandError, runCommand } from './command-error.ts';
import { readArticles } from './read-articles.ts';

const help = `Measures the language engine and whole digests: speed beside two other packages, start, memory, growth with length,
and what texts of 200 KB take that are made to be slow.

  npm run --silent bench:language -- [--data DIR] [--articles N] [--starts N]

  --data DIR     a folder that holds text/wikinews.jsonl, one article a line; without it, the sample article many times
  --articles N   how many articles (default 576)
  --starts N     fresh processes for start and memory (default 5); the middle one is told

The other packages give tags and entities and no trees. All run in one process, in turns of 16 articles, so that other work on the
machine slows all of them alike. Times are those of the processor, but for start and first parse. Words are those of our engine.`;

/** Articles from one contender's turn to the next one's. */
const turn = 16;
/** Articles that a fresh process digests before its memory is looked at. */
const digestedFresh = 50;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', default: false },
      data: { type: 'string' },
      articles: { type: 'string', default: '576' },
      starts: { type: 'string', default: '5' },
    },
  });
  if (values.help) return console.log(help);
  const starts = countOf('--starts', values.starts);
  const texts = textsOf(values.data, countOf('--articles', values.articles));
  console.log(speedOf(texts));
  console.log(freshProcesses(starts, texts.slice(0, digestedFresh)));
  for (const contender of contenders().slice(0, 2)) console.log(growthOf(contender, texts));
  console.log(slowestTexts());
}

function countOf(option: string, value: string): number {
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new CommandError(`${option} takes a number from 1`);
  return Number(value);
}

function textsOf(folder: string | undefined, count: number): string[] {
  if (folder === undefined) return new Array<string>(count).fill(sample.text);
  const file = join(folder, 'text/wikinews.jsonl');
  if (!existsSync(file)) throw new CommandError(`${file} is not there: one article a line`);
  const articles = [...readArticles([file])];
  return articles.flatMap((read) => ('article' in read ? [read.article.text] : [])).slice(0, count);
}

function speedOf(texts: readonly string[]): string {
  const words = texts.reduce((sum, text) => sum + wordsIn(text), 0);
  const rounds = contenders().map((contender) => ({ contender, seconds: 0 }));
  for (const { contender } of rounds) secondsOf(contender, texts.slice(0, turn));
  for (let at = 0; at < texts.length; at += turn) {
    for (const round of rounds)
      round.seconds += secondsOf(round.contender, texts.slice(at, at + turn));
    console.error(`${Math.min(at + turn, texts.length)} of ${texts.length} articles …`);
  }
  const ours = rounds[0]?.seconds ?? 0;
  return tableOf(`Speed: ${texts.length} articles, ${words} words, a second of one core`, [
    ['', 'articles/s', 'words/s', 'times as fast as our trees'],
    ...rounds.map(({ contender, seconds }) => [
      contender.name,
      (texts.length / seconds).toFixed(1),
      String(Math.round(words / seconds)),
      (ours / seconds).toFixed(2),
    ]),
  ]);
}

function wordsIn(text: string): number {
  const { sentences } = englishEngine().read(text);
  return sentences.reduce((sum, { tokens }) => sum + tokens.length, 0);
}

/** Time of the processor, so that other programs do not count; where several threads collect garbage, no more than has passed. */
function secondsOf({ run }: Contender, texts: readonly string[]): number {
  const used = process.cpuUsage();
  const begin = performance.now();
  for (const text of texts) run(text);
  const { user, system } = process.cpuUsage(used);
  return Math.min((user + system) / 1e6, (performance.now() - begin) / 1_000);
}

function freshProcesses(count: number, texts: readonly string[]): string {
  const program = join(import.meta.dirname, 'bench-language/fresh-process.ts');
  const taken = Array.from({ length: count }, (_, at) => {
    console.error(`fresh process ${at + 1} of ${count} …`);
    const output = execFileSync(process.execPath, [program], { input: JSON.stringify(texts) });
    return JSON.parse(output.toString()) as FreshProcess;
  });
  const middle = (of: keyof FreshProcess) => median(taken.map((fresh) => fresh[of])).toFixed(0);
  return tableOf(`Fresh processes: the middle one of ${count}`, [
    ['start of the engine', `${middle('startMs')} ms`],
    ['  time of the processor', `${middle('startProcessorMs')} ms`],
    ['first parse', `${middle('firstParseMs')} ms`],
    [`peak memory, ${texts.length} articles digested`, `${middle('peakMegabytes')} MB`],
  ]);
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** Of each size, 200 KB are read in all. */
const sizesKilobytes = [1, 10, 50, 200];

/** Time for texts of each size; a ratio of 1 means that twice the text takes twice the time. */
function growthOf(contender: Contender, texts: readonly string[]): string {
  const prose = longProse(texts, 1_000 * Math.max(...sizesKilobytes));
  const rows = sizesKilobytes.map((kilobytes) => {
    const size = 1_000 * kilobytes;
    const pieces = Array.from({ length: Math.floor(prose.length / size) }, (_, at) =>
      prose.slice(at * size, (at + 1) * size),
    );
    return { kilobytes, milliseconds: (1_000 * secondsOf(contender, pieces)) / pieces.length };
  });
  const perKilobyte = (rows[0]?.milliseconds ?? 0) / (rows[0]?.kilobytes ?? 1);
  return tableOf(`Growth with length, ${contender.name}`, [
    ['', 'time', 'ratio of times over ratio of sizes'],
    ...rows.map(({ kilobytes, milliseconds }) => [
      `${kilobytes} KB`,
      `${milliseconds.toFixed(1)} ms`,
      (milliseconds / kilobytes / perKilobyte).toFixed(2),
    ]),
  ]);
}

/** Brackets, endless words and the like, at the length that the service takes. */
function slowestTexts(): string {
  const digests = contenders()[1];
  if (!digests) throw new Error('nothing to measure');
  const rows = longTexts.map(([what, text]) => {
    const seconds = secondsOf(digests, [text]);
    return { what, seconds };
  });
  return tableOf(`Odd texts of 200 KB, ${digests.name}`, [
    ['', 'time'],
    ...rows
      .toSorted((a, b) => b.seconds - a.seconds)
      .map(({ what, seconds }) => [what, `${seconds.toFixed(2)} s`]),
  ]);
}

/** Articles one after another, as long as is asked for. */
function longProse(texts: readonly string[], length: number): string {
  let prose = '';
  for (let at = 0; prose.length < length; at++) prose += `${texts[at % texts.length]}\n\n`;
  return prose.slice(0, length);
}

await runCommand(main);
