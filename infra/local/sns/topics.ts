import type { StateStore } from '../aws/state-store.ts';
import { notFound } from './sns-errors.ts';
import type { StateWrite } from './state-write.ts';

/** An SNS topic as it is kept. */
export interface Topic {
  readonly name: string;
  readonly createdAt: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

const keyOf = (name: string) => `topic/${name}`;

export const putTopic = (topic: Topic): StateWrite => ({
  type: 'put',
  key: keyOf(topic.name),
  value: topic,
});
export const removeTopic = (name: string): StateWrite => ({ type: 'del', key: keyOf(name) });

export const findTopic = (state: StateStore, name: string) => state.get<Topic>(keyOf(name));

/** @throws {AwsError} `NotFound` when there is no such topic. */
export async function topicNamed(state: StateStore, name: string): Promise<Topic> {
  const topic = await findTopic(state, name);
  if (!topic) throw notFound('Topic');
  return topic;
}

/** Topics by name, from the one after `after` on. */
export async function listTopics(
  state: StateStore,
  after: string,
  limit: number,
): Promise<Topic[]> {
  const rows = await state.range<Topic>(`${keyOf(after)}\0`, 'topic0', { limit });
  return rows.map(([, topic]) => topic);
}
