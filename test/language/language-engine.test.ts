import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { languageEngine, type SentenceModel } from '../../shared/language/language-engine.ts';
import { anyText } from '../digests/hostile-texts.ts';

/** Takes each word for a noun that hangs on the one before it, and the first two words for a place. */
const model: SentenceModel = {
  parse: (sentences) =>
    sentences.map((words) => ({
      upos: words.map(() => 'NOUN'),
      xpos: words.map(() => 'NNS'),
      heads: Int32Array.from(words, (_word, index) => index - 1),
      deprels: words.map((_word, index) => (index === 0 ? 'root' : 'nmod:desc')),
      factuality: Float32Array.from(words, () => 1.5),
      entities: words.length > 1 ? [{ first: 0, last: 1, type: 'LOC' }] : [],
    })),
};
const engine = languageEngine(model);

it('reads a text: paragraphs, sentences, words, and what the model says of them', () => {
  const text = 'Orsa dams burst.\n\n“It didn’t hold.” Farms drowned.';
  const { sentences, quotations, entities } = engine.read(text);
  expect(sentences.map(({ index, paragraph }) => [index, paragraph])).toEqual([
    ...[
      [0, 0],
      [1, 1],
      [2, 1],
    ],
  ]);
  expect(sentences[0]?.tokens[1]).toEqual({
    ...{ start: 5, end: 9, text: 'dams', lower: 'dams', index: 1, lemma: 'dam' },
    ...{ upos: 'NOUN', xpos: 'NNS', head: 0, deprel: 'nmod:desc', factuality: 1.5 },
  });
  expect(sentences[1]?.tokens[3]?.lower).toBe("n't");
  expect(quotations.map(({ start, end }) => text.slice(start, end))).toEqual(['It didn’t hold.']);
  expect(entities[0]).toEqual({
    ...{ start: 0, end: 9, text: 'Orsa dams', type: 'LOC', sentence: 0, first: 0, last: 1 },
  });
});

it('keeps the words that it is given', () => {
  const text = 'The dam-wall burst';
  const words = [
    { start: 0, end: 3, text: 'The' },
    { start: 4, end: 12, text: 'dam-wall' },
  ];
  const given = [
    { paragraph: 0, words },
    { paragraph: 0, words: [] },
  ];
  const { sentences } = engine.readPretokenized(text, given);
  expect(sentences).toHaveLength(1);
  expect(sentences[0]?.tokens.map((token) => token.text)).toEqual(['The', 'dam-wall']);
});

it('tokens, sentences, quotations and entities of any text give back their own words', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { sentences, entities, quotations } = engine.read(text);
      for (const { start, end, tokens } of sentences) {
        for (const token of tokens) expect(text.slice(token.start, token.end)).toBe(token.text);
        expect([tokens[0]?.start, tokens.at(-1)?.end]).toEqual([start, end]);
      }
      for (const { start, end, text: name } of entities) expect(text.slice(start, end)).toBe(name);
      for (const { start, end } of quotations) expect(end).toBeGreaterThan(start);
      expect(engine.read(text)).toEqual({ text, sentences, entities, quotations });
    }),
    { numRuns: 200 },
  );
});
