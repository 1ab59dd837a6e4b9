import { describe, expect, it } from 'vitest';
import { eventsOf, findEvents } from '../../shared/facts/find-events.ts';
import { englishEngine } from '../../shared/language/english-engine.ts';
import type { Sentence, Token } from '../../shared/language/sentence.ts';

describe('events are', () => {
  it.each([
    ['verbs without their auxiliaries', 'The dam had been closed.', 'closed'],
    ['verbs in each clause', 'Police said that two men had fled.', 'said fled'],
    ['what a copula says of its subject', 'The crew is ready.', 'ready'],
    ['nouns of what happens', 'The invasion followed an attack.', 'invasion followed attack'],
    ['no nouns of bodies and things', 'The government left the station.', 'left'],
    ['none in a heap of names', 'Ana Ruiz, Norland', ''],
  ])('%s', (_what, text, events) => {
    const found = englishEngine().read(text).sentences.flatMap(findEvents);
    expect(found.map((token) => token.text).join(' ')).toBe(events);
  });
});

it('an event stands where it says, in order, with its lemma and score', () => {
  const text = 'The firm cancelled the launch.';
  const events = englishEngine().read(text).sentences.flatMap(eventsOf);
  expect(events.map(({ start, end, lemma }) => [text.slice(start, end), lemma])).toEqual([
    ['cancelled', 'cancel'],
    ['launch', 'launch'],
  ]);
  for (const { factuality } of events) expect(Math.abs(factuality)).toBeLessThanOrEqual(3);
});

it('each word of a chain of verbs looks at no more than six above it', () => {
  let reads = 0;
  const tokens = Array.from({ length: 4000 }, (_, index): Token => {
    const token = { start: index * 4, end: index * 4 + 3, text: 'ran', lower: 'ran', lemma: 'run' };
    const tree = {
      index,
      upos: 'VERB',
      xpos: 'VBD',
      deprel: index % 3 ? 'conj' : 'xcomp',
    } as const;
    return {
      ...token,
      ...tree,
      factuality: 0,
      get head() {
        reads++;
        return index - 1;
      },
    };
  });
  const sentence: Sentence = { start: 0, end: 16_000, index: 0, paragraph: 0, tokens };
  expect(eventsOf(sentence)).toHaveLength(4000);
  expect(reads).toBeLessThan(4000 * 60);
});
