import { expect, it } from 'vitest';
import { mendingRules } from '../../shared/language/mend-tags.ts';
import { readText } from '../../shared/language/read-text.ts';

it.each(mendingRules)('the rule $id reads its own example', ({ example }) => {
  const tokens = readText(example.sentence).sentences.flatMap((sentence) => sentence.tokens);
  expect(tokens.find(({ text }) => text === example.word)?.upos).toBe(example.upos);
});
