import { findEntities } from '../shared/language/find-entities.ts';
import { findPhrases } from '../shared/language/find-phrases.ts';
import { findQuotations } from '../shared/language/find-quotations.ts';
import { wordOf } from '../shared/language/interim-find-tokens.ts';
import type { ReadText, Sentence, Stretch } from '../shared/language/read-text.ts';
import { tagWords } from '../shared/language/tag-words.ts';
import type { Word } from '../shared/language/token.ts';
import { CommandError } from './command-error.ts';
import { wordLine } from './conllu.ts';

/** A document of a treebank: its own sentences and words, tagged by our engine. */
export interface TreebankDocument {
  readonly id: string;
  readonly read: ReadText;
  /** Its sentences as they stood in the file, with our lemmas and parts of speech in the place of its own. */
  readonly conllu: string;
}

/** One line of a sentence; a contraction's line ("1-2") has no `word`. */
interface Row {
  readonly line: string;
  readonly id: string;
  readonly misc: string;
  readonly word?: Word;
}

interface Draft {
  readonly id: string;
  readonly sentences: { readonly rows: readonly Row[]; readonly paragraph: number }[];
  text: string;
}

/**
 * Reads CoNLL-U and tags the words that it holds; documents are parted by `# newdoc`, paragraphs by `# newpar`.
 *
 * The text is put together from the words, so that a contraction stands as its parts are written; empty nodes are left out.
 */
export function* readConllu(file: string, content: string): Generator<TreebankDocument> {
  let draft: Draft = { id: file, sentences: [], text: '' };
  let paragraph = 0;
  for (const block of content.replace(/\r\n/g, '\n').split(/\n(?:[ \t]*\n)+/)) {
    const lines = block.split('\n').filter((line) => line.trim() !== '');
    const start = lines.findIndex((line) => line.startsWith('# newdoc'));
    if (start >= 0) {
      if (draft.sentences.length > 0) yield documentFrom(draft);
      draft = {
        id: /id = (.+)/.exec(lines[start] ?? '')?.[1]?.trim() ?? file,
        sentences: [],
        text: '',
      };
    }
    if (lines.some((line) => line.startsWith('# newpar'))) paragraph++;
    const rows = rowsOf(lines, draft);
    if (rows.length > 0) draft.sentences.push({ rows, paragraph });
  }
  if (draft.sentences.length > 0) yield documentFrom(draft);
}

function rowsOf(lines: readonly string[], draft: Draft): Row[] {
  const rows: Row[] = [];
  let gluedUntil = 0;
  for (const line of lines) {
    if (line.startsWith('#')) {
      rows.push({ line, id: '', misc: '' });
      continue;
    }
    const [id = '', form = '', misc = ''] = columnsOf(line);
    if (id.includes('.')) continue;
    const [, lastOfContraction] = id.split('-');
    if (lastOfContraction !== undefined) {
      gluedUntil = Number(lastOfContraction);
      rows.push({ line, id, misc });
      continue;
    }
    const isGlued =
      Number(id) < gluedUntil || isUnspaced(misc) || isUnspaced(contractionOf(rows, id));
    rows.push({ line, id, misc, word: wordOf(form, draft.text.length) });
    draft.text += isGlued ? form : `${form} `;
  }
  return rows.some(({ word }) => word) ? rows : [];
}

function columnsOf(line: string): [string, string, string] {
  const columns = line.split('\t');
  const [id = '', form = ''] = columns;
  if (columns.length !== 10 || !/^\d+(?:[-.]\d+)?$/.test(id) || form === '')
    throw new CommandError(`is not a line of CoNLL-U: ${line.slice(0, 80)}`);
  return [id, form, columns[9] ?? ''];
}

const isUnspaced = (misc: string) => misc.split('|').includes('SpaceAfter=No');

/** The MISC column of the contraction that ends with the word `id`. */
const contractionOf = (rows: readonly Row[], id: string) =>
  rows.findLast((row) => row.id.endsWith(`-${id}`))?.misc ?? '';

function documentFrom({ id, sentences, text }: Draft): TreebankDocument {
  const tagged = sentences.map(({ rows, paragraph }) => {
    const tokens = tagWords(rows.flatMap(({ word }) => word ?? []));
    const stretch = { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 };
    return { ...stretch, paragraph, tokens, phrases: findPhrases(tokens) };
  });
  return {
    id,
    read: {
      text,
      sentences: tagged,
      quotations: paragraphsOf(tagged).flatMap((stretch) => findQuotations(text, stretch)),
      entities: tagged.flatMap(findEntities),
    },
    conllu: sentences.map(({ rows }, index) => blockOf(rows, tagged[index])).join(''),
  };
}

function paragraphsOf(sentences: readonly Sentence[]): Stretch[] {
  const stretches = new Map<number, Stretch>();
  for (const { paragraph, start, end } of sentences) {
    stretches.set(paragraph, { start: stretches.get(paragraph)?.start ?? start, end });
  }
  return [...stretches.values()];
}

function blockOf(rows: readonly Row[], sentence: Sentence | undefined): string {
  const tokens = new Map(sentence?.tokens.map((token) => [token.start, token]));
  const lines = rows.map(({ line, id, misc, word }) => {
    const token = word && tokens.get(word.start);
    return token ? wordLine(id, token, misc) : line;
  });
  return `${lines.join('\n')}\n\n`;
}
