import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { embeddedExtractor } from '../shared/digests/embedded-extractor.ts';
import { englishEngine } from '../shared/language/english-engine.ts';
import { CommandError, runCommand } from './command-error.ts';
import { progressOf } from './progress.ts';
import { readArticles } from './read-articles.ts';

const help = `Scores digests against annotated articles, and against both halves of them.

  npm run --silent evaluate:facts -- --gold DIR --scorer FILE [--verbose]

  --gold DIR      annotated articles, one JSON file each
  --scorer FILE   the scoring script (score-facts.mjs)
  --verbose       tells each fact that was missed, wrong or too many

What gains on one half only was fitted to it.`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      gold: { type: 'string' },
      scorer: { type: 'string' },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(help);
  const { gold, scorer } = values;
  if (!gold || !scorer)
    throw new CommandError('Give --gold DIR and --scorer FILE; --help says more.');
  const files = readdirSync(gold)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(gold, name));
  const folder = mkdtempSync(join(tmpdir(), 'digests-'));
  try {
    const digests = join(folder, 'digests.jsonl');
    writeFileSync(digests, digestLines(files));
    const score = (of: readonly string[], ...more: readonly string[]) =>
      execFileSync(process.execPath, [scorer, '--gold', ...of, '--pred', digests, ...more], {
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      });
    console.log(score(files, ...(values.verbose ? ['--verbose'] : [])));
    console.log(`half A\n${score(files.filter((_, index) => index % 2 === 0))}`);
    console.log(`half B\n${score(files.filter((_, index) => index % 2 === 1))}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function digestLines(files: readonly string[]): string {
  const extractor = embeddedExtractor(englishEngine());
  const progress = progressOf('digests');
  let lines = '';
  for (const read of readArticles(files)) {
    if ('unread' in read) throw new CommandError(read.unread);
    lines += `${JSON.stringify(extractor.extract(read.article))}\n`;
    progress.step();
  }
  progress.end();
  return lines;
}

await runCommand(main);
