import { describe, expect, it } from 'vitest';
import { importanceOf } from '../../shared/digests/choose-key-facts.ts';
import { keySigns } from '../../shared/digests/key-signs.ts';
import weights from '../../shared/digests/key-weights.json' with { type: 'json' };
import { englishEngine } from '../../shared/language/english-engine.ts';
import { annotatedArticles, isKeptApart } from '../../tools/train/key-facts/annotated-articles.ts';
import { exampleOf, scoreChoice } from '../../tools/train/key-facts/score-choice.ts';
import { digestOf } from '../facts/facts-of.ts';

it('every sign has its weight, and every weight its sign', () => {
  expect(Object.keys(weights)).toEqual(keySigns.map(({ id }) => id));
});

it('on articles that no weight was fitted on, the choice is as good as docs/quality.md says', () => {
  const apart = annotatedArticles().filter((_, index) => isKeptApart(index));
  const engine = englishEngine();
  const examples = apart.map((article) => exampleOf(article, engine));
  expect(scoreChoice(examples, () => importanceOf).f1).toBeGreaterThan(0.51);
});

describe('key facts', () => {
  const keyOf = (text: string, title = '') =>
    digestOf(text, title).facts.flatMap(({ key, what }) => (key ? [what] : []));

  it('begin with what the headline tells', () => {
    const text =
      'The fair in Orsa opened on Monday with music. Mayor Ana Ruiz resigned over the bridge on Sunday, her office said.';
    expect(keyOf(text, 'Mayor Ana Ruiz resigns over bridge')[0]).toContain('resigned');
  });

  it('are eight at the most', () => {
    const text = Array.from(
      { length: 30 },
      (_, at) => `Firm ${at} sold ${at + 3} ships to harbour ${at * 7} on Monday.`,
    ).join(' ');
    expect(keyOf(text)).toHaveLength(8);
  });

  it('do not tell the same twice', () => {
    const text =
      'Police closed the old bridge in Orsa on Monday. Ana Ruiz was glad. The old bridge in Orsa was closed by police on Monday.';
    expect(keyOf(text).filter((what) => what.includes('bridge'))).toHaveLength(1);
  });
});
