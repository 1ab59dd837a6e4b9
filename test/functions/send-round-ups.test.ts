import { describe, expect, it } from 'vitest';
import { Alert, RoundUp } from '../../shared/contracts/alert.ts';
import { thrownBy } from '../lambda/http-event.ts';
import { topicNamed } from '../named-ids.ts';
import { alertDesk, crash, dam, hour, storyAt, storyOf } from './alert-desk.ts';

const day = 24 * hour;

async function withNews() {
  const desk = await alertDesk('all-daily');
  await desk.send(storyOf('a'));
  await desk.send(storyOf('b'));
  return desk;
}

describe('a daily stream', () => {
  it('gets nothing at once', async () => {
    const { send, sent } = await alertDesk('all-daily', 'confirmed-daily');
    expect(await send(storyOf('a'))).toMatchObject({ sent: 0, waiting: 2 });
    expect(sent).toEqual([]);
  });

  it('gets one mail a topic, by story', async () => {
    const { sent, roundUp, alerts, waiting } = await withNews();
    expect(await roundUp('daily')).toMatchObject({ sent: 1 });
    expect(sent.map(({ to }) => to)).toEqual([`${dam}-all-daily`]);
    expect(sent[0]?.text).toMatch(/News of [ab][\s\S]*Orsa [ab] had[\s\S]*News of [ab]/);
    expect(alerts.all().map(({ state }) => state)).toEqual(['sent', 'sent']);
    expect(alerts.allRoundUps()).toMatchObject([{ state: 'sent', attempts: 1 }]);
    expect(alerts.all().map((row) => Alert.safeParse(row).error)).toEqual([undefined, undefined]);
    expect(RoundUp.safeParse(alerts.allRoundUps()[0]).error).toBeUndefined();
    expect(waiting.all()).toEqual([]);
  });

  it('gets no mail on a day on which nothing was new', async () => {
    const { sent, roundUp, elapse } = await withNews();
    await roundUp('daily');
    elapse(day);
    expect(await roundUp('daily')).toMatchObject({ sent: 0, 'nothing-new': 0 });
    expect(sent).toHaveLength(1);
  });

  it('gets one mail a day, however often the schedule comes', async () => {
    const { sent, send, roundUp, elapse } = await withNews();
    await roundUp('daily');
    await send(storyOf('c'));
    expect(await roundUp('daily')).toMatchObject({ sent: 0, 'not-yet': 1 });
    elapse(day);
    expect(await roundUp('daily')).toMatchObject({ sent: 1 });
    expect(sent[1]?.text).toContain('Orsa c had burst');
    expect(sent[1]?.text).not.toContain('Orsa a had burst');
  });

  it('has its day where the operator has it', async () => {
    const { sent, send, roundUp, elapse } = await withNews();
    const timeZone = 'Asia/Tokyo';
    await roundUp('daily', { timeZone });
    await send(storyOf('c'));
    elapse(4 * hour);
    expect(await roundUp('daily', { timeZone })).toMatchObject({ sent: 0 });
    elapse(hour + 1);
    expect(await roundUp('daily', { timeZone })).toMatchObject({ sent: 1 });
    expect(sent).toHaveLength(2);
  });

  it('hears the next day, from what to what, what became of what it was told', async () => {
    const { sent, send, roundUp, elapse } = await withNews();
    await roundUp('daily');
    elapse(day);
    await send(storyOf('a', 2, 'retracted'));
    await roundUp('daily');
    expect(sent[1]?.subject).toMatch(/^Retracted by/);
    expect(sent[1]?.text).toMatch(/Before: confirmed[\s\S]*Now: retracted/);
  });

  it('hears only how a story stands when the mail goes out', async () => {
    const { sent, send, roundUp } = await withNews();
    await send(storyOf('a', 2, 'unconfirmed'));
    await send(storyOf('b', 2, 'retracted'));
    await roundUp('daily');
    expect(sent[0]?.subject).toMatch(/^Not confirmed/);
    expect(sent[0]?.text).not.toContain('Orsa b');
  });

  it('of confirmed facts hears of those, and of what becomes of them', async () => {
    const { sent, send, roundUp, elapse } = await alertDesk('confirmed-daily');
    await send(storyAt(1, { 'It burst': 'confirmed', 'It leaked': 'unconfirmed' }));
    await roundUp('daily');
    expect(sent[0]?.text).not.toContain('It leaked');
    elapse(day);
    await send(storyAt(2, { 'It burst': 'unconfirmed', 'It leaked': 'denied' }));
    await roundUp('daily');
    expect(sent[1]?.subject).toBe('No longer confirmed, said by Helen Marsh: It burst');
  });

  it('gets the most that a mail holds, and the rest the next day', async () => {
    const { sent, send, roundUp, elapse } = await alertDesk('all-daily');
    for (let story = 0; story < 130; story++) await send(storyOf(`n${story}`));
    await roundUp('daily');
    elapse(day);
    await roundUp('daily');
    const stories = sent.map(({ text }) => text.match(/News of/g)?.length);
    expect(stories).toEqual([100, 30]);
  });
});

