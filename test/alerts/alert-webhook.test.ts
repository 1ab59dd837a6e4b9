import { describe, expect, it } from 'vitest';
import { alertWebhook } from '../../shared/alerts/alert-webhook.ts';
import { AlertPayload } from '../../shared/contracts/alert-payload.ts';
import { storyNamed, topicNamed } from '../named-ids.ts';
import { heldBy, sampleClaim, sampleStory } from '../stories/sample-story.ts';

const topic = { topicId: topicNamed('dam'), topicName: 'Orsa dam' };
const common = {
  id: `${topic.topicId}#all-instant#${storyNamed('dam')}#000001`,
  topic,
  publicUrl: 'https://onrecord.example.org',
} as const;

const burst = sampleClaim('The Orsa dam had burst overnight', {
  contestedBy: ['Orsa Water Company'],
  quote: 'that the dam at Orsa, built in 1961, had burst overnight',
});
const farms = sampleClaim('Two farms were flooded', {
  state: 'unconfirmed',
  attributions: [heldBy('residents', { sourceType: 'unnamed-group' })],
});
const confirmedBefore = {
  what: farms.what,
  state: 'confirmed' as const,
  contestedBy: [],
  status: 'Confirmed by Helen Marsh (Mayor)',
};
const story = sampleStory({ claims: [burst, farms] });

describe('a webhook’s alert', () => {
  it.each([
    ['first-alert', 'all-instant', [{ claim: burst }, { claim: farms }]],
    ['update', 'confirmed-instant', [{ claim: farms, before: confirmedBefore }]],
    [
      'retraction',
      'all-daily',
      [{ claim: { ...farms, state: 'retracted' as const }, before: confirmedBefore }],
    ],
  ] as const)('%s', async (name, stream, news) => {
    const stories = [{ story, news, matched: ['Orsa'] }];
    const payload: unknown = JSON.parse(alertWebhook({ ...common, stream, stories }));
    expect(AlertPayload.safeParse(payload).error).toBeUndefined();
    await expect(`${JSON.stringify(payload, undefined, 2)}\n`).toMatchFileSnapshot(
      `../golden/webhooks/${name}.json`,
    );
  });

  it('has room among all forms of a message, and counts what it leaves out', () => {
    const claims = Array.from({ length: 12 }, (_, index) =>
      sampleClaim(`${index}: ${'"đam" '.repeat(100)}`),
    );
    const stories = Array.from({ length: 100 }, () => ({
      story,
      news: claims.map((claim) => ({ claim })),
      matched: ['Orsa'],
    }));
    const json = alertWebhook({ ...common, stream: 'all-daily', stories });
    expect(Buffer.byteLength(JSON.stringify(json))).toBeLessThan(100_000);
    const payload = AlertPayload.parse(JSON.parse(json));
    expect(payload.stories.length + payload.moreStories).toBe(100);
  });
});
