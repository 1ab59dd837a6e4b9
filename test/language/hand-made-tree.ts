import { lemmatize } from '../../shared/language/lemmatize.ts';
import { type Token, wordAt } from '../../shared/language/sentence.ts';
import type { PartOfSpeech } from '../../shared/language/token.ts';

/** A tree from words as `form/UPOS/XPOS/head/deprel`, the head counted from 1, 0 for the root. */
export function handMadeTree(line: string): Token[] {
  let start = 0;
  return line
    .trim()
    .split(/\s+/u)
    .map((cell, index) => {
      const [form = '', upos = 'X', xpos = '', head = '0', deprel = 'root'] = cell.split('/');
      const word = wordAt(form, start);
      start = word.end + 1;
      return {
        ...word,
        index,
        lemma: lemmatize(form, upos, xpos),
        upos: upos as PartOfSpeech,
        ...{ xpos, head: Number(head) - 1, deprel, factuality: 0 },
      };
    });
}

/** The other way round, a word each. */
export const cellsOf = (tokens: readonly Token[]): string[] =>
  tokens.map(({ text, upos, xpos, head, deprel }) =>
    [text, upos, xpos, head + 1, deprel].join('/'),
  );

/** Whether every word hangs, over whatever others, on the one root. */
export function isOneTree(tokens: readonly Token[]): boolean {
  const roots = tokens.filter(({ head }) => head === -1);
  const reaches = new Int8Array(tokens.length);
  if (roots[0]) reaches[roots[0].index] = 1;
  return (
    roots.length === 1 &&
    tokens.every(({ index }) => {
      const way: number[] = [];
      let at = index;
      while (reaches[at] === 0 && way.length <= tokens.length) {
        way.push(at);
        at = tokens[at]?.head ?? -1;
      }
      for (const passed of way) if (reaches[at] === 1) reaches[passed] = 1;
      return reaches[at] === 1;
    })
  );
}
