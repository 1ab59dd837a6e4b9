import { readFileSync } from 'node:fs';
import {
  type ReadText,
  type Sentence,
  type Token,
  wordAt,
} from '../../../shared/language/sentence.ts';
import type { PartOfSpeech } from '../../../shared/language/token.ts';

/** A mention as GUM marks it. */
export interface GoldMention {
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
  readonly head: number;
  /** Which entity of the document it is. */
  readonly id: string;
  /** GUM's kind: "person", "organization", "place". */
  readonly kind: string;
  readonly isGroup: boolean;
}

export interface GumDocument {
  readonly id: string;
  readonly genre: string;
  /** As the engine reads a text, but with the gold tree and without names. */
  readonly read: ReadText;
  readonly mentions: readonly GoldMention[];
}

/** Reads a treebank file with GUM's `Entity=` annotations, https://gucorpling.org/gum. */
export function readGum(file: string): GumDocument[] {
  const documents: GumDocument[] = [];
  for (const part of readFileSync(file, 'utf8')
    .split(/^# newdoc id = /mu)
    .slice(1)) {
    const id = part.slice(0, part.indexOf('\n')).trim();
    const genre = /# meta::genre = (.+)/u.exec(part)?.[1] ?? '';
    documents.push(documentFrom(id, genre, part));
  }
  return documents;
}

function documentFrom(id: string, genre: string, part: string): GumDocument {
  let text = '';
  let paragraph = -1;
  const sentences: Sentence[] = [];
  const mentions: GoldMention[] = [];
  const open: { id: string; kind: string; sentence: number; first: number }[] = [];
  for (const block of part.split(/\n\n/u)) {
    if (/^# newpar\s*$/mu.test(block)) paragraph++;
    const rows = block
      .split('\n')
      .map((line) => line.split('\t'))
      .filter((cells) => cells.length === 10);
    if (rows.length === 0) continue;
    const tokens: Token[] = [];
    let gluedUntil = 0;
    let isGluedAfter = false;
    const closed: Omit<GoldMention, 'head' | 'isGroup'>[] = [];
    for (const [
      number = '',
      form = '',
      lemma = '',
      upos = '',
      xpos = '',
      ,
      head = '',
      deprel = '',
      ,
      misc = '',
    ] of rows) {
      if (number.includes('.')) continue;
      const isUnspaced = misc.includes('SpaceAfter=No');
      if (number.includes('-')) {
        gluedUntil = Number(number.split('-')[1]);
        isGluedAfter = isUnspaced;
        continue;
      }
      const index = tokens.length;
      tokens.push({
        ...wordAt(form, text.length),
        index,
        lemma,
        upos: upos as PartOfSpeech,
        xpos,
        head: Number(head) - 1,
        deprel,
        factuality: 0,
      });
      const at = Number(number);
      const isGlued = at < gluedUntil || (at === gluedUntil ? isGluedAfter : isUnspaced);
      text += isGlued ? form : `${form} `;
      const marks = /(?:^|\|)Entity=([^|]*)/u.exec(misc)?.[1] ?? '';
      for (const [mark] of marks.matchAll(/\([^()]+\)?|[^()]+\)/gu)) {
        const [name = '', kind = ''] = mark.replace(/[()]/gu, '').split('-');
        if (mark.startsWith('('))
          open.push({ id: name, kind, sentence: sentences.length, first: index });
        if (mark.endsWith(')')) {
          const from = open.findLastIndex((one) => one.id === name);
          const [one] = from < 0 ? [] : open.splice(from, 1);
          if (one && one.sentence === sentences.length) closed.push({ ...one, last: index });
        }
      }
    }
    for (const mention of closed) {
      const inside = tokens.slice(mention.first, mention.last + 1);
      const head =
        inside.find((token) => token.head < mention.first || token.head > mention.last)?.index ??
        mention.first;
      const isGroup = inside.some((token) => token.head === head && token.deprel === 'conj');
      mentions.push({ ...mention, head, isGroup });
    }
    const [first, last] = [tokens[0], tokens.at(-1)];
    sentences.push({
      index: sentences.length,
      paragraph: Math.max(0, paragraph),
      start: first?.start ?? 0,
      end: last?.end ?? 0,
      tokens,
    });
  }
  return {
    id,
    genre,
    read: { text, sentences, quotations: quotationsOf(text), entities: [] },
    mentions,
  };
}

function quotationsOf(text: string) {
  return [...text.matchAll(/["“]([^"“”]{2,2000})["”]/gu)].map(({ index, 1: inside = '' }) => ({
    start: index + 1,
    end: index + 1 + inside.length,
  }));
}
