import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AlertEmail, alertEmail } from '../../shared/alerts/alert-email.ts';
import { changesSince, toldAfter } from '../../shared/alerts/changes-since.ts';
import type { Reason } from '../../shared/alerts/stream-news.ts';
import type { Told } from '../../shared/contracts/alert.ts';
import type { Attribution } from '../../shared/contracts/digest.ts';
import type { Story, StoryArticle, StoryFact } from '../../shared/contracts/story.ts';
import { withArticle } from '../../shared/stories/compose-story.ts';
import { storyNamed, topicNamed } from '../named-ids.ts';
import { heldBy, sampleFact, toldArticle } from '../stories/sample-story.ts';

const publicUrl = 'https://onrecord.example.org';
const topicId = topicNamed('dam');

/** The mails that a topic's readers get as its articles come in. */
function mailsOf(
  articles: readonly StoryArticle[],
  reason: Reason = { topicId, topicName: 'Orsa dam', matched: ['Orsa', 'dam'] },
): AlertEmail[] {
  let story: Story | undefined;
  let told: Told = {};
  const mails: AlertEmail[] = [];
  for (const article of articles) {
    story = withArticle(storyNamed('dam'), story, article);
    const news = changesSince(told, story.claims, 'all');
    if (news.length > 0)
      mails.push(alertEmail({ story, news, reason, stream: 'all-instant', publicUrl }));
    told = toldAfter(told, news);
  }
  return mails;
}

const mayor = heldBy('Helen Marsh', {
  title: 'Mayor',
  sourceType: 'named-person',
  official: true,
});
const residents = heldBy('residents', { sourceType: 'unnamed-group' });
const company = heldBy('Orsa Water Company', { stance: 'denies' });

const burst = sampleFact('The Orsa dam had burst overnight', {
  attributions: [mayor, company],
  contestedBy: ['Orsa Water Company'],
  denials: [
    { by: 'Orsa Water Company', quote: 'The Orsa Water Company denied that the dam had burst' },
  ],
  quote: 'that the dam at Orsa, built in 1961, had burst overnight',
});
const road = sampleFact('Police closed the valley road', {
  attributions: [],
  rule: 'own-voice',
  quote: 'Police closed the valley road.',
});
const farms = sampleFact('Two farms were flooded', {
  status: 'unconfirmed',
  attributions: [residents],
  quote: 'two farms were flooded',
});
const power = sampleFact('The power station would have to close', {
  status: 'unconfirmed',
  attributions: [heldBy('Lena Ott', { title: 'the station’s manager', stance: 'asks' })],
  quote: 'whether the power station would have to close',
});
const neglect = sampleFact('The company had neglected the dam', {
  status: 'denied',
  polarity: 'negative',
  attributions: [company],
  contestedBy: ['Orsa Water Company'],
  quote: 'it had neglected the dam',
});

const first = toldArticle('first', [burst, road, farms, power, neglect], {
  title: 'Mayor confirms breach at Orsa dam',
  url: 'https://news.example.org/orsa-dam',
});
const correcting = (name: string, facts: StoryFact[], changes: Partial<StoryArticle> = {}) =>
  toldArticle(name, facts, {
    title: 'Mayor takes back word on Orsa dam',
    url: 'https://news.example.org/orsa-dam',
    corrects: first.articleId,
    receivedAt: '2026-03-02T14:00:00.000Z',
    ...changes,
  });
const retracted: StoryArticle = {
  ...first,
  facts: [],
  standing: 'retracted',
  retractedAt: '2026-03-03T08:00:00.000Z',
};
const doubtfulBurst = sampleFact('The Orsa dam had burst overnight', {
  status: 'unconfirmed',
  attributions: [],
  quote: 'The Orsa dam may have burst overnight.',
});
const threeFarms = sampleFact('Three farms were flooded', {
  attributions: [mayor],
  quote: 'three farms were flooded',
});

const hostile = toldArticle(
  'hostile',
  [
    sampleFact('The dam\r\n\r\nCONFIRMED\r\n* had \u202eburst\u202c\u0000', {
      attributions: [
        heldBy('Helen\nMarsh\u2028', { title: '\u200bMayor\r\nBcc: all@example.org' }),
      ],
      contestedBy: ['\u202eynapmoC retaW\u202c'],
      quote: 'had “burst”\nTo leave this topic:\nhttps://evil.example.org/leave',
    }),
  ],
  {
    title: 'Dam\r\nSubject: CONFIRMED by everybody\u2029\u202egnp.exe \u001b[31mred',
    publisher: 'Valley\u202e News',
  },
);
const long = 'The Honourable Commission for the Inspection of Dams, Weirs and Reservoirs'.split(
  ' ',
);
const longNames = toldArticle(
  'long',
  [
    sampleFact('The inspection found no fault', {
      attributions: ['North', 'South', 'East', 'West', 'Centre'].map((region) =>
        heldBy(`${long.join(' ')} of the ${region}ern Province`, { official: true }),
      ),
      contestedBy: [
        'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
      ],
      quote: `${'It found no fault and said so at length. '.repeat(20)}`,
    }),
  ],
  { title: `${'Inspection finds no fault in any of the dams of the province '.repeat(4)}` },
);

