import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { parseArgs } from 'node:util';
import { notEnglish } from '../shared/digests/embedded-extractor.ts';
import { readText } from '../shared/language/read-text.ts';
import { analysisOf } from './analysis.ts';
import { CommandError, runCommand } from './command-error.ts';
import { conlluOf } from './conllu.ts';
import { progressOf } from './progress.ts';
import { readArticles } from './read-articles.ts';
import { readConllu } from './read-conllu.ts';
import { tooLong } from './too-long.ts';

const help = `Prints what the language engine saw in each article, one JSON object a line: sentences with their tokens, entities, statements.

  npm run --silent analyze -- [--conllu] [--pretokenized] FILE...

  FILE            .txt (title, blank line, body), .json, .jsonl (one article a line) or .html; - is standard input
  --conllu        print CoNLL-U in place of JSON; columns that the engine does not know hold _
  --pretokenized  FILE is CoNLL-U of any ending: its sentences and words are kept, its lemmas and tags are not looked at,
                  nor is the language; each document (# newdoc) is one text

The engine has no parser and no factuality of events: "head", "deprel" and "events" are left out, and so is Factuality=….
An article in another language, or one too long, has a problem in its place (with --conllu, on standard error), one that
cannot be read a line on standard error; the rest go on, and the exit code is 1. Nothing is sent anywhere.`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean', default: false },
      conllu: { type: 'boolean', default: false },
      pretokenized: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(help);
  if (positionals.length === 0)
    throw new CommandError('Which articles? npm run --silent analyze -- FILE...');
  const progress = progressOf('texts');
  const analyze = values.pretokenized ? analyzeTreebanks : analyzeArticles;
  for (const line of analyze(positionals, values.conllu)) {
    process.stdout.write(line);
    progress.step();
  }
  progress.end();
}

function* analyzeArticles(files: readonly string[], asConllu: boolean): Generator<string> {
  for (const read of readArticles(files)) {
    if ('unread' in read) {
      complain(read.unread);
      continue;
    }
    const { article } = read;
    const unreadable = tooLong(article) ?? notEnglish(article);
    if (unreadable) process.exitCode = 1;
    if (unreadable && asConllu) complain(`${article.id}: ${unreadable.problem.detail}`);
    else if (unreadable) yield jsonLine(unreadable);
    else if (asConllu) yield conlluOf(article.id, readText(article.text));
    else yield jsonLine(analysisOf(article.id, readText(article.text)));
  }
}

function* analyzeTreebanks(files: readonly string[], asConllu: boolean): Generator<string> {
  for (const file of files) {
    try {
      const content = readFileSync(file === '-' ? 0 : file, 'utf8');
      const name = file === '-' ? 'stdin' : basename(file, extname(file));
      for (const { id, read, conllu } of readConllu(name, content))
        yield asConllu ? conllu : jsonLine(analysisOf(id, read));
    } catch (error) {
      complain(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

const jsonLine = (value: object) => `${JSON.stringify(value)}\n`;

function complain(what: string): void {
  console.error(what);
  process.exitCode = 1;
}

await runCommand(main);
