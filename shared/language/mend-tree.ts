import { clauseMends } from './mend-clauses.ts';
import { markMends } from './mend-marks.ts';
import { speakerMends } from './mend-speakers.ts';
import { subjectMends } from './mend-subjects.ts';
import { titleMends } from './mend-titles.ts';
import {
  firstBefore,
  hasSubject,
  headOfNoun,
  isAbove,
  isNominal,
  type Mend,
  reach,
  rehang,
} from './mending.ts';
import type { Token } from './sentence.ts';

/** What a parser as small as ours gets wrong now and then, and the words themselves tell. */
export const mends: readonly Mend[] = [
  ...titleMends,
  {
    id: 'title-of-name',
    // The treebanks' label: https://universaldependencies.org/en/dep/nmod-desc.html
    example: 'Mayor Ana Ruiz said so.',
    mend: (tokens, at) => {
      const [title, name] = [tokens[at], tokens[at + 1]];
      if (!title || name?.upos !== 'PROPN' || !isNominal(title)) return;
      if (title.head !== name.head || title.deprel !== name.deprel || !borneOnce.has(title.deprel))
        return;
      rehang(tokens, at, at + 1, 'nmod:desc');
      for (let before = at - 1; before >= Math.max(0, at - reach); before--)
        if (tokens[before]?.head === at)
          rehang(tokens, before, at + 1, tokens[before]?.deprel ?? 'dep');
    },
  },
  {
    id: 'preposition-of-title',
    example: 'It burst, according to Mayor Ana Ruiz.',
    mend: (tokens, at) => {
      const preposition = tokens[at];
      const title = tokens[preposition?.head ?? -1];
      if (preposition?.deprel !== 'case' || title?.deprel !== 'nmod:desc') return;
      if (title.index > at && title.head > title.index) rehang(tokens, at, title.head, 'case');
    },
  },
  {
    id: 'name-in-apposition',
    example: 'The spokeswoman, Eva Lind, said so.',
    mend: (tokens, at) => {
      const name = tokens[at];
      if (name?.deprel !== 'nsubj' || name.upos !== 'PROPN' || tokens[at - 1]?.text !== ',') return;
      const first = firstBefore(
        tokens,
        at - 1,
        (token) => token.head === name.head && token.deprel === 'nsubj' && isNominal(token),
      );
      if (first !== undefined && name.head > at) rehang(tokens, at, first, 'appos');
    },
  },
  {
    id: 'role-in-apposition',
    example: "Ana Ruiz, the firm's press secretary, said so.",
    mend: (tokens, at) => {
      const role = tokens[at];
      if (role?.deprel !== 'nsubj' || role.upos !== 'NOUN' || tokens[at + 1]?.text !== ',') return;
      const comma = firstBefore(tokens, at, ({ text, upos }) => text === ',' || upos === 'VERB');
      if (comma === undefined || tokens[comma]?.text !== ',') return;
      let name = comma - 1;
      while (tokens[name]?.deprel === 'flat' && name > comma - reach) name--;
      const named = tokens[name];
      if (named?.upos !== 'PROPN' || named.deprel !== 'nsubj' || named.head !== role.head) return;
      if (role.head > at) rehang(tokens, at, name, 'appos');
    },
  },
  {
    id: 'relative-clause-of-subject',
    example: 'Ana Ruiz, who was elected in May, said so.',
    mend: (tokens, at) => {
      const verb = tokens[at];
      if (!verb || !['ccomp', 'advcl'].includes(verb.deprel)) return;
      const pronoun = firstBefore(
        tokens,
        at,
        (token) => token.head === at && ['who', 'which'].includes(token.lower),
      );
      if (pronoun === undefined || tokens[pronoun - 1]?.text !== ',') return;
      const noun = headOfNoun(tokens, pronoun - 2);
      if (noun !== undefined && noun !== at) rehang(tokens, at, noun, 'acl:relcl');
    },
  },
  {
    id: 'content-of-telling',
    example: 'She told the Herald that the minister had not been informed.',
    mend: (tokens, at) => {
      const verb = tokens[at];
      const listener = verb && tokens[verb.head];
      if (verb?.deprel !== 'acl:relcl' || !listener || !['iobj', 'obj'].includes(listener.deprel))
        return;
      if (!tellers.has(tokens[listener.head]?.lemma ?? '')) return;
      const below = tokens.filter(({ head }) => head === at);
      const hasMark = below.some(({ lower, deprel }) => lower === 'that' && deprel === 'mark');
      if (hasMark && below.some(({ deprel }) => deprel.startsWith('nsubj')))
        rehang(tokens, at, listener.head, 'ccomp');
    },
  },
  ...speakerMends,
  {
    id: 'verb-tagged-as-noun',
    example: 'The bank plans to open ten branches.',
    mend: (tokens, at) => {
      const token = tokens[at];
      if (token?.upos !== 'NOUN' || !token.xpos.startsWith('VB')) return;
      const isHead = tokens.some(
        ({ head, deprel }) => head === at && /^(?:nsubj|xcomp|mark|aux)/.test(deprel),
      );
      if (isHead || ['root', 'ccomp', 'xcomp'].includes(token.deprel))
        tokens[at] = { ...token, upos: 'VERB' };
    },
  },
  {
    id: 'participle-read-as-noun',
    example: 'The dam had burst.',
    mend: (tokens, at) => {
      const [helper, verb] = [tokens[at], tokens[at + 1]];
      if (helper?.lemma !== 'have' || verb?.upos !== 'NOUN') return;
      if (helper.upos !== 'VERB' && helper.upos !== 'AUX') return;
      if (
        !unchanging.has(verb.lower) ||
        isAbove(tokens, at + 1, at) ||
        tokens.some(({ head, deprel }) => head === at + 1 && /^(?:det|amod|nmod)/.test(deprel))
      )
        return;
      const { head, deprel } = helper;
      tokens[at + 1] = { ...verb, upos: 'VERB', xpos: 'VBN', lemma: verb.lower, head, deprel };
      tokens[at] = { ...helper, upos: 'AUX', head: at + 1, deprel: 'aux' };
      for (const token of tokens)
        if (token.head === at && token.index !== at + 1)
          tokens[token.index] = { ...token, head: at + 1 };
    },
  },
  {
    id: 'owner-as-subject',
    example: "It was Norland's doing.",
    mend: (tokens, at) => {
      const [owner, mark] = [tokens[at], tokens[at + 1]];
      const owned = owner && tokens[owner.head];
      if (owner?.deprel !== 'nsubj' || mark?.xpos !== 'POS' || mark.head !== at) return;
      if (owned?.xpos !== 'VBG' || owned.index < at) return;
      tokens[at] = { ...owner, deprel: 'nmod:poss' };
      tokens[owned.index] = { ...owned, upos: 'NOUN', xpos: 'NN', lemma: owned.lower };
    },
  },
  {
    id: 'noun-read-as-verb',
    example: 'Police said they found human remains.',
    mend: (tokens, at) => {
      const [finder, before, token] = [tokens[at - 2], tokens[at - 1], tokens[at]];
      if (token?.upos !== 'VERB' || before?.head !== at) return;
      if (before.upos !== 'ADJ' || !/^(?:det|amod)/.test(before.deprel)) return;
      if (tokens.some(({ head, deprel }) => head === at && /^(?:nsubj|aux|mark)/.test(deprel)))
        return;
      tokens[at] = { ...token, upos: 'NOUN', xpos: token.lower.endsWith('s') ? 'NNS' : 'NN' };
      if (finder?.upos === 'VERB' && finder.head === token.head)
        rehang(tokens, at, finder.index, 'obj');
    },
  },
  {
    id: 'lost-subject',
    example: 'In May, Fields, a clerk, killed two men.',
    mend: (tokens, at) => {
      const verb = tokens[at];
      if (verb?.deprel !== 'root' || verb.xpos !== 'VBD') return;
      if (tokens.some(({ head, deprel }) => head === at && /subj|expl/.test(deprel))) return;
      const comma = tokens.findIndex(({ text, index }) => text === ',' && index < at);
      const lost = tokens[comma + 1];
      const isBeforeComma = comma > 0 && lost !== undefined && lost.head < comma;
      if (isBeforeComma && isNominal(lost) && lost.index < at - 1 && tokens[at - 1]?.text === ',')
        rehang(tokens, lost.index, at, 'nsubj');
    },
  },
  {
    id: 'participle-with-helper',
    example: 'No dam has burst.',
    mend: (tokens, at) => {
      const [helper, verb] = [tokens[at], tokens[at + 1]];
      if (helper?.lemma !== 'have' || helper.head !== at + 1) return;
      if (verb?.upos !== 'NOUN' || !unchanging.has(verb.lower)) return;
      tokens[at] = { ...helper, upos: 'AUX', deprel: 'aux' };
      tokens[at + 1] = { ...verb, upos: 'VERB', xpos: 'VBN', lemma: verb.lower };
      for (const { index, head, deprel } of tokens)
        if (head === at) rehang(tokens, index, at + 1, deprel);
    },
  },
  {
    id: 'past-read-as-noun',
    example: 'According to the mayor, the dam burst in May.',
    mend: (tokens, at) => {
      const [noun, verb] = [tokens[at - 1], tokens[at]];
      if (verb?.upos !== 'NOUN' || !unchanging.has(verb.lower)) return;
      if (noun?.upos !== 'NOUN' || noun.head !== at || !/^(?:compound|nsubj)/.test(noun.deprel))
        return;
      const below = tokens.filter(({ head }) => head === at);
      const isClause =
        ['root', 'ccomp', 'parataxis'].includes(verb.deprel) ||
        below.some(({ deprel }) => /^(?:mark|aux)/.test(deprel));
      const hasOther = below.some(
        ({ deprel, index }) => /^(?:cop|nsubj)/.test(deprel) && index !== noun.index,
      );
      if (!isClause || hasOther) return;
      const isAsked = below.some(({ deprel }) => deprel === 'aux');
      tokens[at] = { ...verb, upos: 'VERB', xpos: isAsked ? 'VB' : 'VBD', lemma: verb.lower };
      tokens[at - 1] = { ...noun, deprel: 'nsubj' };
      for (const { index, deprel } of below)
        if (index < at - 1 && /^(?:det|amod|nummod|nmod:poss)/.test(deprel))
          rehang(tokens, index, at - 1, deprel);
    },
  },
  {
    // Helpers bear nothing (Universal Dependencies, "function words"); what hangs on one is its verb's.
    id: 'hung-on-helper',
    example: 'The dam had burst overnight.',
    mend: (tokens, at) => {
      const helper = tokens[tokens[at]?.head ?? -1];
      if (!helper || !/^(?:aux|cop)/.test(helper.deprel)) return;
      if (helper.upos !== 'AUX' && helper.lemma !== 'have') return;
      const token = tokens[at];
      if (token && helper.head !== at) rehang(tokens, at, helper.head, token.deprel);
    },
  },
  {
    id: 'helper-read-as-verb',
    example: 'They said their army had "unintentionally" shot down a jet.',
    mend: (tokens, at) => {
      const helper = tokens[at];
      if (helper?.lemma !== 'have' || helper.upos !== 'VERB') return;
      let next = at + 1;
      while (
        ['ADV', 'PUNCT'].includes(tokens[next]?.upos ?? '') &&
        tokens[next]?.text !== ',' &&
        next < at + 5
      )
        next++;
      const verb = tokens[next];
      if (
        verb?.upos !== 'VERB' ||
        !['VBD', 'VBN'].includes(verb.xpos) ||
        verb.head !== helper.head ||
        (next === at + 1 && verb.xpos === 'VBD')
      )
        return;
      if (
        tokens.some(
          ({ head, deprel }) =>
            (head === next && deprel.startsWith('nsubj')) || (head === at && deprel === 'obj'),
        )
      )
        return;
      tokens[next] = { ...verb, xpos: 'VBN', head: helper.head, deprel: helper.deprel };
      tokens[at] = { ...helper, upos: 'AUX', head: next, deprel: 'aux' };
      for (const token of tokens)
        if (token.head === at && token.index !== next)
          tokens[token.index] = { ...token, head: next };
    },
  },
  {
    id: 'content-before-joined-verb',
    example: 'She said there was nothing to suggest that it had burst, but added that it was old.',
    mend: (tokens, at) => {
      const content = tokens[at];
      const joined = content && tokens[content.head];
      if (content?.deprel !== 'ccomp' || !joined || joined.index < at || joined.deprel !== 'conj')
        return;
      const hasJoint = tokens.some(
        ({ head, deprel, index }) => head === joined.index && deprel === 'cc' && index > at,
      );
      const mark = tokens.findIndex(({ head, deprel }) => head === at && deprel === 'mark');
      const verb = tokens[mark - 1];
      if (!hasJoint || mark < 0 || mark > at || !verb?.xpos.startsWith('VB')) return;
      const later = tokens.find(
        ({ head, deprel, index }) =>
          head === joined.index && deprel === 'ccomp' && index > joined.index,
      );
      for (const token of tokens)
        if (token.head === at && token.index > joined.index)
          rehang(tokens, token.index, (later ?? joined).index, token.deprel);
      rehang(tokens, at, verb.index, 'ccomp');
    },
  },
  {
    id: 'clause-as-subject',
    example: 'The bank plans to open ten branches, Peter Holm said.',
    mend: (tokens, at) => {
      const verb = tokens[at];
      if (verb?.deprel !== 'nsubj' || !['VBZ', 'VBD', 'VBP', 'MD'].includes(verb.xpos)) return;
      if (hasSubject(tokens, at)) rehang(tokens, at, verb.head, 'ccomp');
    },
  },
  {
    id: 'main-clause-behind-participle',
    example: 'Asked whether it was so, Ruiz declined to comment.',
    mend: (tokens, at) => {
      const verb = tokens[at];
      if (
        verb?.deprel !== 'ccomp' ||
        tokens[0]?.deprel !== 'root' ||
        verb.head !== 0 ||
        tokens[0].xpos !== 'VBN'
      )
        return;
      const below = tokens.filter(({ head }) => head === at);
      const isMain =
        ['VBD', 'VBZ', 'VBP'].includes(verb.xpos) &&
        below.some(({ deprel, index }) => deprel === 'nsubj' && index > 1);
      if (
        !isMain ||
        below.some(({ deprel }) => deprel === 'mark') ||
        !tokens.slice(1, at).some(({ text }) => text === ',')
      )
        return;
      rehang(tokens, at, -1, 'root');
      rehang(tokens, 0, at, 'advcl');
    },
  },
  ...subjectMends,
  ...clauseMends,
  ...markMends,
];

/** Applies every mend to every token, from left to right, so that it takes time in proportion to the sentence. */
export function mendTree(tokens: Token[]): void {
  for (const { mend } of mends) for (let at = 0; at < tokens.length; at++) mend(tokens, at);
}

/** Labels that one head bears once. */
const borneOnce = new Set([
  'nsubj',
  'nsubj:pass',
  'obj',
  'obl',
  'obl:agent',
  'nmod',
  'root',
  'appos',
]);
/** Verbs whose participle looks like their noun. */
const unchanging = new Set([
  'burst',
  'cut',
  'hit',
  'put',
  'set',
  'shut',
  'split',
  'spread',
  'cast',
  'cost',
  'hurt',
  'bet',
  'bid',
  'quit',
  'shed',
  'thrust',
]);
const tellers = new Set(['tell', 'inform', 'remind', 'assure', 'warn', 'notify']);
