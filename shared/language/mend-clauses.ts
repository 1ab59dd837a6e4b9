import {
  firstBefore,
  hasSubject,
  headOfNoun,
  isAbove,
  isNominal,
  type Mend,
  reach,
  rehang,
  sayers,
  wordBefore,
} from './mending.ts';
import type { Token } from './sentence.ts';
import { isTimeWord } from './time-words.ts';

/** Faults that give a clause the wrong subject, or take a part of it away. */
export const clauseMends: readonly Mend[] = [
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
  {
    id: 'joined-noun-across-verb',
    example: 'They fought with the police and threw rocks, bottles and flares.',
    mend: (tokens, at) => {
      const noun = tokens[at];
      if (noun?.deprel !== 'conj' || !isNominal(noun) || noun.head < 0 || noun.head > at) return;
      const verb = firstBefore(tokens, at, ({ upos }) => upos === 'VERB');
      if (verb === undefined || verb <= noun.head || isAbove(tokens, noun.head, verb)) return;
      if (isAbove(tokens, verb, noun.head)) return;
      const object = firstBefore(
        tokens,
        at,
        ({ head, deprel }) => head === verb && (deprel === 'obj' || deprel === 'obl'),
      );
      if (object === undefined || object < verb) return;
      const isRow = tokens
        .slice(object + 1, at)
        .some(({ text, deprel }) => text === ',' || deprel === 'cc');
      if (!isRow) return;
      for (const token of tokens)
        if (token.head === noun.head && token.deprel === 'conj' && token.index > object)
          rehang(tokens, token.index, object, 'conj');
    },
  },
  {
    id: 'joined-to-another-form',
    example: 'He was taken ill, after seeing a game, and taken to hospital.',
    mend: (tokens, at) => {
      const verb = tokens[at];
      const joint = verb && tokens[verb.head];
      if (verb?.deprel !== 'conj' || verb.upos !== 'VERB' || joint?.xpos !== 'VBG') return;
      if (!['advcl', 'acl'].includes(joint.deprel) || joint.index > at) return;
      const below = tokens.filter(({ head }) => head === at);
      if (below.some(isSubjectOrMark) || !below.some(({ deprel }) => deprel === 'cc')) return;
      const host = tokens[joint.head];
      if (host?.upos !== 'VERB' || host.index > joint.index) return;
      const isAlike =
        verb.xpos === 'VBN'
          ? tokens.some(({ head, deprel }) => head === host.index && deprel === 'aux:pass')
          : verb.xpos === host.xpos && ['VBD', 'VBZ', 'VBP'].includes(verb.xpos);
      if (isAlike) rehang(tokens, at, host.index, 'conj');
    },
  },
  {
    id: 'description-read-as-joined-verb',
    example: 'Police detained the man, later identified as Omar Haddad.',
    mend: (tokens, at) => {
      const verb = tokens[at];
      if (verb?.deprel !== 'conj' || !['VBN', 'VBD'].includes(verb.xpos) || verb.head > at) return;
      const below = tokens.filter(({ head }) => head === at);
      if (below.some((token) => isSubjectOrMark(token) || /^(?:obj|cc|aux)/.test(token.deprel)))
        return;
      const isDescription = tokens.some(
        ({ lower, head }) =>
          (lower === 'as' || lower === 'by') && (head === at || tokens[head]?.head === at),
      );
      if (!isDescription) return;
      const comma = firstBefore(tokens, at, ({ upos }) => upos !== 'ADV');
      if (comma === undefined || tokens[comma]?.text !== ',') return;
      const noun = headOfNoun(tokens, comma - 1);
      if (noun === undefined || isAbove(tokens, at, noun)) return;
      tokens[at] = { ...verb, xpos: 'VBN', head: noun, deprel: 'acl' };
    },
  },
  {
    id: 'count-as-subject',
    example: 'Two were killed and at least 20 injured.',
    mend: (tokens, at) => {
      const count = tokens[at];
      const verb = tokens[count?.head ?? -1];
      if (count?.upos !== 'NUM' || count.deprel !== 'nummod' || verb?.upos !== 'VERB') return;
      if (at > verb.index || hasSubject(tokens, verb.index)) return;
      rehang(tokens, at, verb.index, verb.xpos === 'VBN' ? 'nsubj:pass' : 'nsubj');
    },
  },
  {
    id: 'act-of-whoever-speaks',
    example: 'The court ruled that the ban was unlawful and ordered them to pay.',
    mend: (tokens, at) => {
      const act = tokens[at];
      if (act?.deprel !== 'conj' || act.xpos !== 'VBD' || !actsOfSpeakers.has(act.lemma)) return;
      const content = tokens[act.head];
      const saying = tokens[content?.head ?? -1];
      if (content?.deprel !== 'ccomp' || saying?.xpos !== 'VBD' || content.index > at) return;
      // "He said that she resigned and called a vote": both are told of her.
      if (content.xpos === 'VBD' || hasSubject(tokens, at)) return;
      rehang(tokens, at, saying.index, 'conj');
    },
  },
  {
    id: 'listener-read-as-title',
    example: 'Holm told reporters Ruiz had resigned.',
    mend: (tokens, at) => {
      const [verb, listener, name] = tokens.slice(at, at + 3);
      if (!verb || !tellers.has(verb.lemma) || listener?.upos !== 'NOUN') return;
      if (name?.upos !== 'PROPN' || listener.head !== name.index) return;
      if (/^(?:nmod:desc|compound)/.test(listener.deprel))
        rehang(tokens, listener.index, at, 'iobj');
    },
  },
  {
    id: 'infinitive-read-as-subject',
    example: 'Holm is due to appear in court.',
    mend: (tokens, at) => {
      const verb = tokens[at];
      const adjective = tokens[verb?.head ?? -1];
      if (verb?.deprel !== 'csubj' || !adjective || adjective.index > at) return;
      if (tokens[at - 1]?.lower !== 'to' || !['ADJ', 'VERB'].includes(adjective.upos)) return;
      // "It is hard to say": there the saying is what is hard.
      const isImpersonal = tokens.some(
        ({ head, deprel, lower }) =>
          head === adjective.index &&
          (deprel === 'expl' || (deprel.startsWith('nsubj') && lower === 'it')),
      );
      const isJoined = adjective.deprel === 'conj';
      if (
        !isImpersonal &&
        (isJoined || hasSubject(tokens, adjective.index) || at - 2 === adjective.index)
      )
        rehang(tokens, at, adjective.index, 'xcomp');
    },
  },
  {
    id: 'participle-read-as-saying',
    example: 'The deficit, announced on Monday, grew.',
    mend: (tokens, at) => {
      const saying = tokens[at];
      if (!saying || !['VBN', 'VBD'].includes(saying.xpos) || tokens[at - 1]?.text !== ',') return;
      if (hasSubject(tokens, at) || saying.lemma === 'say') return;
      const told = tokens.find(
        ({ head, deprel, index }) => head === at && deprel === 'ccomp' && index > at,
      );
      const subject = tokens.find(
        ({ head, deprel, index }) =>
          head === told?.index && deprel.startsWith('nsubj') && index < at - 1,
      );
      if (!told || !subject || headOfNoun(tokens, at - 2) !== subject.index) return;
      if (!tokens.slice(at, told.index).some(({ text }) => text === ',')) return;
      tokens[told.index] = { ...told, head: saying.head, deprel: saying.deprel };
      tokens[at] = { ...saying, xpos: 'VBN', head: subject.index, deprel: 'acl' };
      for (const { index, head, deprel } of tokens)
        if (head === at && (index > told.index || index === at - 1))
          rehang(tokens, index, told.index, deprel);
    },
  },
  {
    id: 'content-hung-past-its-noun',
    example: 'The charge stemmed from allegations Holm tried to bribe a clerk.',
    mend: (tokens, at) => {
      const told = tokens[at];
      if (told?.upos !== 'VERB' || told.deprel !== 'ccomp') return;
      const subject = tokens.find(({ head, deprel }) => head === at && deprel.startsWith('nsubj'));
      const noun = subject && tokens[wordBefore(tokens, subject.index) ?? -1];
      if (!noun || !chargeNouns.has(noun.lower) || noun.index < told.head) return;
      if (tokens.some(({ head, deprel }) => head === at && deprel === 'mark')) return;
      rehang(tokens, at, noun.index, 'acl');
    },
  },
  {
    id: 'saying-read-as-joined',
    example: 'Ten men fell ill, the firm confirmed, but none died.',
    mend: (tokens, at) => {
      const verb = tokens[at];
      if (verb?.deprel !== 'conj' || !sayers.has(verb.lemma) || verb.head > at) return;
      if (!/^[,.]$/.test(tokens[at + 1]?.text ?? '')) return;
      const below = tokens.filter(({ head }) => head === at);
      const isBare = below.every(({ deprel }) => /^(?:nsubj|punct|advmod)/.test(deprel));
      if (isBare && hasSubject(tokens, at)) rehang(tokens, at, verb.head, 'parataxis');
    },
  },
  {
    id: 'content-read-as-joined',
    example: 'The firm confirmed on Monday that the ferry had stopped.',
    mend: (tokens, at) => {
      const verb = tokens[at];
      const saying = tokens[verb?.head ?? -1];
      if (verb?.deprel !== 'conj' || !saying || saying.index > at || !sayers.has(saying.lemma))
        return;
      const that = tokens.find(
        ({ head, deprel, lower }) => head === at && deprel === 'mark' && lower === 'that',
      );
      if (!that || that.index < saying.index || tokens[that.index - 1]?.upos === 'CCONJ') return;
      if (!tokens.some(({ head, deprel }) => head === saying.index && deprel === 'ccomp'))
        rehang(tokens, at, saying.index, 'ccomp');
    },
  },
  {
    id: 'other-end-of-between',
    example: 'The ferry between Lund and the island of Orsa had stopped.',
    mend: (tokens, at) => {
      const end = tokens[at];
      if (!end?.deprel.startsWith('nsubj') || !isNominal(end) || end.head < at) return;
      const and = firstBefore(tokens, at, ({ upos }) => upos === 'CCONJ' || upos === 'VERB');
      if (and === undefined || tokens[and]?.lower !== 'and') return;
      const between = firstBefore(
        tokens,
        and,
        ({ lower, upos }) => lower === 'between' || upos === 'VERB',
      );
      const start = tokens[tokens[between ?? -1]?.head ?? -1];
      if (tokens[between ?? -1]?.lower !== 'between' || !start || !isNominal(start)) return;
      const hasOther = tokens.some(
        ({ head, deprel, index }) => head === end.head && deprel === end.deprel && index < and,
      );
      const isSet = tokens.some(({ head, deprel }) => head === start.index && deprel === 'conj');
      if (start.index > and || !hasOther || isSet) return;
      rehang(tokens, at, start.index, 'conj');
      rehang(tokens, and, at, 'cc');
    },
  },
  {
    id: 'verb-of-relative-read-as-noun',
    example: 'It is shut, a claim that Norland disputes.',
    mend: (tokens, at) => {
      const verb = tokens[at];
      const subject = tokens[at - 1];
      if (!verb || !/^(?:acl|advcl):relcl/.test(verb.deprel)) return;
      // No verb has a noun before it as its compound.
      if ((verb.xpos !== 'NNS' && verb.upos !== 'VERB') || subject?.deprel !== 'compound') return;
      const relative = tokens.find(
        ({ head, lower }) => head === at && (lower === 'that' || lower === 'which'),
      );
      if (!relative || !isNominal(subject) || subject.head !== at) return;
      tokens[at] = { ...verb, upos: 'VERB', xpos: 'VBZ' };
      rehang(tokens, subject.index, at, 'nsubj');
      rehang(tokens, relative.index, at, 'obj');
    },
  },
  {
    id: 'verb-hung-on-its-subject',
    example: 'Reports that he had died were denied.',
    mend: (tokens, at) => {
      const noun = tokens[at];
      if (noun?.head !== -1 || !isNominal(noun)) return;
      const under = tokens.filter(({ head }) => head === at);
      if (under.some(({ deprel }) => /^(?:cop|nsubj|expl|csubj)/.test(deprel))) return;
      const verbs = under.filter(
        (token) =>
          token.index > at && token.upos === 'VERB' && /^(?:acl|advcl|ccomp)/.test(token.deprel),
      );
      const [first, second] = verbs;
      // What stands before the first verb is the first verb's: "that".
      if (first && second)
        for (const { index, head, deprel } of tokens.slice(at + 1, first.index))
          if (head === second.index) rehang(tokens, index, first.index, deprel);
      const verb = verbs.find((token) => {
        const below = tokens.filter(({ head }) => head === token.index);
        const isLed = below.some(
          (one) => isSubjectOrMark(one) || /^W/.test(one.xpos) || one.lower === 'that',
        );
        return hasTense(token, below) && !isLed;
      });
      if (!verb) return;
      const isPassive = tokens.some(
        ({ head, deprel }) => head === verb.index && deprel === 'aux:pass',
      );
      rehang(tokens, verb.index, -1, 'root');
      rehang(tokens, at, verb.index, isPassive ? 'nsubj:pass' : 'nsubj');
      for (const { index, deprel } of under)
        if (index > verb.index) rehang(tokens, index, verb.index, deprel);
    },
  },
];

