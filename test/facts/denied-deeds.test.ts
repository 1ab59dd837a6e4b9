import { describe, expect, it } from 'vitest';
import { digestOf } from './facts-of.ts';

const factsOf = (text: string) =>
  digestOf(text).facts.map(({ status, what, contestedBy }) => [status, what, ...contestedBy]);

describe('what is denied in other words than a clause is a denied fact of its own', () => {
  it.each([
    [
      'Norland has denied having any role in the bombing.',
      'Norland had a role in the bombing',
      'Norland',
    ],
    ['Ana Ruiz denied knowing about the payments.', 'Ana Ruiz knew about the payments', 'Ana Ruiz'],
    [
      'Peter Holm denied involvement in the attack.',
      'Peter Holm was involved in the attack',
      'Peter Holm',
    ],
    ['The rebels denied collusion with the army.', 'The rebels colluded with the army', 'rebels'],
    ['Norland denied the use of chemical weapons.', 'Norland used chemical weapons', 'Norland'],
    ['Norland denied that it had lost any aircraft.', 'Norland had lost aircraft', 'Norland'],
    ['The firm denied any agreement with Norland.', 'There was an agreement with Norland', 'firm'],
    [
      'A spokesman denied plans to close the plant.',
      'There were plans to close the plant',
      'spokesman',
    ],
    [
      'The ministry refuted reports of a mutiny at the base.',
      'There was a mutiny at the base',
      'ministry',
    ],
  ])('%s', (text, what, denier) => {
    expect(factsOf(text)).toEqual([['denied', what, denier]]);
  });

  it('but where somebody tells it, it is his claim that is contested', () => {
    const text =
      'Police accused Peter Holm of planning the raid. Holm denied involvement in the raid.';
    expect(factsOf(text)).toEqual([['unconfirmed', 'Peter Holm planned the raid', 'Peter Holm']]);
  });

  it.each([
    ['bare guilt says nothing that could be true', 'The company denied any wrongdoing.'],
    ['what is withheld is no claim', 'The judge denied bail to Peter Holm.'],
    ['nor is a request', 'The ministry denied a request for more troops.'],
  ])('not so: %s', (_why, text) => {
    expect(factsOf(text)).toEqual([]);
  });
});

describe('a denier’s own words repeat his denial', () => {
  const denial = 'Mayor Ana Ruiz denied the reports.';

  it('where they say that it is not so', () => {
    expect(factsOf(`${denial} “We have not sold the hall,” Ruiz said.`)).toEqual([
      ['denied', 'Ana Ruiz has sold the hall', 'Ana Ruiz'],
    ]);
  });

  it('and not where they only say what would be if', () => {
    const facts = factsOf(`${denial} “If there are no votes, there will be no sale,” Ruiz said.`);
    expect(facts.filter(([status]) => status === 'denied')).toEqual([]);
  });
});
