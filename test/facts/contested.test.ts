import { describe, expect, it } from 'vitest';
import { digestOf, factOn } from './facts-of.ts';

const deniersOf = (words: string, text: string) => factOn(words, digestOf(text)).contestedBy;

describe('a claim is contested by', () => {
  it.each([
    [
      '"which he denied"',
      'Karim Aziz was accused of planning the robbery, which he denied.',
      'planning',
      'Karim Aziz',
    ],
    [
      '"a charge he denies"',
      'Police accused Karim Aziz of planning the robbery, a charge he denies.',
      'robbery',
      'Karim Aziz',
    ],
    [
      '"denied involvement"',
      'Norland blamed Vestland for the attack. Vestland denied involvement.',
      'attack',
      'Vestland',
    ],
    [
      '"denied any wrongdoing"',
      'The opposition accused Minister Ana Ruiz of taking bribes. Ruiz denied any wrongdoing.',
      'taking bribes',
      'Ana Ruiz',
    ],
    [
      '"denied responsibility for the sinking"',
      'Norland said Vestland had sunk the ferry. Vestland has denied responsibility for the sinking.',
      'sunk the ferry',
      'Vestland',
    ],
    [
      '"disputed that"',
      'Norland Oil said the leak had been stopped. Residents disputed that, saying oil was still flowing.',
      'leak had been',
      'residents',
    ],
    [
      '"dismissed the figures"',
      'Union leader Maria Sand said 300 workers had been fired. The firm dismissed the figures as exaggerated.',
      'workers had been fired',
      'firm',
    ],
    [
      '"called the report false"',
      'The Herald reported that Minister Ana Ruiz had resigned. Her office called the report false.',
      'resigned',
      "Ana Ruiz's office",
    ],
    [
      '"dismissed as false a report that"',
      'The army dismissed as false a report that it had shelled the town.',
      'shelled the town',
      'army',
    ],
    [
      '"a claim that Sudland disputes"',
      'Norland says the strait is closed, a claim that Sudland disputes.',
      'strait is closed',
      'Sudland',
    ],
    [
      '"reports that … were denied"',
      'Reports that the king had died were denied by the palace.',
      'king had died',
      'palace',
    ],
    [
      '"there is no truth in it"',
      'The Herald reported that Minister Ana Ruiz had resigned. “There is no truth in the report,” her spokesman Peter Holm said.',
      'had resigned',
      'Peter Holm',
    ],
    [
      '"these accusations are baseless"',
      '“These accusations are baseless,” Peter Holm said after Vestland accused Norland of hacking the bank.',
      'hacking the bank',
      'Peter Holm',
    ],
    [
      '"has pleaded not guilty"',
      'Prosecutors say Holm stole two million crowns. Holm has pleaded not guilty.',
      'two million',
      'Holm',
    ],
    [
      '"maintains his innocence"',
      'Prosecutors say Holm stole two million crowns. Holm maintains his innocence.',
      'two million',
      'Holm',
    ],
    [
      '"had no role in"',
      'Norland accused the Vestland government of shelling the market. The Vestland government said it had no role in the shelling.',
      'shelling the market',
      'Vestland government',
    ],
    [
      '"nobody did"',
      'A former clerk said that Ruiz had pressured the bank. The bank’s director said nobody had put pressure on it.',
      'had pressured',
      'bank’s director',
    ],
    [
      '"made no such offer"',
      'President Ana Ruiz said that Norland had offered to pay. A spokesman for Norland said it had made no such offer.',
      'offered to pay',
      'spokesman for Norland',
    ],
    [
      '"I have never"',
      'The opposition said Minister Ana Ruiz had taken bribes. “I have never taken a bribe,” she said.',
      'taken bribes',
      'Ana Ruiz',
    ],
    [
      '"insisted that" something else',
      'Mayor Ana Ruiz said the ship was bound for Orsa. The ship’s captain insisted that it was going to Lund.',
      'bound for Orsa',
      'ship’s captain',
    ],
    [
      'the opposite state',
      'Police said Peter Holm had died in the crash. His wife said he was alive.',
      'died in the crash',
      "Peter Holm's wife",
    ],
    [
      '"did nothing wrong"',
      'A clerk’s complaint said that Minister Ana Ruiz misused her office. “I did nothing wrong,” Ruiz said.',
      'misused',
      'Ana Ruiz',
    ],
    [
      '"have committed no crime"',
      'Prosecutors say Holm took bribes. “I have committed no crime,” Holm told the court.',
      'took bribes',
      'Holm',
    ],
    [
      '"were without merit"',
      'Norland Oil is alleged to have dumped waste into the river. Norland Oil said the allegations were without merit.',
      'dumped waste',
      'Norland Oil',
    ],
    [
      '"found no such thing"',
      'The Herald reported that the mayor had sold the school. An inquiry by the auditors found no such sale.',
      'sold the school',
      'inquiry by the auditors',
    ],
    [
      '"there is no agreement"',
      'Norland’s president said the two countries had reached an agreement. “There is no agreement,” Vestland’s minister Ana Ruiz told reporters.',
      'reached an agreement',
      'Ana Ruiz',
    ],
    [
      '"has no plans to"',
      'Two newspapers reported that Minister Ana Ruiz would resign. Her office said she had no plans to resign.',
      'would resign',
      "Ana Ruiz's office",
    ],
    [
      'another winner',
      'The Herald says Ana Ruiz won the election. President Tom Vale has claimed that he won the election.',
      'Ana Ruiz won',
      'Tom Vale',
    ],
    [
      'the opposite of being armed',
      'Police said the man had been armed. A neighbour, Ana Ruiz, said the man was unarmed.',
      'had been armed',
      'Ana Ruiz',
    ],
    [
      'another direction',
      'The army said the rocket was fired to the west. A military source said the rocket had been fired to the east.',
      'to the west',
      'military source',
    ],
    [
      'another culprit',
      'The Red Brigade claimed responsibility for the bombing. Norland’s army blamed Vestland for the bombing.',
      'claimed responsibility',
      'Norland’s army',
    ],
    [
      '"despite its denials"',
      'Despite Norland’s denials, the troops crossed the border on Monday.',
      'crossed the border',
      'Norland',
    ],
    [
      'a denial of a clerk’s allegations',
      'The firm denied allegations by a former employee that it had dumped waste in the river.',
      'dumped waste',
      'firm',
    ],
  ])('%s', (_how, text, words, denier) => {
    expect(deniersOf(words, text)).toEqual([denier]);
  });
});

