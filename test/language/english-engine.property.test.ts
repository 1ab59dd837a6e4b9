import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { englishEngine } from '../../shared/language/english-engine.ts';
import { knowEntities } from '../../shared/language/entities/know-entities.ts';
import { languageEngine } from '../../shared/language/language-engine.ts';
import { loadModel } from '../../shared/language/model/language-model.ts';
import { readModelFiles } from '../../shared/language/model/model-files.ts';
import type { ReadText, Sentence, Stretch } from '../../shared/language/sentence.ts';
import { anyText, longTexts } from '../digests/hostile-texts.ts';
import { shortText } from './short-texts.ts';

const engine = englishEngine();

/** Written without `expect`, which is too slow for a million words. */
function check(holds: boolean, rule: string, where: unknown): void {
  if (!holds) throw new Error(`${rule}: ${JSON.stringify(where)?.slice(0, 300)}`);
}

/** What holds for the reading of any text. */
function checkReading({ text, sentences, quotations, entities }: ReadText): void {
  let end = 0;
  for (const [index, sentence] of sentences.entries()) {
    const { tokens } = sentence;
    check(sentence.index === index, 'sentences are counted', sentence.index);
    check(tokens.length > 0, 'no sentence is empty', index);
    check(
      sentence.start === tokens[0]?.start && sentence.end === tokens.at(-1)?.end,
      'a sentence reaches from its first word to its last',
      sentence,
    );
    for (const token of tokens) {
      check(token.start >= end && token.end > token.start, 'words follow one another', token);
      check(text.slice(token.start, token.end) === token.text, 'a word stands in the text', token);
      check(text.slice(end, token.start).trim() === '', 'no word is lost', [end, token.start]);
      check(Math.abs(token.factuality) <= 3, 'factuality is from -3 to 3', token);
      end = token.end;
    }
    checkTree(sentence);
  }
  check(text.slice(end).trim() === '', 'no word is lost', end);
  for (const { start, end: last } of quotations)
    check(start < last && last <= text.length, 'a quotation lies in the text', [start, last]);
  for (const mention of entities) checkMention(mention, text, sentences);
}

/** One root, and from every word a way to it. */
function checkTree({ tokens }: Sentence): void {
  const reaches = new Int8Array(tokens.length);
  const roots = tokens.filter(({ head }) => head === -1);
  check(roots.length === 1, 'one root', tokens);
  const [root] = roots;
  if (root) reaches[root.index] = 1;
  for (const { index } of tokens) {
    const way: number[] = [];
    let at = index;
    while (reaches[at] === 0 && way.length <= tokens.length) {
      way.push(at);
      at = tokens[at]?.head ?? -1;
    }
    check(reaches[at] === 1, 'no circle, no head outside', tokens);
    for (const passed of way) reaches[passed] = 1;
  }
}

function checkMention(
  mention: Stretch & { text: string; sentence: number; first: number; last: number },
  text: string,
  sentences: readonly Sentence[],
): void {
  const { start, end, sentence, first, last } = mention;
  const tokens = sentences[sentence]?.tokens;
  check(
    text.slice(start, end) === mention.text && start < end,
    'a name stands in the text',
    mention,
  );
  check(
    tokens?.[first]?.start === start && tokens?.[last]?.end === end,
    'a name consists of whole words',
    mention,
  );
}

describe('any short text', () => {
  it('is read with exact offsets and one tree a sentence, 10,000 times, and the same again', () => {
    fc.assert(
      fc.property(shortText, (text) => {
        const read = engine.read(text);
        checkReading(read);
        check(JSON.stringify(engine.read(text)) === JSON.stringify(read), 'the same again', text);
      }),
      { numRuns: 10_000 },
    );
  }, 60_000);

  it('has its names where they stand', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const read = engine.read(text);
        checkReading(read);
        for (const mention of knowEntities(read).mentions)
          checkMention(mention, text, read.sentences);
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it('is read the same by both kernels', () => {
    const { weights, wasm } = readModelFiles();
    const [compiled, plain] = [loadModel({ weights, wasm }), loadModel({ weights })];
    expect([compiled.kernel, plain.kernel]).toEqual(['wasm', 'plain']);
    const [quick, slow] = [languageEngine(compiled), languageEngine(plain)];
    fc.assert(
      fc.property(shortText, (text) => {
        expect(slow.read(text)).toEqual(quick.read(text));
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});

it('a text is read the same whatever was read before it', () => {
  const fresh = languageEngine(loadModel(readModelFiles()));
  const text = 'Mayor Ana Ruiz denied that the bridge had been closed, the Herald reported.';
  for (const [, long] of longTexts) engine.read(long.slice(0, 8_000));
  expect(engine.read(text)).toEqual(fresh.read(text));
});

describe('200 KB are read with exact offsets and one tree a sentence', () => {
  it.each(longTexts)('%s', (_what, text) => checkReading(engine.read(text)), 60_000);
});
