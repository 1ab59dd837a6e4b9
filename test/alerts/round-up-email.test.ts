import { describe, expect, it } from 'vitest';
import { changesSince } from '../../shared/alerts/changes-since.ts';
import { roundUpEmail, type StoryNews } from '../../shared/alerts/round-up-email.ts';
import { articleNamed, storyNamed, topicNamed } from '../named-ids.ts';
import { heldBy, sampleClaim, sampleStory, toldArticle } from '../stories/sample-story.ts';

const publicUrl = 'https://onrecord.example.org';
const topic = { topicId: topicNamed('dam'), topicName: 'Orsa dam' };
const company = heldBy('Orsa Water Company');

function newsOf(
  name: string,
  title: string,
  claims: readonly [string, Parameters<typeof sampleClaim>[1]][],
): StoryNews {
  const article = toldArticle(name, [], { title, articleId: articleNamed(name) });
  const story = sampleStory({
    storyId: storyNamed(name),
    articles: [article],
    claims: claims.map(([what, changes]) =>
      sampleClaim(what, {
        facts: [],
        history: [
          {
            at: '2026-03-02T09:30:00.000Z',
            to: 'confirmed',
            contestedBy: [],
            articleId: articleNamed(name),
          },
        ],
        ...changes,
      }),
    ),
  });
  return { story, news: changesSince({}, story.claims, 'all'), matched: ['Orsa', 'dam'] };
}

const breach = newsOf('breach', 'Mayor confirms breach at Orsa dam', [
  [
    'The Orsa dam had burst overnight',
    {
      contestedBy: ['Orsa Water Company'],
      quote: 'that the dam at Orsa, built in 1961, had burst overnight',
    },
  ],
  ['Two farms were flooded', { state: 'unconfirmed', attributions: [heldBy('residents')] }],
]);
const inquiry = newsOf('inquiry', 'Inquiry into Orsa dam announced', [
  ['The company would answer every question', { attributions: [company] }],
]);
const takenBack: StoryNews = {
  ...breach,
  news: breach.news.slice(0, 1).map(({ claim }) => ({
    claim: { ...claim, state: 'retracted', contestedBy: [] },
    before: {
      what: claim.what,
      state: 'confirmed',
      contestedBy: ['Orsa Water Company'],
      status: 'Confirmed by Helen Marsh (Mayor); denied by Orsa Water Company',
    },
  })),
};
const many = Array.from({ length: 60 }, (_, index) =>
  newsOf(
    `many ${index}`,
    `Report ${index + 1} on the Orsa dam`,
    Array.from({ length: 9 }, (_, fact) => [
      `Measure ${fact + 1} of report ${index + 1} was taken ${'and noted '.repeat(20)}`.trim(),
      {},
    ]),
  ),
);

describe('a mail about what waited', () => {
  it.each<[string, Parameters<typeof roundUpEmail>[0]]>([
    ['daily', { stories: [breach, inquiry], topic, stream: 'all-daily', publicUrl }],
    ['daily-one-story', { stories: [inquiry], topic, stream: 'confirmed-daily', publicUrl }],
    [
      'daily-with-retraction',
      { stories: [takenBack, inquiry], topic, stream: 'all-daily', publicUrl },
    ],
    ['after-rest', { stories: [inquiry, breach], topic, stream: 'all-instant', publicUrl }],
  ])('%s', async (name, content) => {
    const { subject, text } = roundUpEmail(content);
    await expect(`Subject: ${subject}\n\n${text}`).toMatchFileSnapshot(
      `../golden/mails/${name}.txt`,
    );
  });

  it('tells what still stands of an article that was corrected under its new headline', () => {
    const [old] = breach.story.articles;
    const correctedBy = articleNamed('takes back');
    const newer = toldArticle('takes back', [], {
      title: 'Mayor takes back word on Orsa dam',
      articleId: correctedBy,
      corrects: old?.articleId,
    });
    const articles = [{ ...(old ?? newer), standing: 'corrected' as const, correctedBy }, newer];
    const stories = [{ ...breach, story: { ...breach.story, articles } }];
    const { text } = roundUpEmail({ stories, topic, stream: 'all-daily', publicUrl });
    expect(text).toContain('Mayor takes back word on Orsa dam');
    expect(text).not.toContain('Mayor confirms breach');
    expect(text).toContain(`${publicUrl}/digests/${correctedBy}`);
  });

  it('names the stories for which there is no room, and stays within what SNS takes', () => {
    const { text, subject } = roundUpEmail({
      stories: many,
      topic,
      stream: 'all-daily',
      publicUrl,
    });
    expect(text).toMatch(/\n\d+ MORE STORIES\n\n\* Report \d+ on the Orsa dam\n {2}https:/);
    expect(text.match(/\/digests\//g)).toHaveLength(60);
    expect(Buffer.byteLength(text)).toBeLessThan(256 * 1024);
    expect(subject.length).toBeLessThan(100);
    for (const line of text.split('\n')) {
      if (!line.includes(publicUrl)) expect(line.length).toBeLessThanOrEqual(72);
    }
  });
});
