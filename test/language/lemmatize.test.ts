import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { lemmatize } from '../../shared/language/lemmatize.ts';

it.each([
  ['said', 'VERB', 'VBD', 'say'],
  ['drowned', 'VERB', 'VBD', 'drown'],
  ['provoking', 'VERB', 'VBG', 'provoke'],
  ['underwent', 'VERB', 'VBD', 'undergo'],
  ['denies', 'VERB', 'VBZ', 'deny'],
  ['Spokesmen', 'NOUN', 'NNS', 'spokesman'],
  ['floods', 'NOUN', 'NNS', 'flood'],
  ['bodies', 'NOUN', 'NNS', 'body'],
  ['children', 'NOUN', 'NNS', 'child'],
  ['DAMS', 'NOUN', 'NNS', 'dam'],
  ['worst', 'ADJ', 'JJS', 'bad'],
  ['Norlandian', 'ADJ', 'JJ', 'Norlandian'],
  ['n’t', 'PART', 'RB', 'not'],
  ["'s", 'AUX', 'VBZ', 'be'],
  ['’s', 'PART', 'POS', "'s"],
  ['ca', 'AUX', 'MD', 'can'],
  ['I', 'PRON', 'PRP', 'I'],
  ['them', 'PRON', 'PRP', 'they'],
  ['These', 'DET', 'DT', 'this'],
  ['Orsa', 'PROPN', 'NNP', 'Orsa'],
  ['States', 'PROPN', 'NNPS', 'State'],
  ['NATO', 'PROPN', 'NNP', 'NATO'],
  ['12,000', 'NUM', 'CD', '12000'],
  ['sooooo', 'ADV', 'RB', 'so'],
  ['”', 'PUNCT', "''", '"'],
])('%s as %s %s is of %s', (form, upos, xpos, lemma) =>
  expect(lemmatize(form, upos, xpos)).toBe(lemma),
);

it('any word with any tag has a lemma', () => {
  const tag = fc.oneof(fc.constantFrom('VERB', 'NOUN', 'PROPN', 'X', '__proto__', ''), fc.string());
  fc.assert(
    fc.property(
      fc.oneof(
        fc.constantFrom('\ud83d', 'İ', '👍', 'AAAA', 'es', 'ed'),
        fc.string({ minLength: 1 }),
      ),
      tag,
      tag,
      (form, upos, xpos) => {
        expect(lemmatize(form, upos, xpos)).not.toBe('');
      },
    ),
  );
});