describe('a claim is not contested by', () => {
  it.each([
    [
      'another count',
      'Police said two people were hurt. The ministry said three people were hurt.',
      'two people',
    ],
    [
      'what is withheld from somebody',
      'Parliament approved funding for the wall. Parliament had denied funding for a wall before.',
      'approved',
    ],
    [
      'a court that dismisses a case',
      'Holm said the firm had broken the contract. The court dismissed the case.',
      'broken the contract',
    ],
    [
      'a denial of charges not told',
      'Police closed the bridge on Monday. Karim Aziz has pleaded not guilty.',
      'closed the bridge',
    ],
    [
      'a negative of something else',
      'Police said Holm had sold the house. The mayor said Holm had not paid the tax.',
      'sold the house',
    ],
  ])('%s', (_what, text, words) => {
    expect(deniersOf(words, text)).toEqual([]);
  });
});

it('what is denied is told without its denial', () => {
  const text = 'Karim Aziz was accused of planning the robbery, which he denied.';
  expect(digestOf(text).facts.map(({ what }) => what)).toEqual(['Karim Aziz planned the robbery']);
});

describe('what somebody is accused of is told, and open:', () => {
  it.each([
    ['Karim Aziz was accused by Vestland of hacking the bank.', 'Karim Aziz hacked the bank'],
    ['Holm is suspected of having stolen the painting.', 'Holm had stolen the painting'],
    ['Holm was suspected of fraud.', 'Holm is responsible for fraud'],
    ['Norland was blamed for the fire.', 'Norland is responsible for the fire'],
  ])('%s', (text, what) => {
    expect(digestOf(text).facts).toMatchObject([{ what, status: 'unconfirmed' }]);
  });
});

it('that somebody was charged in court has happened', () => {
  expect(digestOf('Holm was charged with stealing two cars.').facts).toMatchObject([
    { what: 'Holm was charged with stealing two cars', status: 'confirmed' },
  ]);
});

it('a denial that is only feared contests nothing', () => {
  const text =
    'Norland said the ferry had sunk. If Vestland denies the report, the envoy will leave.';
  expect(deniersOf('ferry had sunk', text)).toEqual([]);
});

it('a bare denial is no claim of its own', () => {
  const text = 'Police said rebels had killed twelve soldiers. The rebels rejected the report.';
  expect(digestOf(text).facts).toHaveLength(1);
});
