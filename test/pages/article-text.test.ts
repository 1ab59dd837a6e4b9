import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact, Status } from '../../shared/contracts/digest.ts';
import { articleText } from '../../shared/pages/article-text.ts';
import { listFacts } from '../../shared/pages/list-facts.ts';
import { attributes, misnested, textOf } from './read-page.ts';
import { fact } from './sample-digests.ts';

const text = 'One two three four.\n\nFive <six> & "seven".\n';

const marked = (facts: readonly Fact[], words = text) =>
  articleText(words, listFacts(facts)).markup;
const resting = (words: string, status: Status = 'confirmed') => fact(words, { status }, text);

describe('the text of an article', () => {
  it('stands in paragraphs', () => {
    expect(marked([])).toBe(
      '<div class="article-text"><p>One two three four.</p>\n\n<p>Five &lt;six&gt; &amp; &quot;seven&quot;.</p>\n</div>',
    );
  });

  it('has the words marked that a fact rests on, and a link to the fact after them', () => {
    expect(marked([resting('two three')])).toContain(
      'One <mark class="confirmed" id="at-4">two three</mark><a class="ref confirmed" href="#fact-1" aria-label="Fact 1: confirmed" data-sign="✓" data-number="1"></a> four.',
    );
  });

  it('is cut into marks that do not overlap where evidence does', () => {
    const markup = marked([resting('One two three'), resting('two three four', 'denied')]);
    expect(markup).toContain(
      '<mark class="confirmed" id="at-0">One </mark><mark class="confirmed denied" id="at-4">two three</mark>',
    );
    expect(markup).toContain('<mark class="denied"> four</mark>');
  });

  it('has a link to each of several facts that rest on the same words, and one mark', () => {
    const markup = marked([resting('two'), resting('two', 'unconfirmed')]);
    expect(attributes(markup, 'href')).toEqual(['#fact-1', '#fact-2']);
    expect(attributes(markup, 'id')).toEqual(['at-4']);
  });

  it('has evidence that runs on into the next paragraph marked in both', () => {
    const markup = marked([resting('four.\n\nFive')]);
    expect(markup).toContain('<mark class="confirmed" id="at-14">four.</mark></p>');
    expect(markup).toContain('<p><mark class="confirmed">Five</mark>');
    expect(misnested(markup)).toEqual([]);
  });

  it('leads to no opinion', () => {
    const markup = marked([{ ...resting('two'), kind: 'comment' }]);
    expect(markup).toContain('<mark class="comment" id="at-4">two</mark> three');
  });

  it('is, without the tags, exactly the text, whatever facts rest on', () => {
    const anyText = fc.string({
      unit: fc.constantFrom('a', 'b ', '\n', '\n\n', '<', '&', '"', '\r', '\u202e', '🌉', '. '),
      minLength: 1,
    });
    const anySpans = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom(...statuses)));
    fc.assert(
      fc.property(anyText, anySpans, (words, spans) => {
        const markup = marked(
          spans.map((span) => factAt(words, ...span)),
          words,
        );
        expect(textOf(markup)).toBe(words);
        expect(misnested(markup)).toEqual([]);
        const ids = attributes(markup, 'id');
        expect(new Set(ids).size).toBe(ids.length);
        for (const [a, b] of spans) {
          expect(ids).toContain(`at-${stretchAt(words, a, b).start}`);
        }
      }),
    );
  });

  it('takes time in proportion: 200 KB with 4,000 pieces of evidence over each other', () => {
    const long = 'The dam burst in the valley, police said. \n\n'.repeat(4_700);
    const evidence = (number: number) =>
      Array.from({ length: 20 }, (_, index) => {
        const start = (number * 20 + index) * 5;
        return { start, end: long.length - start, text: 'x' };
      });
    const facts = Array.from({ length: 200 }, (_, number) => ({
      ...fact('two', {}, text),
      evidence: evidence(number),
    }));
    const startedAt = performance.now();
    expect(textOf(marked(facts, long))).toBe(long);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});

const statuses: readonly Status[] = ['confirmed', 'unconfirmed', 'denied'];

function factAt(words: string, a: number, b: number, status: Status): Fact {
  const { start, end } = stretchAt(words, a, b);
  const evidence = [{ start, end, text: words.slice(start, end) }];
  return { ...fact('two', { status }, text), evidence };
}

/** From one character of the text to another; evidence never begins or ends within one. */
function stretchAt(words: string, a: number, b: number): { start: number; end: number } {
  const characters = [...words];
  const [first = 0, last = 0] = [a % characters.length, b % characters.length].toSorted(
    (x, y) => x - y,
  );
  const offsetOf = (index: number) => characters.slice(0, index).join('').length;
  return { start: offsetOf(first), end: offsetOf(last + 1) };
}
