import { describe, expect, it } from 'vitest';
import { type SendAlertsPorts, sendAlerts } from '../../functions/send-alerts/send-alerts.ts';
import { indexTopics } from '../../shared/alerts/topic-index.ts';
import { Alert, Match } from '../../shared/contracts/alert.ts';
import type { ClaimState, Story } from '../../shared/contracts/story.ts';
import type { Stream } from '../../shared/contracts/subscription.ts';
import { thrownBy } from '../lambda/http-event.ts';
import { topicNamed } from '../named-ids.ts';
import { inMemoryAlertStore } from '../storage/in-memory/alert-store.ts';
import { inMemoryMatchStore } from '../storage/in-memory/match-store.ts';
import { inMemoryStreamStore } from '../storage/in-memory/stream-store.ts';
import { inMemoryTopicStore } from '../storage/in-memory/topic-store.ts';
import { sampleClaim, sampleStory } from '../stories/sample-story.ts';

const dam = topicNamed('dam');

/** A topic with readers of these streams, and what they were sent. */
async function desk(...streams: Stream[]) {
  const topics = inMemoryTopicStore();
  const ports = {
    topics: async () => indexTopics(await topics.all()),
    matches: inMemoryMatchStore(),
    streams: inMemoryStreamStore(),
    alerts: inMemoryAlertStore(),
    now: () => new Date('2026-03-02T10:00:00Z'),
    publicUrl: 'https://onrecord.example.org',
  };
  const addTopic = async (topicId: string, word: string, followed: readonly Stream[]) => {
    const query = { any: [word], all: [], none: [] };
    await topics.put({ topicId, name: 'Dam', query, revision: 1, createdAt: '', changedAt: '' });
    for (const stream of followed) {
      await ports.streams.add({
        topicId,
        stream,
        snsTopicArn: `${topicId}-${stream}`,
        createdAt: '',
      });
    }
  };
  await addTopic(dam, 'Orsa', streams);
  const sent: { to: string; subject: string; text: string }[] = [];
  const publisher: SendAlertsPorts['publisher'] = {
    publish: async ({ snsTopicArn: to }, { subject, text }) => {
      sent.push({ to, subject, text });
      return 'published';
    },
  };
  const send = (story: Story, changes: Partial<SendAlertsPorts> = {}) =>
    sendAlerts(story, { ...ports, publisher, ...changes });
  return { ...ports, addTopic, publisher, sent, send };
}

const burst = 'The Orsa dam had burst';
const road = 'Police closed the road';
/** A story at a revision, with its claims in these states. */
const storyAt = (revision: number, states: Record<string, ClaimState>) =>
  sampleStory({
    revision,
    version: revision,
    claims: Object.entries(states).map(([what, state]) => sampleClaim(what, { state })),
  });
const confirmed = storyAt(1, { [burst]: 'confirmed' });
const retracted = storyAt(2, { [burst]: 'retracted' });

const crash = () => Promise.reject(new Error('crash'));

describe('a changed story', () => {
  it('is told to the readers of its topic', async () => {
    const { send, sent, alerts } = await desk('all-instant');
    expect(await send(confirmed)).toMatchObject({
      did: 'alerts-sent',
      topics: 1,
      sent: 1,
      repeated: 0,
    });
    expect(sent).toMatchObject([
      { to: `${dam}-all-instant`, subject: expect.stringContaining(burst) },
    ]);
    expect(alerts.all()).toMatchObject([
      { state: 'sent', attempts: 1, sentAt: '2026-03-02T10:00:00.000Z' },
    ]);
    expect(Alert.safeParse(alerts.all()[0]).error).toBeUndefined();
  });

  it('is told once, though its record comes again', async () => {
    const { send, sent, alerts } = await desk('all-instant');
    await send(confirmed);
    expect(await send(confirmed)).toMatchObject({ sent: 0, repeated: 0 });
    expect([sent.length, alerts.all().length]).toEqual([1, 1]);
  });

  it('of another topic is told to nobody', async () => {
    const { send, sent, addTopic } = await desk();
    await addTopic(topicNamed('bridge'), 'bridge', ['all-instant']);
    expect(await send(confirmed)).toMatchObject({ topics: 1, sent: 0 });
    expect(sent).toEqual([]);
  });

  it('is listed under its topic, whether or not anybody follows', async () => {
    const { send, matches } = await desk();
    await send(confirmed);
    const rows = await matches.ofTopic(dam, 5);
    expect(rows).toMatchObject([
      { storyId: confirmed.storyId, statuses: ['confirmed'], matched: ['Orsa'] },
    ]);
    expect(Match.safeParse(rows[0]).error).toBeUndefined();
  });

  it('that tells nothing new is not told', async () => {
    const { send, sent } = await desk('all-instant');
    await send(confirmed);
    await send(storyAt(2, { [burst]: 'confirmed', [road]: 'retracted' }));
    expect(sent).toHaveLength(1);
  });

  it('is told by what changed', async () => {
    const { send, sent } = await desk('all-instant');
    await send(confirmed);
    await send(storyAt(2, { [burst]: 'unconfirmed', [road]: 'confirmed' }));
    expect(sent[1]?.subject).toMatch(/^No longer confirmed.*\(\+1 more\)$/);
    await send(storyAt(3, { [burst]: 'unconfirmed', [road]: 'retracted' }));
    expect(sent[2]?.subject).toMatch(/^Retracted by Valley News: Police closed the road$/);
  });
});

