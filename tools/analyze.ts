import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { parseArgs } from 'node:util';
import { notEnglish } from '../shared/digests/embedded-extractor.ts';
import { extractFacts } from '../shared/facts/extract-facts.ts';
import { englishEngine } from '../shared/language/english-engine.ts';
import type { ReadText } from '../shared/language/sentence.ts';
import { analysisOf } from './analysis.ts';
import { CommandError, runCommand } from './command-error.ts';
import { conlluOf, treebankConllu } from './conllu.ts';
import { readTreebank } from './evaluate/read-treebank.ts';
import { progressOf } from './progress.ts';
import { readArticles } from './read-articles.ts';
import { tooLong } from './too-long.ts';
import { treePictures } from './tree-picture.ts';

const help = `Prints what the language engine saw in each article, one JSON object a line: sentences with their tokens, trees and events,
entities, statements.

  npm run --silent analyze -- [--conllu | --tree] [--pretokenized] FILE...

  FILE            .txt (title, blank line, body), .json, .jsonl (one article a line) or .html; - is standard input
  --conllu        print CoNLL-U in place of JSON; columns that the engine does not know hold _
  --tree          print the trees as pictures, for people
  --pretokenized  FILE is CoNLL-U of any ending: its sentences and words are kept, its lemmas, tags and trees are not looked at,
                  nor is the language; each document (# newdoc) is one text; with --conllu a word whose MISC holds Event=Yes
                  gets Factuality=… there, from -3 (certainly did not happen) to 3 (certainly happened)

"head" is an index in the sentence, -1 for the root; labels are those of Universal Dependencies. "factuality" of an event
runs from -3 (certainly did not happen) over 0 (unknown) to 3 (certainly happened).
An article in another language, or one too long, has a problem in its place (with --conllu and --tree, on standard error), one
that cannot be read a line on standard error; the rest go on, and the exit code is 1. Nothing is sent anywhere.`;

type Form = 'json' | 'conllu' | 'tree';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean', default: false },
      conllu: { type: 'boolean', default: false },
      tree: { type: 'boolean', default: false },
      pretokenized: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(help);
  if (values.conllu && values.tree) throw new CommandError('Either --conllu or --tree, not both');
  if (positionals.length === 0)
    throw new CommandError('Which articles? npm run --silent analyze -- FILE...');
  const progress = progressOf('texts');
  const form = values.conllu ? 'conllu' : values.tree ? 'tree' : 'json';
  const analyze = values.pretokenized ? analyzeTreebanks : analyzeArticles;
  for (const line of analyze(positionals, form)) {
    process.stdout.write(line);
    progress.step();
  }
  progress.end();
}

function* analyzeArticles(files: readonly string[], form: Form): Generator<string> {
  for (const read of readArticles(files)) {
    if ('unread' in read) {
      complain(read.unread);
      continue;
    }
    const { id, text } = read.article;
    const unreadable = tooLong(read.article) ?? notEnglish(read.article);
    if (unreadable) process.exitCode = 1;
    if (unreadable && form !== 'json') complain(`${id}: ${unreadable.problem.detail}`);
    else if (unreadable) yield jsonLine(unreadable);
    else if (form === 'conllu') yield conlluOf(id, englishEngine().read(text));
    else yield shown(id, englishEngine().read(text), form);
  }
}

function* analyzeTreebanks(files: readonly string[], form: Form): Generator<string> {
  for (const file of files) {
    try {
      const content = readFileSync(file === '-' ? 0 : file, 'utf8');
      const name = file === '-' ? 'stdin' : basename(file, extname(file));
      for (const { id, text, sentences } of readTreebank(name, content)) {
        const read = englishEngine().readPretokenized(text, sentences);
        yield form === 'conllu' ? treebankConllu(sentences, read) : shown(id, read, form);
      }
    } catch (error) {
      complain(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

function shown(id: string, read: ReadText, form: 'json' | 'tree'): string {
  if (form === 'tree') return `${treePictures(read)}\n`;
  const { statements } = extractFacts(read);
  return jsonLine(analysisOf(id, read, statements));
}

const jsonLine = (value: object) => `${JSON.stringify(value)}\n`;

function complain(what: string): void {
  console.error(what);
  process.exitCode = 1;
}

await runCommand(main);
