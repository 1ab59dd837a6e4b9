import { describe, expect, it } from 'vitest';
import { type Fact, StatusRule } from '../../shared/contracts/digest.ts';
import { whyStatus } from '../../shared/pages/why-status.ts';
import { boltsFailed, closed, fact, mayorKnew, opensFriday, said } from './sample-digests.ts';

const why = (each: Fact) => whyStatus(each, 'Harbour News');

describe('why a fact has its status is told', () => {
  it.each<[string, Fact, string]>([
    ['by whose word it is', boltsFailed, 'the word of Ana Ruiz (“said”)'],
    ['by who tells it', closed, 'Harbour News tells it plainly in its own words'],
    ['by who gives no name', opensFriday, 'from officials (“said”), and gives no name'],
    ['by who denies it', mayorKnew, 'denied by the mayor, and nobody says that it is so'],
    ['with how sure the words are', opensFriday, 'Its words give it as probable.'],
    ['with what a denial does', boltsFailed, 'A denial does not undo what others say'],
    ['with what it claims', { ...closed, polarity: 'negative' }, 'that something is not so'],
  ])('%s', (_, each, sentence) => expect(why(each)).toContain(sentence));

  it('without those who cannot confirm, where it is confirmed', () => {
    const rumour = said('reports', { sourceType: 'media' });
    const both = { ...boltsFailed, attributions: [rumour, ...boltsFailed.attributions] };
    expect(why(both)).toContain('as the word of Ana Ruiz (“said”):');
  });

  it('without a word on denials where nobody contests it', () => {
    expect(why(closed)).not.toContain('denial');
    expect(why(mayorKnew)).not.toContain('A denial does not undo');
  });

  it.each(StatusRule.options)('in a sentence of its own for the rule %s', (rule) => {
    const sentences = StatusRule.options.map((each) => why(fact('Ana Ruiz', { rule: each })));
    const sentence = why(fact('Ana Ruiz', { rule }));
    expect(sentences.filter((each) => each === sentence)).toHaveLength(1);
    expect(sentence).toMatch(/^[A-Z].*\.$/);
  });
});
