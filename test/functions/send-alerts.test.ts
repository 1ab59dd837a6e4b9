import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Alert, Match } from '../../shared/contracts/alert.ts';
import { thrownBy } from '../lambda/http-event.ts';
import { storyNamed, topicNamed } from '../named-ids.ts';
import { alertDesk, crash, dam, hour, minute, storyAt, storyOf } from './alert-desk.ts';

const burst = 'The Orsa dam had burst';
const road = 'Police closed the road';
const confirmed = storyAt(1, { [burst]: 'confirmed' });
const retracted = storyAt(2, { [burst]: 'retracted' });

describe('a changed story', () => {
  it('is told to the readers of its topic', async () => {
    const { send, sent, alerts } = await alertDesk('all-instant');
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
    const { send, sent, alerts } = await alertDesk('all-instant');
    await send(confirmed);
    expect(await send(confirmed)).toMatchObject({ sent: 0, repeated: 0 });
    expect([sent.length, alerts.all().length]).toEqual([1, 1]);
  });

  it('that many topics match is told to several streams at a time, to each once', async () => {
    const { addTopic, send, publisher } = await alertDesk();
    for (let topic = 0; topic < 30; topic++) {
      await addTopic(topicNamed(`topic ${topic}`), 'Orsa', ['all-instant']);
    }
    const told: string[] = [];
    let [atWork, mostAtWork] = [0, 0];
    const slow: typeof publisher = {
      async publish({ snsTopicArn }) {
        mostAtWork = Math.max(mostAtWork, ++atWork);
        await pause(2);
        atWork--;
        told.push(snsTopicArn);
        return 'published';
      },
    };
    expect(await send(storyOf('a'), { publisher: slow })).toMatchObject({ sent: 30 });
    expect(new Set(told).size).toBe(30);
    expect(told).toHaveLength(30);
    expect(mostAtWork).toBe(8);
  });

  it('of another topic is told to nobody', async () => {
    const { send, sent, addTopic } = await alertDesk();
    await addTopic(topicNamed('bridge'), 'bridge', ['all-instant']);
    expect(await send(confirmed)).toMatchObject({ topics: 1, sent: 0 });
    expect(sent).toEqual([]);
  });

  it('is listed under its topic, whether or not anybody follows', async () => {
    const { send, matches } = await alertDesk();
    await send(confirmed);
    const rows = await matches.ofTopic(dam, 5);
    expect(rows).toMatchObject([
      { storyId: confirmed.storyId, statuses: ['confirmed'], matched: ['Orsa'] },
    ]);
    expect(Match.safeParse(rows[0]).error).toBeUndefined();
  });

  it('that tells nothing new is not told', async () => {
    const { send, sent } = await alertDesk('all-instant');
    await send(confirmed);
    await send(storyAt(2, { [burst]: 'confirmed', [road]: 'retracted' }));
    expect(sent).toHaveLength(1);
  });

  it('is told by what changed', async () => {
    const { send, sent } = await alertDesk('all-instant');
    await send(confirmed);
    await send(storyAt(2, { [burst]: 'unconfirmed', [road]: 'confirmed' }));
    expect(sent[1]?.subject).toMatch(/^No longer confirmed.*\(\+1 more\)$/);
    await send(storyAt(3, { [burst]: 'unconfirmed', [road]: 'retracted' }));
    expect(sent[2]?.subject).toMatch(/^Retracted by Valley News: Police closed the road$/);
  });
});

describe('a stream of confirmed facts', () => {
  it('hears of nothing that is not confirmed', async () => {
    const { send, sent } = await alertDesk('confirmed-instant');
    await send(storyAt(1, { [burst]: 'unconfirmed', [road]: 'denied' }));
    expect(sent).toEqual([]);
  });

  it('hears of a fact when it is confirmed, as news, and of whatever becomes of it', async () => {
    const { send, sent } = await alertDesk('confirmed-instant');
    await send(storyAt(1, { [burst]: 'unconfirmed' }));
    await send(storyAt(2, { [burst]: 'confirmed' }));
    await send(storyAt(3, { [burst]: 'unconfirmed' }));
    expect(sent.map(({ subject }) => subject.split(' ')[0])).toEqual(['Confirmed', 'No']);
  });

  it('hears its own news, beside a stream of all', async () => {
    const { send, sent } = await alertDesk('all-instant', 'confirmed-instant', 'all-daily');
    await send(storyAt(1, { [burst]: 'confirmed', [road]: 'unconfirmed' }));
    expect(sent.map(({ to }) => to)).toEqual([`${dam}-all-instant`, `${dam}-confirmed-instant`]);
    expect(sent.map(({ text }) => text.includes(road))).toEqual([true, false]);
  });
});