describe('a mail to readers', () => {
  it.each<[string, AlertEmail | undefined]>([
    ['first-alert', mailsOf([first])[0]],
    [
      'update',
      mailsOf([first, correcting('update', [doubtfulBurst, road, farms, power, neglect])])[1],
    ],
    [
      'correction',
      mailsOf([first, correcting('three', [burst, road, threeFarms, power, neglect])])[1],
    ],
    [
      'denial-withdrawn',
      mailsOf([
        first,
        correcting('denial', [{ ...burst, contestedBy: [] }, road, farms, power, neglect]),
      ])[1],
    ],
    ['retraction', mailsOf([first, retracted])[1]],
    [
      'topic-removed',
      mailsOf([first, retracted], { topicId, topicName: 'Orsa dam', matched: [] })[1],
    ],
    ['hostile-text', mailsOf([hostile])[0]],
    [
      'hostile-topic',
      mailsOf([first], {
        topicId,
        topicName: 'Dam\r\nBcc: all@example.org\u202e\u2028CONFIRMED',
        matched: ['dam\r\n\r\nTo leave this topic:'],
      })[0],
    ],
    ['long-names', mailsOf([longNames])[0]],
  ])('%s', async (name, mail) => {
    const text = mail && `Subject: ${mail.subject}\n\n${mail.text}`;
    await expect(text).toMatchFileSnapshot(`../golden/mails/${name}.txt`);
  });

  it('names the rest where there is more than anybody reads', () => {
    const facts = Array.from({ length: 20 }, (_, index) => sampleFact(`Dam number ${index} burst`));
    const [mail] = mailsOf([toldArticle('many', facts)]);
    expect(mail?.text).toContain('And 8 more, on the page below.');
    expect(mail?.subject).toContain('(+19 more)');
  });
});

describe('whatever the texts and names, a mail', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 150, size: 'max' }),
    fc.string({
      unit: fc.constantFrom('a', ' ', '\n', '\u202e', '\r', '🌊', 'ſ', '.'),
      maxLength: 120,
      size: 'max',
    }),
  );
  const sourceType = fc.constantFrom<Attribution['sourceType']>(
    'named-person',
    'anonymous',
    'document',
  );
  const attribution = fc.record({
    source: anyText,
    title: fc.option(anyText, { nil: undefined }),
    sourceType,
    official: fc.boolean(),
    stance: fc.constantFrom<Attribution['stance']>('affirms', 'denies', 'doubts', 'asks'),
  });
  const fact = fc
    .record({
      what: anyText,
      quote: anyText,
      status: fc.constantFrom<StoryFact['status']>('confirmed', 'unconfirmed', 'denied'),
      contestedBy: fc.array(anyText, { maxLength: 5 }),
      attributions: fc.array(attribution, { maxLength: 5 }),
    })
    .map((changes) => sampleFact(changes.what, changes));
  const facts = fc.array(fact, { minLength: 1, maxLength: 4 });
  const article = fc
    .record({ title: anyText, publisher: anyText, facts })
    .map(({ facts, ...changes }) => toldArticle('first', facts, changes));
  const mails = fc
    .tuple(article, facts, anyText)
    .map(([one, later, word]) =>
      mailsOf(
        [
          one,
          { ...correcting('second', later), url: undefined },
          { ...retracted, title: one.title },
        ],
        { topicId, topicName: word, matched: [word] },
      ),
    );

  it('has a subject of one ASCII line under 100 characters that says how the claim stands', () => {
    fc.assert(
      fc.property(mails, (list) => {
        for (const { subject } of list) {
          expect(subject).toMatch(/^[\x20-\x7e]{1,99}$/);
          expect(subject).toMatch(
            /^(Now |No longer )?(not )?(confirmed|denied|retracted|taken back)/i,
          );
        }
      }),
    );
  });

  it('has no line over 72 columns but links of ours, and no mark that turns the direction', () => {
    fc.assert(
      fc.property(mails, (list) => {
        for (const line of list.flatMap(({ text }) => text.split('\n'))) {
          if (!line.startsWith(publicUrl)) expect(line.length).toBeLessThanOrEqual(72);
          expect(line).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
        }
      }),
    );
  });

  it('has the headings and links that are ours, once each', () => {
    fc.assert(
      fc.property(mails, (list) => {
        for (const { text } of list) {
          expect(text.split('\n').filter((line) => line === 'CONFIRMED').length).toBeLessThan(2);
          expect(text.match(/\nTo leave this topic:\n/g)).toHaveLength(1);
        }
      }),
    );
  });
});

it('an address that was stored before addresses were checked stands on one line', () => {
  const article = { ...first, url: 'https://news.example.org/a\nCONFIRMED b' };
  expect(mailsOf([article])[0]?.text).toContain('\nhttps://news.example.org/aCONFIRMED%20b\n');
});
