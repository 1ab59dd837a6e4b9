import {
  type EntityMention,
  type ReadText,
  type Sentence,
  type Token,
  wordAt,
} from '../../../shared/language/sentence.ts';
import type { PartOfSpeech } from '../../../shared/language/token.ts';

/**
 * A text from hand-written trees: a sentence per string, its words as `form/TAG/head/deprel`, the head counted from 1, 0 for the root.
 *
 * Tags are those of the Penn Treebank; parts of speech and lemmas are derived as far as the rules look at them.
 */
export function readTree(...sentences: readonly string[]): ReadText {
  let text = '';
  const entities: EntityMention[] = [];
  const read = sentences.map((line, index): Sentence => {
    const start = text.length;
    const tokens = line
      .trim()
      .split(/\s+/u)
      .map((cell, at): Token => {
        const [form = '', xpos = '', head = '0', deprel = 'root'] = cell.split('/');
        if (/^[,.;:?!)]$|^['’]s$/u.test(form)) text = text.trimEnd();
        const word = wordAt(form, text.length);
        text += form === '(' ? form : `${form} `;
        return {
          ...word,
          index: at,
          lemma: lemmaOf(word.lower, xpos),
          upos: partOfSpeech(xpos, deprel),
          xpos,
          head: Number(head) - 1,
          deprel,
          factuality: 0,
        };
      });
    return { index, paragraph: index, start, end: tokens.at(-1)?.end ?? start, tokens };
  });
  const quotations = [...text.matchAll(/“([^”]*)”/gu)].map(({ index, 1: inside = '' }) => ({
    start: index + 1,
    end: index + 1 + inside.length,
  }));
  return { text, sentences: read, quotations, entities };
}

function lemmaOf(lower: string, xpos: string): string {
  if (xpos === 'NNS') return lower.replace(/men$/u, 'man').replace(/ies$/u, 'y').replace(/s$/u, '');
  return /^(?:is|was|are|were|be)$/u.test(lower) ? 'be' : lower;
}

const tags: Readonly<Record<string, PartOfSpeech>> = {
  NNP: 'PROPN',
  NNPS: 'PROPN',
  NN: 'NOUN',
  NNS: 'NOUN',
  JJ: 'ADJ',
  DT: 'DET',
  IN: 'ADP',
  CC: 'CCONJ',
  CD: 'NUM',
  RB: 'ADV',
  TO: 'PART',
  POS: 'PART',
  PRP: 'PRON',
  PRP$: 'PRON',
  WP: 'PRON',
  WDT: 'PRON',
  MD: 'AUX',
  ',': 'PUNCT',
  '.': 'PUNCT',
};

const partOfSpeech = (xpos: string, deprel: string): PartOfSpeech => {
  if (deprel === 'cop' || deprel.startsWith('aux')) return 'AUX';
  return tags[xpos] ?? (xpos.startsWith('VB') ? 'VERB' : 'PUNCT');
};