describe('where a run ends', () => {
  it('after the mail was written, the next one sends it', async () => {
    const { sent, roundUp, alerts, elapse } = await withNews();
    await thrownBy(() => roundUp('daily', { alerts: { ...alerts, countAttempt: crash } }));
    elapse(hour);
    await roundUp('daily');
    expect(sent).toHaveLength(1);
    expect(alerts.all().map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  it('after it was published and before it was marked, the readers get it twice', async () => {
    const { sent, roundUp, alerts, elapse } = await withNews();
    await thrownBy(() => roundUp('daily', { alerts: { ...alerts, mark: crash } }));
    elapse(hour);
    await roundUp('daily');
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
  });

  it('after it was marked, the next one sends nothing and brings it to its end', async () => {
    const { sent, roundUp, alerts, waiting, elapse } = await withNews();
    await thrownBy(() => roundUp('daily', { waiting: { ...waiting, remove: crash } }));
    expect(waiting.all()).toHaveLength(2);
    elapse(hour);
    await roundUp('daily');
    expect(sent).toHaveLength(1);
    expect(waiting.all()).toEqual([]);
    expect(alerts.all().map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  it('dead, in the middle of a stream, nobody touches it until it cannot be at work any more', async () => {
    const { sent, roundUp, streams, elapse } = await withNews();
    const dead = { ...streams, noteRoundUp: crash, endRoundUp: async () => {} };
    await thrownBy(() => roundUp('daily', { streams: dead }));
    expect(await roundUp('daily')).toMatchObject({ busy: 1 });
    elapse(hour / 6);
    expect(await roundUp('daily')).toMatchObject({ sent: 1 });
    expect(sent).toHaveLength(1);
  });

  it('and a story is withdrawn before the next run, who may have been told hears so', async () => {
    const { sent, send, roundUp, alerts, elapse } = await withNews();
    await thrownBy(() => roundUp('daily', { alerts: { ...alerts, mark: crash } }));
    await send(storyOf('a', 2, 'retracted'));
    elapse(hour);
    await roundUp('daily');
    expect(sent[1]?.subject).toMatch(/^Retracted by/);
  });

  it('for want of time, the next one goes on', async () => {
    const { sent, send, roundUp, addTopic } = await alertDesk();
    for (let topic = 0; topic < 30; topic++) {
      await addTopic(topicNamed(`t${topic}`), 'Orsa', ['all-daily']);
    }
    await send(storyOf('a'));
    let begun = 0;
    await roundUp('daily', { hasTime: () => ++begun < 20 });
    const first = sent.length;
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(30);
    await roundUp('daily');
    expect(new Set(sent.map(({ to }) => to)).size).toBe(30);
    expect(sent).toHaveLength(30);
  });
});

it('what comes in while a mail is made is not lost', async () => {
  const { sent, send, roundUp, publisher, elapse } = await withNews();
  const slow: typeof publisher = {
    publish: async (...args) => {
      await send(storyOf('late'));
      await send(storyOf('a', 2, 'retracted'));
      return publisher.publish(...args);
    },
  };
  await roundUp('daily', { publisher: slow });
  elapse(day);
  await roundUp('daily');
  expect(sent).toHaveLength(2);
  expect(sent[1]?.text).toContain('Orsa late had burst');
  expect(sent[1]?.text).toMatch(/Orsa a had burst[\s\S]*Now: retracted/);
});

it('a stream that cannot be told does not keep the others from it', async () => {
  const { sent, roundUp, addTopic, send, publisher, elapse } = await alertDesk('all-daily');
  await addTopic(topicNamed('town'), 'Orsa', ['all-daily']);
  await send(storyOf('a'));
  const broken: typeof publisher = {
    publish: (carrier, message) =>
      carrier.snsTopicArn.startsWith(dam) ? crash() : publisher.publish(carrier, message),
  };
  await thrownBy(() => roundUp('daily', { publisher: broken }));
  expect(sent).toHaveLength(1);
  elapse(hour);
  await roundUp('daily');
  expect(sent.map(({ to }) => to)).toEqual([`${topicNamed('town')}-all-daily`, `${dam}-all-daily`]);
});
