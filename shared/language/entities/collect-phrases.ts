import type { Stretch, Token } from '../sentence.ts';
import type { Gathered } from './gather-entities.ts';
import { collectiveNouns, femaleNouns, maleNouns, personNouns } from './noun-lists.ts';
import { isRole } from './role-nouns.ts';
import { headOfSpan, relationOf, type Tree } from './tree.ts';

export type Gender = 'female' | 'male';
export type Animacy = 'person' | 'thing' | 'unknown';

/** A noun phrase or pronoun of the third person: what a pronoun may go back to. */
export interface Phrase {
  readonly tree: Tree;
  readonly head: Token;
  readonly kind: 'name' | 'noun' | 'pronoun';
  /** Place in the text among all tokens. */
  readonly at: number;
  readonly gathered?: Gathered;
  readonly isPlural: boolean;
  /** A single noun for several people: "the team". */
  readonly isCollective: boolean;
  /** Stands for all that are joined to it by "and". */
  readonly isGroup: boolean;
  readonly gender?: Gender;
  readonly animacy: Animacy;
  readonly definite: 'the' | 'a' | 'possessed' | 'bare';
  /** Which quotation it stands in, -1 for none. */
  readonly quotation: number;
}

const pronouns = new Map<
  string,
  { readonly isPlural: boolean; readonly gender?: Gender; readonly animacy: Animacy }
>();
for (const word of 'he him his himself'.split(' '))
  pronouns.set(word, { isPlural: false, gender: 'male', animacy: 'person' });
for (const word of 'she her hers herself'.split(' '))
  pronouns.set(word, { isPlural: false, gender: 'female', animacy: 'person' });
for (const word of 'it its itself'.split(' '))
  pronouns.set(word, { isPlural: false, animacy: 'thing' });
for (const word of 'they them their theirs themselves'.split(' '))
  pronouns.set(word, { isPlural: true, animacy: 'unknown' });

/** Finds the phrases of a text in order. A coordination ("X and Y") stands twice: as its first part and as the group. */
export function collectPhrases(
  trees: readonly Tree[],
  gathered: readonly Gathered[],
  quotations: readonly Stretch[],
): Phrase[] {
  const nameAt = new Map<Token, Gathered>();
  for (const one of gathered)
    for (const { sentence, first, last } of one.spans) {
      const head = sentence.tokens[headOfSpan(sentence.tokens, first, last)];
      if (!head) continue;
      nameAt.set(head, one);
      // "The press secretary, Pat Ryder": the noun and the name are one.
      const noun = sentence.tokens[head.head];
      if (noun && isTitleOf(noun, head, one)) nameAt.set(noun, one);
    }
  const phrases: Phrase[] = [];
  let at = 0;
  let quotation = 0;
  for (const tree of trees)
    for (const head of tree.tokens) {
      at++;
      while ((quotations[quotation]?.end ?? Number.POSITIVE_INFINITY) <= head.start) quotation++;
      const isQuoted = (quotations[quotation]?.start ?? Number.POSITIVE_INFINITY) <= head.start;
      phrases.push(...phrasesAt(tree, head, at, isQuoted ? quotation : -1, nameAt.get(head)));
    }
  return phrases;
}

const isTitleOf = (noun: Token, name: Token, { entity }: Gathered) =>
  noun.index < name.index &&
  noun.upos === 'NOUN' &&
  noun.xpos !== 'NNS' &&
  entity.type === 'person' &&
  (name.deprel === 'appos' || name.deprel === 'flat') &&
  isRole(noun.lemma.toLowerCase());

const inside = new Set([
  'flat',
  'nmod:desc',
  'compound',
  'fixed',
  'goeswith',
  'amod',
  'punct',
  'case',
  'cc',
  'det',
]);

function phrasesAt(
  tree: Tree,
  head: Token,
  at: number,
  quotation: number,
  gathered: Gathered | undefined,
): Phrase[] {
  const pronoun = head.upos === 'PRON' ? pronouns.get(head.lower) : undefined;
  const place = { tree, head, at, quotation };
  if (pronoun)
    return head.deprel.startsWith('expl')
      ? []
      : [
          {
            ...place,
            ...pronoun,
            kind: 'pronoun',
            isGroup: false,
            isCollective: false,
            definite: 'the',
          },
        ];
  if (
    !gathered &&
    (!['NOUN', 'PROPN'].includes(head.upos) ||
      inside.has(relationOf(head)) ||
      inside.has(head.deprel))
  )
    return [];
  if (gathered && gathered.entity.type === 'demonym' && head.upos === 'ADJ') return [];
  const own = tree.dependents[head.index] ?? [];
  const lemma = head.lemma.toLowerCase();
  const isPlural =
    head.xpos === 'NNS' ||
    (head.xpos === 'NNPS' && !gathered) ||
    (gathered?.entity.type === 'demonym' && /s$/u.test(head.text));
  const gender = gathered ? gathered.entity.gender : genderOf(lemma);
  const phrase: Phrase = {
    ...place,
    kind: gathered ? 'name' : 'noun',
    ...(gathered && { gathered }),
    isPlural,
    isCollective: gathered
      ? !['person', 'place', 'other'].includes(gathered.entity.type)
      : collectiveNouns.has(lemma),
    isGroup: false,
    ...(gender && { gender }),
    animacy: gathered ? animacyOfName(gathered) : animacyOfNoun(lemma, head),
    definite: definiteness(own),
  };
  const isJoined = own.some(({ deprel, index }) => deprel === 'conj' && index > head.index);
  return isJoined
    ? [phrase, { ...phrase, isGroup: true, isPlural: true, isCollective: false }]
    : [phrase];
}

const genderOf = (lemma: string): Gender | undefined =>
  femaleNouns.has(lemma) ? 'female' : maleNouns.has(lemma) ? 'male' : undefined;

function animacyOfName({ entity: { type } }: Gathered): Animacy {
  if (type === 'person') return 'person';
  return type === 'other' || type === 'demonym' ? 'unknown' : 'thing';
}

const agentive = /(?:er|or|ist|ant|ian|man|woman|person|ee)$/u;

function animacyOfNoun(lemma: string, { xpos }: Token): Animacy {
  const last = lemma.split('-').at(-1) ?? lemma;
  if (personNouns.has(last) || isRole(last)) return 'person';
  return agentive.test(last) && xpos.startsWith('NN') ? 'unknown' : 'thing';
}

function definiteness(own: readonly Token[]): Phrase['definite'] {
  for (const { lower, deprel } of own) {
    if (deprel === 'nmod:poss') return 'possessed';
    if (deprel === 'det')
      return ['a', 'an', 'some', 'another', 'any', 'no'].includes(lower) ? 'a' : 'the';
  }
  return 'bare';
}
