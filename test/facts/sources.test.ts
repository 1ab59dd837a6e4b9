import { describe, expect, it } from 'vitest';
import { digestOf, factOn } from './facts-of.ts';

/** Who says it, and the row that decided. */
function toldIn(text: string, words: string) {
  const { attributions, rule } = factOn(words, digestOf(text));
  return [...attributions.map(({ source }) => source), rule].join(' | ');
}

describe('who says it is found', () => {
  it.each([
    [
      'in the middle of the clause',
      'The bridge, according to the Gazeta Lund in March, is unsafe.',
      'bridge',
      'Gazeta Lund | second-hand',
    ],
    [
      'behind a quotation, next to the verb',
      '"I disagreed with the plan, as did others," wrote Ruiz on Monday.',
      'disagreed with the plan',
      'Ruiz | official-on-record',
    ],
    [
      'as whoever takes the stance',
      'Several campaigners criticised the new law.',
      'criticised',
      'several campaigners | own-voice',
    ],
    [
      'as whoever takes it, behind "by"',
      'The new law was condemned by the Norland government.',
      'condemned',
      'Norland government | official-on-record',
    ],
    [
      'as the paper of its own acts',
      'The Daily Telegraph said that it would close its office in Lund.',
      'would close',
      'Daily Telegraph | official-on-record',
    ],
    [
      'behind "according to", not in what a flood claims',
      'The flood claimed 15 lives in May, according to the Norland Health Council.',
      'claimed 15 lives',
      'Norland Health Council | official-on-record',
    ],
    [
      'over two clauses, the second with a "he" of its own',
      'The ministry denied the reports, saying, "There is no truth to what was written about Peter Holm and he is still in his office."',
      'still in his office',
      'ministry | official-on-record',
    ],
    [
      'behind "per"',
      'Per the ministry’s safety framework, all ferries are to be inspected this year.',
      'ferries',
      'ministry’s safety framework | official-on-record',
    ],
    [
      'behind it, with "added"',
      'The water was clean, Mayor Ana Ruiz added.',
      'water was',
      'Ana Ruiz | official-on-record',
    ],
    [
      'as "it", who spoke before',
      'Two people were missing, the coast guard said. It said divers had searched the hull.',
      'divers',
      'coast guard | official-on-record',
    ],
    [
      'in "as police said"',
      'As police said on Monday, the bridge was closed.',
      'bridge was',
      'police | official-on-record',
    ],
    [
      'in "as reported by"',
      'The bridge was closed on Monday, as reported by the Herald.',
      'bridge was',
      'Herald | second-hand',
    ],
    [
      'above what was sent',
      'The minister sent a message to reporters blaming Norland for the attack.',
      'Norland for',
      'minister | interested',
    ],
    [
      'by what it is: a news agency',
      'The news agency Norpress reported that the minister had resigned.',
      'resigned',
      'Norpress | second-hand',
    ],
    [
      'by what it is: a news site',
      'The news site Lundnews, citing police sources, said the fire was set on purpose.',
      'set on purpose',
      'Lundnews | second-hand',
    ],
    [
      'where a stance is taken',
      'The United Nations denounced the attack on the market.',
      'denounced',
      'United Nations | official-on-record',
    ],
    [
      'of a demand',
      'The union demanded that the firm reopen its plant in the north.',
      'demanded',
      'union | official-on-record',
    ],
  ])('%s', (_where, text, words, told) => {
    expect(toldIn(text, words)).toBe(told);
  });
});

describe('the status of', () => {
  it.each([
    [
      'a claim that could not be verified is open',
      'Sudland said it had shot down two jets. The claim could not be verified.',
      'shot down two jets',
      'no-evidence',
    ],
    [
      'a claim that an outlet could not verify is open',
      'Sudland said it had shot down two jets. The Herald could not independently verify the claim.',
      'shot down two jets',
      'no-evidence',
    ],
    [
      'a claim whose noun is the subject is open',
      "Sudland's claim that it shot down two jets could not be verified.",
      'shot down two jets',
      'no-evidence',
    ],
    [
      'a claim that nobody has confirmed so far is its holder’s',
      'Sudland said it had shot down two jets. Norland has not confirmed the claim.',
      'shot down two jets',
      'official-on-record',
    ],
    [
      'what a government says its country will do is a plan on record',
      'French President Anne Duval said on Monday that France will send 200 troops.',
      'send 200 troops',
      'official-on-record',
    ],
    [
      'what another country will do is foretold',
      'French President Anne Duval said on Monday that Spain will send 200 troops.',
      'send 200 troops',
      'hedged',
    ],
    [
      'what a mayor says the city will do is a plan on record',
      'Mayor Ana Ruiz said the city would plant 1,000 trees.',
      'plant 1,000 trees',
      'official-on-record',
    ],
    [
      'what an office has set down for a day is a plan on record',
      'The ministry said the school would reopen on Monday.',
      'reopen on Monday',
      'official-on-record',
    ],
    [
      'what depends on the weather is foretold',
      'The ministry said the school would reopen on Monday if the storm passed.',
      'reopen on Monday',
      'hedged',
    ],
    [
      'what is not mentioned is open',
      'The ministry did not mention if there were casualties.',
      'there were casualties',
      'asked',
    ],
    [
      'what there is no evidence of is open',
      'Minister Ana Ruiz said there was no evidence the attack came from Norland.',
      'attack came',
      'no-evidence',
    ],
    [
      'what there is no indication of is open',
      'There is no indication that the plane was hit.',
      'plane was hit',
      'no-evidence',
    ],
    [
      'losses reported by nobody is hedged',
      '70 dead are reported in the village.',
      '70 dead',
      'hedged',
    ],
    [
      'what a court heard is hedged',
      'The court heard that Holm had stolen two million crowns.',
      'stolen',
      'hedged',
    ],
    [
      'what a law allows is plain',
      'Under the law, a court may fine a driver up to 500 crowns.',
      'may fine',
      'own-voice',
    ],
    [
      'what a guess gives no law for is hedged',
      'A court may fine the driver up to 500 crowns.',
      'may fine',
      'hedged',
    ],
    [
      'rebels’ own losses is on record',
      'A spokesman for the rebels said they had lost twelve men.',
      'twelve men',
      'official-on-record',
    ],
    [
      'rebels’ word on their enemy is interested',
      'The rebels said the army had lost twelve men.',
      'twelve men',
      'interested',
    ],
    [
      'what came before a rumour is the article’s own',
      'Initial reports from the hospital suggested no poison was found before Omar Haddad was flown to Lund.',
      'was flown',
      'own-voice',
    ],
  ])('%s', (_what, text, words, rule) => {
    expect(factOn(words, digestOf(text)).rule).toBe(rule);
  });
});
