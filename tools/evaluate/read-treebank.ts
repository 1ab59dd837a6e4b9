import { CommandError } from '../command-error.ts';

/** A word of a treebank; what its file does not say is `_`, a head it does not give is undefined. */
export interface TreebankWord {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly lemma: string;
  readonly upos: string;
  readonly xpos: string;
  /** Index of the head in the sentence, -1 for the root. */
  readonly head: number | undefined;
  readonly feats: string;
  readonly deprel: string;
  readonly misc: string;
}

export interface TreebankSentence {
  readonly paragraph: number;
  readonly words: readonly TreebankWord[];
  /** The lines as they stood in the file, with the index of the word that each of them holds. */
  readonly lines: readonly { readonly line: string; readonly word?: number }[];
}

/** A document of a treebank; offsets count UTF-16 units in `text`. */
export interface TreebankDocument {
  readonly id: string;
  readonly text: string;
  readonly sentences: readonly TreebankSentence[];
}

interface Draft {
  readonly id: string;
  readonly sentences: TreebankSentence[];
  text: string;
}

/**
 * Reads CoNLL-U, which https://universaldependencies.org/format.html describes; documents are parted by `# newdoc`.
 *
 * The text is put together from the words and `SpaceAfter`, paragraphs (`# newpar`) parted by a blank line; a contraction
 * stands as its parts are written, and empty nodes are left out.
 *
 * @throws CommandError for a line that is no CoNLL-U
 */
export function* readTreebank(name: string, content: string): Generator<TreebankDocument> {
  let draft: Draft = { id: name, sentences: [], text: '' };
  let paragraph = -1;
  for (const block of blocksOf(content)) {
    const document = block.find((line) => line.startsWith('# newdoc'));
    if (document !== undefined) {
      if (draft.sentences.length > 0) yield documentOf(draft);
      draft = {
        id: /id = (.+)/.exec(document)?.[1]?.trim() ?? name,
        sentences: [],
        text: '',
      };
      paragraph = -1;
    }
    if (paragraph < 0 || block.some((line) => line.startsWith('# newpar'))) {
      paragraph++;
      draft.text = draft.text === '' ? '' : `${draft.text.trimEnd()}\n\n`;
    }
    const sentence = readSentence(block, paragraph, draft);
    if (sentence.words.length > 0) draft.sentences.push(sentence);
  }
  if (draft.sentences.length > 0) yield documentOf(draft);
}

const documentOf = ({ id, text, sentences }: Draft): TreebankDocument => ({
  id,
  text: text.trimEnd(),
  sentences,
});

function blocksOf(content: string): string[][] {
  const blocks: string[][] = [[]];
  for (const line of content.split('\n')) {
    if (line.trim() === '') blocks.push([]);
    else blocks.at(-1)?.push(line.trimEnd());
  }
  return blocks.filter((lines) => lines.length > 0);
}

function readSentence(block: readonly string[], paragraph: number, draft: Draft): TreebankSentence {
  const lines: { line: string; word?: number }[] = [];
  const words: TreebankWord[] = [];
  let contraction = { last: 0, misc: '' };
  for (const line of block) {
    const columns = line.startsWith('#') ? undefined : columnsOf(line);
    if (!columns) {
      lines.push({ line });
      continue;
    }
    const [
      id = '',
      text = '',
      lemma = '_',
      upos = '_',
      xpos = '_',
      feats = '_',
      head,
      deprel = '_',
    ] = columns;
    const misc = columns[9] ?? '_';
    if (id.includes('.')) continue;
    if (id.includes('-')) {
      contraction = { last: Number(id.split('-')[1]), misc };
      lines.push({ line });
      continue;
    }
    lines.push({ line, word: words.length });
    const start = draft.text.length;
    words.push({
      ...{ start, end: start + text.length, text, lemma, upos, xpos, feats },
      ...{ head: head === '_' ? undefined : Number(head) - 1, deprel, misc },
    });
    draft.text += isGlued(Number(id), misc, contraction) ? text : `${text} `;
  }
  return { paragraph, words, lines };
}

const isGlued = (id: number, misc: string, contraction: { last: number; misc: string }) =>
  id < contraction.last ||
  isUnspaced(misc) ||
  (id === contraction.last && isUnspaced(contraction.misc));

const isUnspaced = (misc: string) => misc.split('|').includes('SpaceAfter=No');

function columnsOf(line: string): string[] {
  const columns = line.split('\t');
  const [id = '', form = ''] = columns;
  if (columns.length !== 10 || !/^\d+(?:[-.]\d+)?$/.test(id) || form === '')
    throw new CommandError(`is not a line of CoNLL-U: ${line.slice(0, 80)}`);
  return columns;
}