describe('a stream of confirmed facts', () => {
  it('hears of nothing that is not confirmed', async () => {
    const { send, sent } = await desk('confirmed-instant');
    await send(storyAt(1, { [burst]: 'unconfirmed', [road]: 'denied' }));
    expect(sent).toEqual([]);
  });

  it('hears of a fact when it is confirmed, as news, and of whatever becomes of it', async () => {
    const { send, sent } = await desk('confirmed-instant');
    await send(storyAt(1, { [burst]: 'unconfirmed' }));
    await send(storyAt(2, { [burst]: 'confirmed' }));
    await send(storyAt(3, { [burst]: 'unconfirmed' }));
    expect(sent.map(({ subject }) => subject.split(' ')[0])).toEqual(['Confirmed', 'No']);
  });

  it('hears its own news, beside a stream of all', async () => {
    const { send, sent } = await desk('all-instant', 'confirmed-instant', 'all-daily');
    await send(storyAt(1, { [burst]: 'confirmed', [road]: 'unconfirmed' }));
    expect(sent.map(({ to }) => to)).toEqual([`${dam}-all-instant`, `${dam}-confirmed-instant`]);
    expect(sent.map(({ text }) => text.includes(road))).toEqual([true, false]);
  });
});

describe('where the step ends', () => {
  it('after the alert was written, it is published by the next run, word for word', async () => {
    const { send, sent, alerts } = await desk('all-instant');
    await thrownBy(() => send(confirmed, { alerts: { ...alerts, countAttempt: crash } }));
    expect(sent).toEqual([]);
    const [written] = alerts.all();
    expect(await send(confirmed)).toMatchObject({ sent: 1, repeated: 0 });
    expect(sent).toMatchObject([{ subject: written?.subject, text: written?.text }]);
  });

  it('while SNS does not answer, the next run publishes', async () => {
    const { send, sent } = await desk('all-instant');
    await thrownBy(() => send(confirmed, { publisher: { publish: crash } }));
    await send(confirmed);
    expect(sent).toHaveLength(1);
  });

  it('after it was published and before it was marked, readers get it twice, and that is counted', async () => {
    const { send, sent, alerts } = await desk('all-instant');
    await thrownBy(() => send(confirmed, { alerts: { ...alerts, mark: crash } }));
    expect(await send(confirmed)).toMatchObject({ sent: 1, repeated: 1 });
    expect(sent).toHaveLength(2);
    expect(await send(confirmed)).toMatchObject({ sent: 0 });
  });

  it('between two streams, the next run tells the second alone', async () => {
    const { send, sent, publisher } = await desk('all-instant', 'confirmed-instant');
    const halting: SendAlertsPorts['publisher'] = {
      publish: (carrier, message) =>
        carrier.stream === 'confirmed-instant' ? crash() : publisher.publish(carrier, message),
    };
    await thrownBy(() => send(confirmed, { publisher: halting }));
    await send(confirmed);
    expect(sent.map(({ to }) => to)).toEqual([`${dam}-all-instant`, `${dam}-confirmed-instant`]);
  });
});

