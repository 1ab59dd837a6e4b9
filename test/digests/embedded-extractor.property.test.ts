import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Digest, misquotedSpans, Unreadable } from '../../shared/contracts/digest.ts';
import { embeddedExtractor } from '../../shared/digests/embedded-extractor.ts';
import { isDigest } from '../../shared/digests/extractor.ts';
import { maxSummaryWords } from '../../shared/digests/summarize.ts';
import { englishEngine } from '../../shared/language/english-engine.ts';
import { anyText, longTexts } from './hostile-texts.ts';

const extractor = embeddedExtractor(englishEngine());
const extract = (text: string) => extractor.extract({ id: 'any', title: 'Any title', text });

/** What holds for the answer to any text. */
function expectSound(answer: Digest | Unreadable): void {
  if (!isDigest(answer)) {
    expect(Unreadable.safeParse(answer).error).toBeUndefined();
    return;
  }
  expect(Digest.safeParse(answer).error).toBeUndefined();
  expect(misquotedSpans(answer)).toEqual([]);
  const keys = answer.facts.map(({ key }) => key);
  const count = keys.filter(Boolean).length;
  expect(count).toBeLessThanOrEqual(8);
  expect(keys.slice(0, count)).not.toContain(false);
  expect(answer.summary.split(/\s+/).length).toBeLessThanOrEqual(maxSummaryWords);
}

describe('the answer to any text', () => {
  it('is a sound digest or a problem, and the same on a second reading', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const answer = extract(text);
        expectSound(answer);
        expect(extract(text)).toEqual(answer);
      }),
      { numRuns: 300 },
    );
  });

  it('mentions each name where it stands', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const answer = extract(text);
        const mentions = isDigest(answer)
          ? answer.entities.flatMap((entity) => entity.mentions)
          : [];
        for (const { start, end } of mentions) expect(text.slice(start, end).trim()).not.toBe('');
      }),
      { numRuns: 100 },
    );
  });
});

/** Several times what a slow machine needs; what grows with the square of the length needs minutes. */
const patienceMs = 15_000;

describe('200 KB are read in seconds, whatever they hold', () => {
  it.each(longTexts)('%s', (_what, text) => {
    const startedAt = performance.now();
    const answer = extract(text);
    expect(performance.now() - startedAt).toBeLessThan(patienceMs);
    expectSound(answer);
  });
});
