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
    [
      'a hedge in a phrase leaves the claim as it is, without the phrase',
      'The designer Ole Brandt died on Saturday at his home, reportedly due to a rare infection.',
      ['confirmed | The designer Ole Brandt died on Saturday at his home'],
    ],
    [
      'a hedge inside a noun group likewise',
      'Last month, Norland Energy withdrew a bid reportedly worth 30 million euros.',
      ['confirmed | Last month, Norland Energy withdrew a bid'],
    ],
    [
      'a hedge at the head of a sentence covers both its halves',
      'Reportedly, two people were killed and at least eight people were injured in a fire.',
      [
        'unconfirmed | At least eight people were injured in a fire',
        'unconfirmed | Two people were killed',
      ],
    ],
    [
      'what a suspect does is not suspected',
      'Police said the suspected gunman surrendered himself to officers.',
      ['confirmed | The suspected gunman surrendered himself to officers | police'],
    ],
    [
      'what is possible has been chosen all the same',
      'Three possible places for the bridge have been selected.',
      ['confirmed | Three possible places for the bridge have been selected'],
    ],
    [
      'an estimate is no certainty',
      'The arm is estimated to be about 30,000 light-years long.',
      ['unconfirmed | The arm is about 30,000 light-years long'],
    ],
    [
      'however sure, it is still to come',
      'The election is nearly certain to be won by the Centre Party.',
      ['unconfirmed | The election is nearly certain to be won by the Centre Party'],
    ],
    [
      'reports without a name are second-hand',
      'Media reports describe the parade as being the largest in decades.',
      ['unconfirmed | Media reports describe the parade as being the largest in decades'],
    ],
    [
      'a toll counted by officials is official',
      'Officials said the storm killed nine people.',
      ['confirmed | The storm killed nine people | officials'],
    ],
    [
      'other words of theirs are anonymous',
      'Officials said the storm had changed its course.',
      ['unconfirmed | The storm had changed its course | officials'],
    ],
    [
      'researchers can be asked at their university',
      'Researchers from the University of Orsa reported that the deaths were caused by lead.',
      ['confirmed | The deaths were caused by lead | researchers from the University of Orsa'],
    ],
    [
      'a recording is a document',
      'The full video revealed that Holm was speaking about forgiveness.',
      ['confirmed | Holm was speaking about forgiveness | full video'],
    ],
    [
      'bodies that were named before are no strangers',
      'Norland Energy and Orsa Steel will merge. The companies said that the merger is the fruit of long talks.',
      [
        'confirmed | Norland Energy and Orsa Steel will merge',
        'confirmed | The merger is the fruit of long talks | companies',
      ],
    ],
    [
      'a family stands behind its deaths',
      'The heiress Eva Lind died on Monday at the age of 95, her son Ole Lind announced.',
      ['confirmed | The heiress Eva Lind died on Monday at the age of 95 | Ole Lind'],
    ],
    [
      'a country’s plans are its government’s to confirm',
      "Norland's prime minister Ana Ruiz said her country will provide the town with 66 million euros.",
      ["confirmed | Ana Ruiz's country will provide the town with 66 million euros | Ana Ruiz"],
    ],
    [
      'a board’s plans are its council’s',
      'Orsa Council said the board will look closely at the case.',
      ['confirmed | The board will look closely at the case | Orsa Council'],
    ],
    [
      'an allegation tells without “that”',
      'The charge stemmed from allegations Holm tried to bribe the inspector.',
      [
        'confirmed | The charge stemmed from allegations',
        'unconfirmed | Holm tried to bribe the inspector | allegations',
      ],
    ],
    [
      'who made a suggestion is not told',
      'Suggestions were made that Lind was chosen because she was rich.',
      ['unconfirmed | Lind was chosen because she was rich | suggestions'],
    ],
    [
      'whom an agency quotes speaks',
      '"The bridge has been closed since May," Orsa News Agency quoted Mayor Ana Ruiz.',
      ['confirmed | The bridge has been closed since May | Ana Ruiz'],
    ],
    [
      'a participle between commas tells nothing of what stands round it',
      'The February deficit, announced on Thursday, outstripped the revenue of the month.',
      ['confirmed | The February deficit outstripped the revenue of the month'],
    ],
    [
      'the name behind an office of something speaks',
      'United States Secretary of State Ana Holm has warned that the harbour is unsafe.',
      ['confirmed | The harbour is unsafe | Ana Holm'],
    ],
    [
      'a body before an office is no name',
      'Treasury Secretary, Emil Dahl, has warned that the country reached its limit in April.',
      ['confirmed | The country reached its limit in April | Emil Dahl'],
    ],
    [
      'a role behind a name may lack its second comma',
      'Adel al Lund, a Baghdad municipality spokesman said that the wheel is taller than the tower.',
      ['confirmed | The wheel is taller than the tower | Adel al Lund'],
    ],
    [
      'a statement is of the one who released it',
      'According to a statement released by the White House, the material has been moved to a safe place.',
      ['confirmed | The material has been moved to a safe place | White House'],
    ],
    [
      'whom a paper cites says it',
      'Orsa Telegraph cited senior officials as saying that the plan was dead.',
      ['unconfirmed | The plan was dead | senior officials'],
    ],
    [
      'who answers somebody is not the one answered',
      'Answering a statement by Dahl, Lieutenant Colonel Emil Lund, a ministry spokesman, defended the camp.',
      [
        'confirmed | Lieutenant Colonel Emil Lund, a ministry spokesman, defended the camp | Emil Lund',
      ],
    ],
    [
      'a court that dismisses a lawsuit denies nothing',
      "Judge Ana Holm dismissed the Open Press Foundation's lawsuit against Emil Dahl.",
      [
        "confirmed | Judge Ana Holm dismissed the Open Press Foundation's lawsuit against Emil Dahl",
      ],
    ],
    [
      'nor one that dismisses the charges',
      'A judge dismissed the charges against Holm on Monday.',
      ['confirmed | A judge dismissed the charges against Holm on Monday'],
    ],
    [
      'nor a president who dismisses a minister',
      'President Ruiz dismissed the defence minister on Friday.',
      ['confirmed | President Ruiz dismissed the defence minister on Friday'],
    ],
    [
      'what somebody does not say is no claim',
      'The firm declined to say how many people it had let go.',
      [],
    ],
    [
      'what acts behind an opening and a comma acts',
      'On Friday the legislature of Norland, the Great Council, voted 66 to 27 to open the harbour.',
      [
        'confirmed | On Friday the legislature of Norland, the Great Council, voted 66 to 27 to open the harbour',
      ],
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