it('a stream that cannot be told does not keep the others from it, and is told by the next run', async () => {
  const { send, sent, publisher, addTopic } = await desk('all-instant');
  await addTopic(topicNamed('town'), 'Orsa', ['all-instant']);
  const broken: SendAlertsPorts['publisher'] = {
    publish: (carrier, message) =>
      carrier.snsTopicArn.startsWith(dam) ? crash() : publisher.publish(carrier, message),
  };
  expect(await thrownBy(() => send(confirmed, { publisher: broken }))).toMatchObject({
    message: 'crash',
  });
  expect(sent.map(({ to }) => to)).toEqual([`${topicNamed('town')}-all-instant`]);
  await send(confirmed);
  expect(sent.map(({ to }) => to)).toEqual([
    `${topicNamed('town')}-all-instant`,
    `${dam}-all-instant`,
  ]);
});

it('a stream whose SNS topic was removed is not tried again', async () => {
  const { send, alerts } = await desk('all-instant');
  const nobody = { publish: async () => 'no-such-topic' as const };
  expect(await send(confirmed, { publisher: nobody })).toMatchObject({ sent: 0 });
  expect(alerts.all()).toMatchObject([{ state: 'sent' }]);
});

describe('an older copy of a story, replayed after a newer one,', () => {
  it('tells nothing', async () => {
    const { send, sent } = await desk('all-instant');
    await send(confirmed);
    await send(retracted);
    await send(confirmed);
    expect(sent).toHaveLength(2);
  });

  it('tells nothing either where it was never told and the newer one had nothing to tell', async () => {
    const { send, sent } = await desk('all-instant');
    await send(retracted);
    await send(confirmed);
    expect(sent).toEqual([]);
  });

  it('leaves the topic’s list as it is', async () => {
    const { send, matches } = await desk('all-instant');
    await send(retracted);
    await send(confirmed);
    expect((await matches.ofTopic(dam, 5))[0]?.statuses).toEqual(['retracted']);
  });
});

describe('an alert that did not go out', () => {
  it('is told with the next one, and is then settled', async () => {
    const { send, sent, alerts } = await desk('all-instant');
    await thrownBy(() => send(confirmed, { publisher: { publish: crash } }));
    await send(storyAt(2, { [burst]: 'confirmed', [road]: 'confirmed' }));
    expect(sent).toHaveLength(1);
    expect(sent[0]?.text).toContain(burst);
    expect(sent[0]?.text).toContain(road);
    expect(alerts.all().map(({ state }) => state)).toEqual(['folded', 'sent']);
  });

  it('and was not even tried is dropped when what it had to tell is withdrawn', async () => {
    const { send, sent, alerts } = await desk('all-instant');
    await thrownBy(() => send(confirmed, { alerts: { ...alerts, countAttempt: crash } }));
    await send(retracted);
    await send(confirmed);
    expect(sent).toEqual([]);
    expect(alerts.all()).toMatchObject([{ state: 'folded' }]);
  });

  it('as far as we know, but may have, does not keep readers from hearing of a retraction', async () => {
    const { send, sent, alerts } = await desk('all-instant');
    await thrownBy(() => send(confirmed, { alerts: { ...alerts, mark: crash } }));
    await send(retracted);
    expect(sent.map(({ subject }) => subject.split(' ')[0])).toEqual(['Confirmed', 'Retracted']);
    expect(await alerts.countOfStory(confirmed.storyId)).toEqual({ sent: 1, sending: 0 });
  });

  it('leaves nothing in the air where the step ends between two marks', async () => {
    const { send, alerts } = await desk('all-instant');
    await thrownBy(() => send(confirmed, { publisher: { publish: crash } }));
    const next = storyAt(2, { [burst]: 'confirmed', [road]: 'confirmed' });
    let marks = 0;
    const ending: typeof alerts = {
      ...alerts,
      mark: (...args) => (++marks === 2 ? crash() : alerts.mark(...args)),
    };
    await thrownBy(() => send(next, { alerts: ending }));
    await send(next);
    expect(await alerts.countOfStory(confirmed.storyId)).toEqual({ sent: 1, sending: 0 });
  });
});
