import { firstBefore, hasSubject, isNominal, type Mend, reach, rehang, sayers } from './mending.ts';
import { isQuotationMark } from './quotation-mark.ts';
import type { Token } from './sentence.ts';

/** Faults that take the one who speaks away from the verb by which he does. */
export const speakerMends: readonly Mend[] = [
  {
    id: 'speaker-before-saying',
    example: 'The bridge had been closed, a spokesman for the ministry said.',
    mend: (tokens, at) => {
      const verb = tokens[at];
      if (!verb || !sayers.has(verb.lemma) || !['VBD', 'VBZ', 'VBP'].includes(verb.xpos)) return;
      if (tokens[at + 1] && tokens[at + 1]?.upos !== 'PUNCT' && tokens[at + 1]?.lower !== 'on')
        return;
      if (hasSubject(tokens, at)) return;
      const comma = firstBefore(tokens, at, ({ text }) => partings.has(text));
      if (comma === undefined || comma === at - 1) return;
      const group = tokens.slice(comma + 1, at);
      const heads = group.filter(({ head }) => head <= comma || head >= at);
      const speaker = heads.find((token) => isNominal(token) || token.upos === 'PRON');
      if (!speaker || group.some(({ upos }) => upos === 'VERB' || upos === 'AUX')) return;
      rehang(tokens, speaker.index, at, 'nsubj');
    },
  },
  {
    id: 'speaker-behind-quotation',
    example: '"The bridge is closed," Ana Ruiz, the head of the office, said.',
    mend: (tokens, at) => {
      const verb = tokens[at];
      if (!verb || !sayers.has(verb.lemma) || !['VBD', 'VBZ', 'VBP'].includes(verb.xpos)) return;
      if (tokens[at - 1]?.text !== ',') return;
      if (hasSubject(tokens, at)) return;
      const mark = firstBefore(
        tokens,
        at - 1,
        (token) => isQuotationMark(token) || token.upos === 'VERB' || token.upos === 'AUX',
      );
      if (mark === undefined || tokens[mark]?.upos !== 'PUNCT' || tokens[mark - 1]?.text !== ',')
        return;
      const speaker = tokens
        .slice(mark + 1, at)
        .find((token) => isNominal(token) && (token.head < mark || token.head === at));
      if (!speaker) return;
      if (verb.head === speaker.index) rehang(tokens, at, speaker.head, 'parataxis');
      rehang(tokens, speaker.index, at, 'nsubj');
    },
  },
  {
    id: 'speaker-behind-verb',
    example: '"The bridge is closed," wrote Ana Ruiz on Monday.',
    mend: (tokens, at) => {
      const [verb, mark] = [tokens[at], tokens[at - 1]];
      if (!verb || !mark || !sayers.has(verb.lemma) || !isQuotationMark(mark)) return;
      if (verb.upos !== 'VERB' || hasSubject(tokens, at)) return;
      const speaker = tokens
        .slice(at + 1, at + reach)
        .find(({ head, upos }) => head === at || upos === 'PUNCT');
      if (!speaker || speaker.head !== at) return;
      if (isNominal(speaker) || speaker.upos === 'PRON') rehang(tokens, speaker.index, at, 'nsubj');
    },
  },
  {
    id: 'speaker-read-as-object',
    example: 'The crew was unarmed, said the chairman, Emil Dahl.',
    mend: (tokens, at) => {
      const [verb, speaker] = [tokens[tokens[at]?.head ?? -1], tokens[at]];
      if (speaker?.deprel !== 'obj' || !isNominal(speaker) || verb?.lemma !== 'say') return;
      if (tokens[verb.index - 1]?.text !== ',' || hasSubject(tokens, verb.index)) return;
      const isSaid = ({ head, deprel, index }: Token) =>
        head === verb.index && deprel === 'ccomp' && index < verb.index;
      if (speaker.head < at && tokens.some(isSaid)) rehang(tokens, at, verb.index, 'nsubj');
    },
  },
  {
    id: 'name-of-site-read-as-noun',
    example: 'The news site Lundnews said so.',
    mend: (tokens, at) => {
      const [site, name] = [tokens[at - 1], tokens[at]];
      if (name?.upos !== 'NOUN' || !/^\p{Lu}\p{Ll}/u.test(name.text)) return;
      if (!site || !outletNouns.has(site.lower) || site.head !== at) return;
      tokens[at] = { ...name, upos: 'PROPN', xpos: 'NNP', lemma: name.text };
      rehang(tokens, site.index, at, 'nmod:desc');
    },
  },
];

const outletNouns = new Set(
  'site website newspaper magazine channel agency broadcaster'.split(' '),
);

const partings = new Set([',', '"', '”', '—', '–', "'", '’']);
