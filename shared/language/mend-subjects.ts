import {
  firstBefore,
  hasSubject,
  hasTense,
  isAbove,
  isNominal,
  isSubjectOrMark,
  type Mend,
  reach,
  rehang,
  tellers,
  wordBefore,
} from './mending.ts';
import type { Token } from './sentence.ts';
import { isTimeWord } from './time-words.ts';

/** Faults that give a clause the wrong subject, or none. */
export const subjectMends: readonly Mend[] = [
  {
    id: 'subject-read-as-object',
    example: 'They believed a box filled with nails had exploded.',
    mend: (tokens, at) => {
      const verb = tokens[at];
      if (verb?.deprel !== 'ccomp' || verb.head < 0 || verb.head > at) return;
      const below = tokens.filter(({ head }) => head === at);
      if (!hasTense(verb, below) || below.some(isSubjectOrMark)) return;
      const objects = tokens.filter(
        (token) => token.head === verb.head && isObject(token) && isBetween(token, verb.head, at),
      );
      // "Told reporters would" has lost its subject; the reporters are not it.
      const object = objects.at(-1);
      if (!object || (tellers.has(tokens[verb.head]?.lemma ?? '') && objects.length < 2)) return;
      // "Wrote 17 books, produced eight films": one comma parts two verbs, a pair of them only sets something in.
      const commas = tokens.slice(object.index, at).filter(({ text }) => text === ',');
      if (commas.length === 1) return;
      const isPassive = below.some(({ deprel }) => deprel === 'aux:pass');
      rehang(tokens, object.index, at, isPassive ? 'nsubj:pass' : 'nsubj');
      const that = tokens.find(
        ({ head, lower, xpos }) => head === object.index && lower === 'that' && xpos === 'IN',
      );
      if (that) rehang(tokens, that.index, at, 'mark');
    },
  },
  {
    id: 'time-between-subject-and-verb',
    example: 'The police on Monday arrested two men.',
    mend: (tokens, at) => {
      const time = tokens[at];
      if (!time?.deprel.startsWith('nmod') || !isTimeWord(time.lower) || time.head > at) return;
      let noun = time.head;
      for (let step = 0; step < 4 && /^(?:nmod|flat|compound)/.test(deprelAt(tokens, noun)); step++)
        noun = tokens[noun]?.head ?? -1;
      const subject = tokens[noun];
      if (!subject?.deprel.startsWith('nsubj') || subject.head < at) return;
      const next = tokens[at + 1];
      if (next?.index === subject.head || (next?.upos === 'AUX' && next.head === subject.head))
        rehang(tokens, at, subject.head, 'obl');
    },
  },
  {
    id: 'subject-behind-opening',
    example: 'On a busy day for travellers, Orsa Airport closed its runways.',
    mend: (tokens, at) => {
      const verb = tokens[at];
      if (!verb || !['VERB', 'AUX'].includes(verb.upos) || verb.deprel.startsWith('aux')) return;
      const isOfVerb = (token: Token) =>
        token.head === at && /^(?:aux|advmod)/.test(token.deprel) && token.index < at;
      let last = at - 1;
      while (last > 0 && isOfVerb(tokens[last] as Token)) last--;
      const comma = firstBefore(
        tokens,
        last + 1,
        ({ text, upos }) => text === ',' || upos === 'VERB',
      );
      if (comma === undefined || tokens[comma]?.text !== ',') return;
      const heads = tokens
        .slice(comma + 1, last + 1)
        .filter(({ head }) => head <= comma || head > last);
      const [noun] = heads;
      if (heads.length !== 1 || !noun || !isNominal(noun) || isTimeWord(noun.lower)) return;
      const below = tokens.filter(({ head }) => head === at);
      if (!hasTense(verb, below) || below.some(isSubjectOrMark)) return;
      if (below.some(({ deprel, index }) => index < at && (deprel === 'cc' || deprel === 'cop')))
        return;
      if (tokens.some(({ head, deprel }) => head === noun.index && /^(?:case|cop)/.test(deprel)))
        return;
      // Something stood before it that is no part of it: "On a busy day …,".
      if (noun.head > comma ? noun.head !== at : !isAbove(tokens, at, noun.head)) return;
      const isPassive = below.some(({ deprel }) => deprel === 'aux:pass');
      rehang(tokens, noun.index, at, isPassive ? 'nsubj:pass' : 'nsubj');
    },
  },
  {
    id: 'subject-read-into-opening',
    example: 'Answering Dahl, Colonel Emil Lund closed the camp.',
    mend: (tokens, at) => {
      const name = tokens[at];
      if (!name || !isNominal(name) || name.deprel !== 'conj' || name.head > at) return;
      if (tokens.some(({ deprel, head }) => head === at && deprel === 'cc')) return;
      const before = wordBefore(tokens, at) ?? -1;
      if (![tokens[before], tokens[before + 1]].some((token) => token?.text === ',')) return;
      const verb = tokens.find(
        ({ index, upos, head, deprel }) =>
          index > at && upos === 'VERB' && (head < 0 || deprel === 'ccomp'),
      );
      if (!verb || !isAbove(tokens, verb.index, at) || hasSubject(tokens, verb.index)) return;
      if (
        !hasTense(
          verb,
          tokens.filter(({ head }) => head === verb.index),
        )
      )
        return;
      const opening = tokens.find(
        ({ head, deprel, index }) =>
          head === verb.index && deprel === 'advcl' && isAbove(tokens, index, at),
      );
      if (opening && opening.index < at) rehang(tokens, at, verb.index, 'nsubj');
    },
  },
  {
    id: 'police-read-into-a-name',
    example: 'The man police arrested was let go.',
    mend: (tokens, at) => {
      const [noun, police] = [tokens[at - 1], tokens[at]];
      if (police?.lower !== 'police' || noun?.upos !== 'NOUN' || noun.head !== at) return;
      const deed = tokens.find(
        ({ head, deprel, index, xpos }) =>
          head === at && deprel.startsWith('acl') && index > at && /^VB[DN]/.test(xpos),
      );
      if (!deed || noun.deprel !== 'compound') return;
      tokens[noun.index] = { ...noun, head: police.head, deprel: police.deprel };
      tokens[deed.index] = { ...deed, head: noun.index, deprel: 'acl:relcl' };
      tokens[at] = { ...police, head: deed.index, deprel: 'nsubj' };
      for (const { index, head, deprel } of tokens)
        if (head === at && index < at) rehang(tokens, index, noun.index, deprel);
    },
  },
  {
    id: 'name-behind-joined-titles',
    example: 'The musician and painter Ole Brandt died.',
    mend: (tokens, at) => {
      const [title, name] = [tokens[at - 1], tokens[at]];
      if (name?.upos !== 'PROPN' || name.head !== at - 1 || name.deprel !== 'flat') return;
      const first = tokens[title?.head ?? -1];
      if (title?.upos !== 'NOUN' || title.deprel !== 'conj' || first?.upos !== 'NOUN') return;
      tokens[at] = { ...name, head: first.head, deprel: first.deprel };
      tokens[first.index] = { ...first, head: at, deprel: 'nmod:desc' };
      for (const { index, head } of tokens)
        if (head === title.index && index > at) rehang(tokens, index, at, 'flat');
    },
  },
  {
    id: 'name-joined-to-its-title',
    example: 'Former soldier and veteran Emil Dahl died.',
    mend: (tokens, at) => {
      const name = tokens[at];
      const first = tokens[name?.head ?? -1];
      if (name?.upos !== 'PROPN' || name.deprel !== 'conj' || first?.xpos !== 'NN') return;
      const second = tokens[at - 1];
      if (second?.upos !== 'NOUN' || second.head !== at || second.deprel !== 'nmod:desc') return;
      // "The driver and Mayor Ana Ruiz" are two.
      const isParted = tokens.some(
        ({ head, deprel, text, index }) =>
          (head === first.index && deprel === 'det') ||
          (text === ',' && index > first.index && index < at),
      );
      if (isParted) return;
      tokens[at] = { ...name, head: first.head, deprel: first.deprel };
      tokens[first.index] = { ...first, head: at, deprel: 'nmod:desc' };
      rehang(tokens, second.index, first.index, 'conj');
    },
  },
  {
    id: 'subject-read-as-circumstance',
    example: 'On Friday the legislature, the Great Council, voted.',
    mend: (tokens, at) => {
      const [noun, verb] = [tokens[at], tokens[tokens[at]?.head ?? -1]];
      if (noun?.deprel !== 'obl' || !isNominal(noun) || isTimeWord(noun.lower)) return;
      if (verb?.upos !== 'VERB' || verb.index < at) return;
      if (tokens.some(({ head, deprel }) => head === at && /^(?:case|advmod|nummod)/.test(deprel)))
        return;
      const below = tokens.filter(({ head }) => head === verb.index);
      if (!hasTense(verb, below) || below.some(isSubjectOrMark)) return;
      const isPassive = below.some(({ deprel }) => deprel === 'aux:pass');
      rehang(tokens, at, verb.index, isPassive ? 'nsubj:pass' : 'nsubj');
    },
  },
  {
    id: 'doing-as-subject',
    example: 'Replacing old lamps is expected to save power.',
    mend: (tokens, at) => {
      const doing = tokens[at];
      const isDoing = doing?.xpos === 'VBG' || (doing?.xpos === 'VB' && tokens[0]?.lower === 'to');
      if (!doing || !isDoing || doing.deprel !== 'advcl' || doing.head < at) return;
      const below = tokens.filter(({ head }) => head === doing.head);
      if (below.some((token) => isSubjectOrMark(token) && token.index !== at)) return;
      if (!hasTense(tokens[doing.head] as Token, below)) return;
      const isParted = tokens
        .slice(at, doing.head)
        .some(({ text, head }) => text === ',' && (head === at || head === doing.head));
      const isLed = tokens.some(
        ({ head, deprel, xpos }) =>
          head === at && xpos !== 'TO' && (/^(?:mark|case)/.test(deprel) || xpos === 'WRB'),
      );
      if (!isParted && !isLed) rehang(tokens, at, doing.head, 'csubj');
    },
  },
];

const deprelAt = (tokens: readonly Token[], at: number) => tokens[at]?.deprel ?? '';

const isObject = (token: Token) =>
  (token.deprel === 'obj' || token.deprel === 'iobj') && isNominal(token);

const isBetween = ({ index }: Token, from: number, to: number) =>
  index > from && index < to && to - index <= reach;
