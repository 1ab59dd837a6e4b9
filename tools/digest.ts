import { parseArgs } from 'node:util';
import { embeddedExtractor } from '../shared/digests/embedded-extractor.ts';
import { isDigest } from '../shared/digests/extractor.ts';
import { englishEngine } from '../shared/language/english-engine.ts';
import { CommandError, runCommand } from './command-error.ts';
import { progressOf } from './progress.ts';
import { readArticles } from './read-articles.ts';
import { tooLong } from './too-long.ts';

const help = `Prints the digest of each article, one JSON object a line, exactly as the service stores it.

  npm run --silent digest -- FILE...

  FILE    .txt (title, blank line, body), .json, .jsonl (one article a line) or .html; - is standard input

An article that cannot be digested has a problem in its place, one that cannot be read a line on standard error;
the rest go on, and the exit code is 1. Nothing is sent anywhere: no network, no account, no server.`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', default: false } },
  });
  if (values.help) return console.log(help);
  if (positionals.length === 0)
    throw new CommandError('Which articles? npm run --silent digest -- FILE...');
  const extractor = embeddedExtractor(englishEngine());
  const progress = progressOf('digests');
  for (const read of readArticles(positionals)) {
    if ('unread' in read) {
      console.error(read.unread);
      process.exitCode = 1;
      continue;
    }
    const answer = tooLong(read.article) ?? extractor.extract(read.article);
    if (!isDigest(answer)) process.exitCode = 1;
    process.stdout.write(`${JSON.stringify(answer)}\n`);
    progress.step();
  }
  progress.end();
}

await runCommand(main);
