import { describe, expect, it } from 'vitest';
import { digestOf } from './facts-of.ts';

/** A fact in one line: its status, the words, who says it, who denies it. */
function linesOf(text: string): string[] {
  return digestOf(`${text} The harbour lies in the north of the town, near the old market.`, '')
    .facts.filter(({ what }) => !what.includes('harbour lies'))
    .map(({ status, what, attributions, contestedBy }) => {
      const holders = attributions
        .filter(({ stance }) => stance !== 'denies')
        .map(({ source }) => source);
      const deniers = contestedBy.map((name) => `not so: ${name}`);
      return [status, what, ...holders, ...deniers].join(' | ');
    })
    .sort();
}

describe('what a careful editor reads in a sentence of news:', () => {
  it.each([
    [
      'a relative clause tells news of its own',
      'Mayor Ana Ruiz, who was elected in May, said the bridge was closed.',
      ['confirmed | Ana Ruiz was elected in May', 'confirmed | The bridge was closed | Ana Ruiz'],
    ],
    [
      'the last speaker of a chain holds the claim',
      'Mayor Ana Ruiz told reporters that police had told her the bridge was closed.',
      ['confirmed | The bridge was closed | police'],
    ],
    [
      'a plan is its own actor’s to confirm',
      'Norland Steel, in a statement, said it would close two plants and cut 500 jobs.',
      ['confirmed | Norland Steel would close two plants and cut 500 jobs | Norland Steel'],
    ],
    [
      'single marks quote as double ones do',
      "'We have closed the bridge,' Mayor Ana Ruiz told reporters. 'The workers' homes aren't safe.'",
      [
        "confirmed | The workers' homes aren't safe | Ana Ruiz",
        'confirmed | Ana Ruiz has closed the bridge | Ana Ruiz',
      ].sort(),
    ],
    [
      'a few words in single marks lose them',
      'Mayor Ana Ruiz said the council had ‘unlawfully’ closed the bridge.',
      ['confirmed | The council had unlawfully closed the bridge | Ana Ruiz'],
    ],
    [
      'who tells it in the middle of a sentence holds it all',
      'The new dam, Mayor Ana Ruiz told reporters, opened in May. The price of bread, the bank’s chief executive Peter Holm said in a report, rose to 5 dollars.',
      [
        'confirmed | The new dam opened in May | Ana Ruiz',
        'confirmed | The price of bread rose to 5 dollars | Peter Holm',
      ],
    ],
    [
      'the speaker stands behind the claim',
      'The bank plans to open ten branches in the north by 2030, chief executive Peter Holm said.',
      ['confirmed | The bank plans to open ten branches in the north by 2030 | Peter Holm'],
    ],
    [
      'who declines to say whether says nothing',
      'The mayor declined to say whether the bridge was closed.',
      ['unconfirmed | The bridge was closed | mayor'],
    ],
    [
      'what is investigated is asked',
      'Police are investigating whether the fire was set on purpose.',
      ['unconfirmed | The fire was set on purpose'],
    ],
    [
      'claims that are dismissed are nobody’s, and contested',
      'Mayor Ana Ruiz dismissed claims that the bridge was unsafe.',
      ['unconfirmed | The bridge was unsafe | claims | not so: Ana Ruiz'],
    ],
    [
      'who goes on to say it says it',
      'Mayor Ana Ruiz went on to say that the bridge was closed.',
      ['confirmed | The bridge was closed | Ana Ruiz'],
    ],
    [
      'what breaks off tells nothing',
      '“I was told this,” Mayor Ana Ruiz said. “The bridge was closed.”',
      ['confirmed | The bridge was closed | Ana Ruiz'],
    ],
    [
      'what stands behind a semicolon is no part of what stands before it',
      'The army denies the two fires are related; reports say the cause was a gas leak.',
      [
        'denied | The two fires are related | not so: army',
        'unconfirmed | The cause was a gas leak | reports',
      ],
    ],
    [
      'what is feared is open',
      'There are concerns that the dam is leaking into the river.',
      ['unconfirmed | The dam is leaking into the river'],
    ],
    [
      'what a deed will do to others is foretold',
      'The sale would reduce the number of ferry lines from four to three.',
      ['unconfirmed | The sale would reduce the number of ferry lines from four to three'],
    ],
    [
      'what is set down is a plan',
      'The cup will be held in Lund in May.',
      ['confirmed | The cup will be held in Lund in May'],
    ],
    [
      'what is one’s own is one’s own to tell',
      '“My deputy will be a woman,” Mayor Ana Ruiz said.',
      ["confirmed | Ana Ruiz's deputy will be a woman | Ana Ruiz"],
    ],
    [
      'what somebody might find is not found',
      'The bridge may be opened if an engineer finds that the pillars are sound.',
      ['unconfirmed | The bridge is opened'],
    ],
    [
      'an accusation is the accuser’s word',
      'President Ana Ruiz accused Vestland of shelling a village in the north.',
      ['unconfirmed | Vestland shelled a village in the north | Ana Ruiz'],
    ],
    [
      'neither confirming nor denying leaves it open',
      'The ministry neither confirmed nor denied that the ship had been seized.',
      ['unconfirmed | The ship had been seized | ministry'],
    ],
    [
      'two accounts set against each other contest each other',
      'Witnesses said the soldiers had opened fire first. The army, however, said the protesters had opened fire first.',
      [
        'confirmed | The protesters had opened fire first | army | not so: witnesses',
        'unconfirmed | The soldiers had opened fire first | witnesses | not so: army',
      ],
    ],
    [
      'an office-holder’s charge against a rival is his own',
      'Opposition leader Maria Sand said that the government had lied about the costs.',
      ['unconfirmed | The government had lied about the costs | Maria Sand'],
    ],
    [
      'officials without a name confirm nothing',
      'Health officials confirmed two new cases of measles in the capital.',
      [
        'unconfirmed | Health officials confirmed two new cases of measles in the capital | health officials',
      ],
    ],
    [
      'the name behind the office speaks',
      'The spokeswoman for the ministry, Eva Lind, told the Herald that the minister had not been informed.',
      ['confirmed | The minister had not been informed | Eva Lind'],
    ],
    [
      'no evidence is no denial',
      'The bank said there was nothing to suggest that data had been stolen.',
      ['unconfirmed | Data had been stolen | bank'],
    ],
    [
      'a condition makes a forecast',
      'If the talks fail, the union will call a strike, its leader Maria Sand said.',
      ['unconfirmed | If the talks fail, the union will call a strike | Maria Sand'],
    ],
  ])('%s', (_rule, text, lines) => {
    expect(linesOf(text)).toEqual(lines);
  });
});

it('tells when, on which day, and where', () => {
  const text = 'The firm closed a plant in Denmark on Monday. It had opened it in 1998.';
  const { facts } = digestOf(text);
  expect(facts[0]).toMatchObject({ when: 'on Monday', where: 'Denmark' });
});
