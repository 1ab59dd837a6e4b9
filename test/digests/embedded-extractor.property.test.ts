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

/**
 * Twice what the slowest of them took on a core that eight programs shared (24 November 2026). It is time of the processor,
 * so that a machine with much else to do fails nothing; what grows with the square of the length needs minutes.
 */
const patienceSeconds = 8;
/** By the clock: on a busy machine a second of the processor takes many. */
const timeout = 120_000;

describe('200 KB are read in seconds, whatever they hold', () => {
  it.each(longTexts)('%s', { timeout }, (_what, text) => {
    const before = process.cpuUsage();
    const answer = extract(text);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(patienceSeconds);
    expectSound(answer);
  });
});