describe('where the step ends', () => {
  it('after the alert was written, it is published by the next run, word for word', async () => {
    const { send, sent, alerts } = await alertDesk('all-instant');
    await thrownBy(() => send(confirmed, { alerts: { ...alerts, countAttempt: crash } }));
    expect(sent).toEqual([]);
    const [written] = alerts.all();
    expect(await send(confirmed)).toMatchObject({ sent: 1, repeated: 0 });
    expect(sent).toMatchObject([{ subject: written?.subject, text: written?.text }]);
  });

  it('while SNS does not answer, the next run publishes', async () => {
    const { send, sent } = await alertDesk('all-instant');
    await thrownBy(() => send(confirmed, { publisher: { publish: crash } }));
    await send(confirmed);
    expect(sent).toHaveLength(1);
  });

  it('after it was published and before it was marked, readers get it twice, and that is counted', async () => {
    const { send, sent, alerts } = await alertDesk('all-instant');
    await thrownBy(() => send(confirmed, { alerts: { ...alerts, mark: crash } }));
    expect(await send(confirmed)).toMatchObject({ sent: 1, repeated: 1 });
    expect(sent).toHaveLength(2);
    expect(await send(confirmed)).toMatchObject({ sent: 0 });
  });

  it('between two streams, the next run tells the second alone', async () => {
    const { send, sent, publisher } = await alertDesk('all-instant', 'confirmed-instant');
    const halting: typeof publisher = {
      publish: (carrier, message) =>
        carrier.stream === 'confirmed-instant' ? crash() : publisher.publish(carrier, message),
    };
    await thrownBy(() => send(confirmed, { publisher: halting }));
    await send(confirmed);
    expect(sent.map(({ to }) => to)).toEqual([`${dam}-all-instant`, `${dam}-confirmed-instant`]);
  });
});