/** What somebody does who has just said why: "…, and sentenced him". */
const actsOfSpeakers = new Set(
  'add say warn order sentence fine arrest charge detain jail convict acquit award demand urge call'.split(
    ' ',
  ),
);

/** Verbs of telling that take the one who is told as their object. */
const tellers = new Set(['tell', 'inform', 'remind', 'assure', 'warn', 'notify', 'show']);

const deprelAt = (tokens: readonly Token[], at: number) => tokens[at]?.deprel ?? '';

const isSubjectOrMark = ({ deprel }: Token) => /^(?:nsubj|csubj|expl|mark)/.test(deprel);
const isObject = (token: Token) =>
  (token.deprel === 'obj' || token.deprel === 'iobj') && isNominal(token);
const isBetween = ({ index }: Token, from: number, to: number) =>
  index > from && index < to && to - index <= reach;

/** A verb with its tense in itself or in a helper. */
const hasTense = ({ xpos }: Token, below: readonly Token[]) =>
  ['VBD', 'VBZ', 'VBP'].includes(xpos) ||
  below.some((token) => /^(?:aux|cop)/.test(token.deprel) && /^(?:VB[DPZ]|MD)$/.test(token.xpos));

/** Nouns whose content may follow without "that". */
const chargeNouns = new Set(
  'allegation allegations accusation accusations rumours rumors'.split(' '),
);
