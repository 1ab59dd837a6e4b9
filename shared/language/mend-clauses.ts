import {
  firstBefore,
  hasSubject,
  hasTense,
  headOfNoun,
  isAbove,
  isNominal,
  isSubjectOrMark,
  type Mend,
  rehang,
  sayers,
  tellers,
  wordBefore,
} from './mending.ts';

/** Faults that take a part of a clause away, or hang it on another. */
export const clauseMends: readonly Mend[] = [
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

/** Nouns whose content may follow without "that". */
const chargeNouns = new Set(
  'allegation allegations accusation accusations rumours rumors'.split(' '),
);