it('a stream that cannot be told does not keep the others from it, and is told by the next run', async () => {
  const { send, sent, publisher, addTopic } = await alertDesk('all-instant');
  await addTopic(topicNamed('town'), 'Orsa', ['all-instant']);
  const broken: typeof publisher = {
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
  const { send, alerts } = await alertDesk('all-instant');
  const nobody = { publish: async () => 'no-such-topic' as const };
  expect(await send(confirmed, { publisher: nobody })).toMatchObject({ sent: 0 });
  expect(alerts.all()).toMatchObject([{ state: 'sent' }]);
});

describe('an older copy of a story, replayed after a newer one,', () => {
  it('tells nothing', async () => {
    const { send, sent } = await alertDesk('all-instant');
    await send(confirmed);
    await send(retracted);
    await send(confirmed);
    expect(sent).toHaveLength(2);
  });

  it('tells nothing either where it was never told and the newer one had nothing to tell', async () => {
    const { send, sent } = await alertDesk('all-instant');
    await send(retracted);
    await send(confirmed);
    expect(sent).toEqual([]);
  });

  it('leaves the topic’s list as it is', async () => {
    const { send, matches } = await alertDesk('all-instant');
    await send(retracted);
    await send(confirmed);
    expect((await matches.ofTopic(dam, 5))[0]?.statuses).toEqual(['retracted']);
  });
});

describe('an alert that did not go out', () => {
  it('is told with the next one, and is then settled', async () => {
    const { send, sent, alerts } = await alertDesk('all-instant');
    await thrownBy(() => send(confirmed, { publisher: { publish: crash } }));
    await send(storyAt(2, { [burst]: 'confirmed', [road]: 'confirmed' }));
    expect(sent).toHaveLength(1);
    expect(sent[0]?.text).toContain(burst);
    expect(sent[0]?.text).toContain(road);
    expect(alerts.all().map(({ state }) => state)).toEqual(['folded', 'sent']);
  });

  it('and was not even tried is dropped when what it had to tell is withdrawn', async () => {
    const { send, sent, alerts } = await alertDesk('all-instant');
    await thrownBy(() => send(confirmed, { alerts: { ...alerts, countAttempt: crash } }));
    await send(retracted);
    await send(confirmed);
    expect(sent).toEqual([]);
    expect(alerts.all()).toMatchObject([{ state: 'folded' }]);
  });

  it('as far as we know, but may have, does not keep readers from hearing of a retraction', async () => {
    const { send, sent, alerts } = await alertDesk('all-instant');
    await thrownBy(() => send(confirmed, { alerts: { ...alerts, mark: crash } }));
    await send(retracted);
    expect(sent.map(({ subject }) => subject.split(' ')[0])).toEqual(['Confirmed', 'Retracted']);
    expect(await alerts.countOfStory(confirmed.storyId)).toEqual({ sent: 1, sending: 0 });
  });

  it('leaves nothing in the air where the step ends between two marks', async () => {
    const { send, alerts } = await alertDesk('all-instant');
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

describe('a stream that had its alerts of the hour', () => {
  const fiveStories = async () => {
    const desk = await alertDesk('all-instant');
    for (const name of ['a', 'b', 'c', 'd']) await desk.send(storyOf(name));
    expect(await desk.send(storyOf('e'))).toMatchObject({ sent: 0, waiting: 1 });
    return desk;
  };

  it('gets no more of them', async () => {
    const { sent, send, elapse } = await fiveStories();
    expect(sent).toHaveLength(4);
    elapse(20 * minute);
    expect(await send(storyOf('f'))).toMatchObject({ waiting: 1 });
    expect(sent).toHaveLength(4);
  });

  it('gets the rest in one mail when the hour is over', async () => {
    const { sent, send, elapse, roundUp } = await fiveStories();
    await send(storyOf('f'));
    elapse(hour - minute);
    await roundUp('rest');
    expect(sent).toHaveLength(4);
    elapse(minute);
    expect(await roundUp('rest')).toMatchObject({ sent: 1 });
    expect(sent).toHaveLength(5);
    expect(sent[4]?.text).toContain('Orsa e had burst');
    expect(sent[4]?.text).toContain('Orsa f had burst');
  });

  it('gets every further one alone again after that', async () => {
    const { sent, send, elapse, roundUp } = await fiveStories();
    elapse(hour);
    await roundUp('rest');
    const fresh = { ...storyOf('g'), updatedAt: '2026-03-02T11:00:00.000Z' };
    expect(await send(fresh)).toMatchObject({ sent: 1 });
    expect(sent).toHaveLength(6);
  });

  it('hears nothing of what was withdrawn while it rested', async () => {
    const { sent, send, elapse, roundUp, waiting, streams } = await fiveStories();
    await send(storyOf('e', 2, 'retracted'));
    elapse(hour);
    expect(await roundUp('rest')).toMatchObject({ 'nothing-new': 1 });
    expect(sent).toHaveLength(4);
    expect(waiting.all()).toEqual([]);
    expect((await streams.ofTopic(dam))[0]?.dueShard).toBeUndefined();
  });

  it('does not keep the others from theirs', async () => {
    const { send, addTopic } = await fiveStories();
    await addTopic(topicNamed('town'), 'f', ['all-instant']);
    expect(await send(storyOf('f'))).toMatchObject({ sent: 1, waiting: 1 });
  });
});

describe('news that is older than the operator allows', () => {
  const old = { updatedAt: '2026-03-02T08:59:00.000Z' };

  it('is never sent as an instant alert, and comes with the daily mails', async () => {
    const { send, sent, roundUp } = await alertDesk('all-instant');
    expect(await send({ ...storyOf('a'), ...old })).toMatchObject({ sent: 0, waiting: 1 });
    expect(await roundUp('rest')).toMatchObject({ sent: 0 });
    expect(await roundUp('daily')).toMatchObject({ sent: 1 });
    expect(sent).toHaveLength(1);
  });

  it('comes with the next alert, where there is one before', async () => {
    const { send, sent, roundUp } = await alertDesk('all-instant');
    await send({ ...storyOf('a'), ...old });
    await send(storyOf('b'));
    expect(await roundUp('rest')).toMatchObject({ sent: 1 });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.text).toContain('Orsa a had burst');
    expect(sent[0]?.text).toContain('Orsa b had burst');
  });
});

describe('readers of a topic that was removed, or matches no more,', () => {
  it('hear that what they were told is withdrawn', async () => {
    const { send, sent, removeTopic } = await alertDesk('all-instant');
    await send(confirmed);
    await removeTopic(dam);
    expect(await send(retracted)).toMatchObject({ topics: 0, sent: 1 });
    expect(sent[1]?.subject).toMatch(/^Retracted by/);
    expect(sent[1]?.text).toMatch(/you follow “Dam”, and\s+were told of this\s+before/);
  });

  it('hear nothing new', async () => {
    const { send, sent, removeTopic } = await alertDesk('all-instant');
    await send(confirmed);
    await removeTopic(dam);
    await send(storyAt(2, { [burst]: 'confirmed', [road]: 'confirmed' }));
    expect(sent).toHaveLength(1);
  });

  it('hear of no story that they were not told of', async () => {
    const { send, sent, removeTopic } = await alertDesk('all-instant', 'confirmed-daily');
    await removeTopic(dam);
    await send(retracted);
    expect(sent).toEqual([]);
    expect(storyNamed('dam')).toBe(retracted.storyId);
  });
});
