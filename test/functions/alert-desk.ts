import { type SendAlertsPorts, sendAlerts } from '../../functions/send-alerts/send-alerts.ts';
import {
  type SendRoundUpsPorts,
  sendRoundUps,
} from '../../functions/send-round-ups/send-round-ups.ts';
import { indexTopics } from '../../shared/alerts/topic-index.ts';
import type { ClaimState, Story } from '../../shared/contracts/story.ts';
import type { Stream } from '../../shared/contracts/subscription.ts';
import type { RoundUpKind } from '../../shared/storage/stream-store.ts';
import { storyNamed, topicNamed } from '../named-ids.ts';
import { inMemoryAlertStore } from '../storage/in-memory/alert-store.ts';
import { inMemoryMatchStore } from '../storage/in-memory/match-store.ts';
import { inMemoryStreamStore } from '../storage/in-memory/stream-store.ts';
import { inMemoryTopicStore } from '../storage/in-memory/topic-store.ts';
import { inMemoryWaitingStore } from '../storage/in-memory/waiting-store.ts';
import { sampleClaim, sampleFact, sampleStory, toldArticle } from '../stories/sample-story.ts';

export const dam = topicNamed('dam');
export const minute = 60_000;
export const hour = 60 * minute;

/** A topic with readers of these streams, and what they were sent. It is ten o'clock. */
export async function alertDesk(...streams: Stream[]) {
  const clock = { now: Date.parse('2026-03-02T10:00:00Z') };
  const topics = inMemoryTopicStore();
  const told = new Map<string, Story>();
  const ports = {
    topics: async () => indexTopics(await topics.all()),
    matches: inMemoryMatchStore(),
    streams: inMemoryStreamStore(),
    waiting: inMemoryWaitingStore(),
    alerts: inMemoryAlertStore(),
    stories: { get: async (storyId: string) => told.get(storyId) },
    now: () => new Date(clock.now),
    publicUrl: 'https://onrecord.example.org',
    texts: { segmentsAtMost: 1, linkTo: async () => undefined },
    limits: { alertsAnHour: 4, maxAgeMinutes: 60 },
    alertsAnHour: 4,
    timeZone: 'UTC',
    hasTime: () => true,
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
  return {
    ...ports,
    addTopic,
    removeTopic: (topicId: string) => topics.remove(topicId, 1),
    publisher,
    sent,
    elapse: (milliseconds: number) => {
      clock.now += milliseconds;
    },
    send: (story: Story, changes: Partial<SendAlertsPorts> = {}) => {
      told.set(story.storyId, story);
      return sendAlerts(story, { ...ports, publisher, ...changes });
    },
    roundUp: (kind: RoundUpKind, changes: Partial<SendRoundUpsPorts> = {}) =>
      sendRoundUps(kind, { ...ports, publisher, ...changes }),
  };
}

/** A story at a revision, with its claims in these states. It changed at half past nine. */
export const storyAt = (
  revision: number,
  states: Record<string, ClaimState>,
  changes: Partial<Story> = {},
) =>
  sampleStory({
    revision,
    version: revision,
    claims: Object.entries(states).map(([what, state]) => sampleClaim(what, { state })),
    ...changes,
  });

/** Another story, of one confirmed claim, unless told otherwise. */
export const storyOf = (name: string, revision = 1, state: ClaimState = 'confirmed') =>
  storyAt(
    revision,
    { [`Orsa ${name} had burst`]: state },
    {
      storyId: storyNamed(name),
      articles: [toldArticle(name, [sampleFact(`Orsa ${name}`)], { title: `News of ${name}` })],
    },
  );

export const crash = () => Promise.reject(new Error('crash'));
