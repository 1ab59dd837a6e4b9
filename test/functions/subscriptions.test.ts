import { describe, expect, it } from 'vitest';
import { checkSubscriptions } from '../../functions/check-subscriptions/check-subscriptions.ts';
import { leaveTopic } from '../../functions/manage-subscriptions/leave.ts';
import { type SubscribePorts, subscribe } from '../../functions/manage-subscriptions/subscribe.ts';
import { type Only, Subscription } from '../../shared/contracts/subscription.ts';
import { addressKeysBy } from '../../shared/delivery/address-key.ts';
import { placeOfWebhook } from '../../shared/delivery/webhook-address.ts';
import { ServiceError } from '../../shared/errors.ts';
import { fakeDesk } from '../delivery/fake-desk.ts';
import { thrownBy } from '../lambda/http-event.ts';
import { topicNamed } from '../named-ids.ts';
import { inMemoryStreamStore } from '../storage/in-memory/stream-store.ts';
import { inMemorySubscriptionStore } from '../storage/in-memory/subscription-store.ts';

const dam = topicNamed('dam');
const bridge = topicNamed('bridge');
const ana = 'ana@example.org';
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

function service() {
  const clock = { now: Date.parse('2026-03-02T00:00:00Z') };
  const now = () => new Date(clock.now);
  const secrets: { current: string; previous?: string } = { current: 'secret' };
  const sns = fakeDesk(now);
  const hosts: Record<string, string[]> = { 'hooks.example.org': ['93.184.215.14'] };
  const ports = {
    streams: inMemoryStreamStore(),
    subscriptions: inMemorySubscriptionStore(),
    opener: sns.opener,
    desk: sns.desk,
    addressKeys: addressKeysBy(async () => secrets),
    resolveHost: async (host: string) => hosts[host] ?? [],
    webhookScope: 'public' as const,
    placeOf: (address: string) =>
      placeOfWebhook(address, async (host) => hosts[host] ?? [], 'public'),
    now,
  };
  const topicOf = (topicId: string) => ({
    topicId,
    name: 'Dam',
    query: { any: ['dam'], all: [], none: [] },
    revision: 1,
    createdAt: '',
    changedAt: '',
  });
  return {
    ...sns,
    clock,
    hosts,
    ports,
    secrets,
    elapse: (milliseconds: number) => {
      clock.now += milliseconds;
    },
    signUp: (
      address = ana,
      {
        only = 'all' as Only,
        topic = dam,
        ...changes
      }: { only?: Only; topic?: string } & Partial<SubscribePorts> = {},
    ) =>
      subscribe(
        topicOf(topic),
        { channel: 'email', address, only, frequency: 'instant' },
        { ...ports, ...changes },
      ),
    check: () => checkSubscriptions(ports),
    leave: (address = ana) =>
      leaveTopic(dam, { channel: 'email', address, callerIp: '192.0.2.1' }, ports),
    rows: async (address = ana) => {
      const { all } = await ports.addressKeys('email', address);
      return (await Promise.all(all.map((key) => ports.subscriptions.ofAddress(key)))).flat();
    },
  };
}
type Service = ReturnType<typeof service>;

async function withReader(): Promise<Service> {
  const all = service();
  await all.signUp();
  all.click(dam, 'all-instant', ana);
  all.elapse(minute);
  await all.check();
  return all;
}

describe('a sign-up', () => {
  it('waits until the address has agreed', async () => {
    const { signUp, check, elapse, rows, mails } = service();
    expect(await signUp()).toBe('invited');
    expect(mails).toEqual([ana]);
    elapse(minute);
    expect(await check()).toMatchObject({ waiting: 1 });
    const [row] = await rows();
    expect(row).toMatchObject({ state: 'pending', address: ana });
    expect(Subscription.safeParse(row).error).toBeUndefined();
  });

  it('counts from the next look after the click', async () => {
    const { rows } = await withReader();
    expect(await rows()).toMatchObject([
      { state: 'confirmed', confirmedAt: '2026-03-02T00:01:00.000Z' },
    ]);
    expect((await rows())[0]?.nextCheckAt).toBeUndefined();
  });

  it('opens the stream that it asks for', async () => {
    const { signUp, ports } = service();
    await signUp(ana, { only: 'confirmed' });
    expect(await ports.streams.ofTopic(dam)).toMatchObject([{ stream: 'confirmed-instant' }]);
  });

  it('lapses after 48 hours, and not before', async () => {
    const { signUp, check, elapse, rows } = service();
    await signUp();
    elapse(2 * day - 1);
    expect(await check()).toMatchObject({ waiting: 1, lapsed: 0 });
    elapse(hour);
    expect(await check()).toMatchObject({ lapsed: 1 });
    expect(await rows()).toEqual([]);
  });

  it('that is confirmed in the last minute of the 48 hours counts', async () => {
    const { signUp, check, elapse, click } = service();
    await signUp();
    elapse(2 * day - minute);
    click(dam, 'all-instant', ana);
    elapse(hour);
    expect(await check()).toMatchObject({ confirmed: 1 });
  });

  it('is looked after 1, 5 and 30 minutes after the mail, then hourly', async () => {
    const { signUp, check, elapse } = service();
    await signUp();
    const looks: number[] = [];
    for (let minutes = 1; minutes <= 100; minutes++) {
      elapse(minute);
      if ((await check()).waiting > 0) looks.push(minutes);
    }
    expect(looks).toEqual([1, 5, 30, 90]);
  });

  it('of an address that SNS does not take is refused, leaves nothing and costs no mail', async () => {
    const { signUp, rows } = service();
    const nobody = 'nobody@example.invalid';
    for (let tries = 0; tries < 2; tries++) {
      expect(await thrownBy(() => signUp(nobody))).toMatchObject({
        code: 'invalid-request',
        faults: [{ pointer: '#/address' }],
      });
    }
    expect(await rows(nobody)).toEqual([]);
  });

  it('of a reader who is subscribed sends no mail', async () => {
    const { signUp, mails, rows } = await withReader();
    expect(await signUp()).toBe('subscribed-already');
    expect(mails).toHaveLength(1);
    expect(await rows()).toHaveLength(1);
  });

  it('of a reader who left by the link of SNS sends him a new invitation', async () => {
    const { signUp, mails, leaveBySns, elapse, rows } = await withReader();
    leaveBySns(dam, 'all-instant', ana);
    elapse(day);
    expect(await signUp()).toBe('invited');
    expect(mails).toHaveLength(2);
    expect(await rows()).toMatchObject([{ state: 'pending' }]);
  });

  it('in another spelling of the address is the same reader, to SNS too', async () => {
    const { signUp, mails, elapse, rows } = service();
    await signUp(ana);
    elapse(day);
    await signUp('Ana@Example.org');
    expect(mails).toEqual([ana, ana]);
    expect(await rows()).toHaveLength(1);
  });

  it('is known after the secret was rotated', async () => {
    const { signUp, secrets, rows } = await withReader();
    Object.assign(secrets, { current: 'new', previous: 'secret' });
    expect(await signUp()).toBe('subscribed-already');
    expect(await rows()).toHaveLength(1);
  });
});

describe('mails to an address', () => {
  it('that nobody has confirmed: one a day, whatever the topics', async () => {
    const { signUp, mails, elapse } = service();
    expect(await signUp()).toBe('invited');
    expect(await signUp(ana, { topic: bridge })).toBe('enough-mails-today');
    expect(await signUp(ana, { only: 'confirmed' })).toBe('enough-mails-today');
    elapse(day);
    expect(await signUp(ana, { topic: bridge })).toBe('invited');
    expect(mails).toHaveLength(2);
  });

  it('that nobody has confirmed: one, of a thousand sign-ups at once', async () => {
    const { signUp, mails } = service();
    await Promise.all(
      Array.from({ length: 1_000 }, (_, index) => signUp(ana, { topic: topicNamed(`${index}`) })),
    );
    expect(mails).toHaveLength(1);
  });

  it('that has confirmed: ten a day', async () => {
    const { signUp, mails, elapse } = await withReader();
    elapse(day);
    for (let index = 0; index < 15; index++) await signUp(ana, { topic: topicNamed(`${index}`) });
    expect(mails).toHaveLength(1 + 10);
  });

  it('that has left by the link of SNS: one a day again', async () => {
    const { signUp, mails, leaveBySns, elapse } = await withReader();
    leaveBySns(dam, 'all-instant', ana);
    elapse(day);
    await signUp();
    expect(await signUp(ana, { topic: bridge })).toBe('enough-mails-today');
    expect(mails).toHaveLength(2);
  });

  it('of one reader do not count for another', async () => {
    const { signUp, mails } = service();
    await signUp(ana);
    await signUp('ben@example.org');
    expect(mails).toEqual([ana, 'ben@example.org']);
  });
});

describe('where a sign-up ends', () => {
  const failing = () => Promise.reject(new ServiceError('delivery-unavailable', 'No.'));
  const halting = (all: Service) => ({ desk: { ...all.desk, invite: failing } });
  /** Ends the function, so that nothing after it runs, not even what gives the mail back. */
  const crash = (all: Service) =>
    thrownBy(() =>
      all.signUp(ana, {
        desk: { ...all.desk, invite: failing },
        subscriptions: {
          ...all.ports.subscriptions,
          giveMailBack: () => Promise.reject(new Error('crash')),
        },
      }),
    );

  it('because SNS did not answer, the mail is given back and the retry sends it', async () => {
    const all = service();
    expect(await thrownBy(() => all.signUp(ana, halting(all)))).toMatchObject({
      code: 'delivery-unavailable',
    });
    all.elapse(minute);
    expect(await all.signUp()).toBe('invited');
    expect(await all.signUp()).toBe('enough-mails-today');
    expect(all.mails).toEqual([ana]);
  });

  it('between its row and SNS, the retry finishes it a minute later', async () => {
    const all = service();
    await crash(all);
    expect(await all.signUp()).toBe('enough-mails-today');
    all.elapse(minute);
    expect(await all.signUp()).toBe('invited');
    expect(await all.signUp()).toBe('enough-mails-today');
    expect(all.mails).toEqual([ana]);
  });

  it('between its row and SNS, the row waits for the retry and lapses without one', async () => {
    const all = service();
    await crash(all);
    all.elapse(minute);
    expect(await all.check()).toMatchObject({ waiting: 1 });
    all.elapse(2 * day);
    expect(await all.check()).toMatchObject({ lapsed: 1 });
    expect(await all.rows()).toEqual([]);
  });
});

describe('a change of stream', () => {
  it('keeps the old one until the new one is confirmed, and ends it then', async () => {
    const { signUp, click, check, elapse, readerOf, rows } = await withReader();
    await signUp(ana, { only: 'confirmed' });
    elapse(minute);
    await check();
    expect(readerOf(ana)).toEqual([`${dam}-all-instant`]);
    click(dam, 'confirmed-instant', ana);
    elapse(5 * minute);
    await check();
    expect(readerOf(ana)).toEqual([`${dam}-confirmed-instant`]);
    expect(await rows()).toMatchObject([{ stream: 'confirmed-instant', state: 'confirmed' }]);
  });

  it('does not touch the other topics', async () => {
    const { signUp, click, check, elapse, readerOf } = await withReader();
    await signUp(ana, { topic: bridge });
    click(bridge, 'all-instant', ana);
    elapse(minute);
    await check();
    expect(readerOf(ana)).toHaveLength(2);
  });

  it('that ends between the two streams is finished by the next look', async () => {
    const { signUp, click, check, elapse, readerOf, rows, ports } = await withReader();
    await signUp(ana, { only: 'confirmed' });
    click(dam, 'confirmed-instant', ana);
    elapse(minute);
    const crashing = { ...ports.subscriptions, settle: () => Promise.reject(new Error('crash')) };
    await thrownBy(() => checkSubscriptions({ ...ports, subscriptions: crashing }));
    await check();
    expect(readerOf(ana)).toEqual([`${dam}-confirmed-instant`]);
    expect(await rows()).toHaveLength(1);
  });
});

describe('who leaves', () => {
  it('gets no more mails, of any stream of the topic', async () => {
    const { leave, readerOf, rows } = await withReader();
    expect(await leave('ANA@example.org')).toBe(1);
    expect(readerOf(ana)).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  it('without ever having come is told the same', async () =>
    expect(await service().leave()).toBe(0));

  it('before confirming is taken off again should he click yet', async () => {
    const { signUp, leave, click, check, readerOf, rows, elapse } = service();
    await signUp();
    await leave();
    click(dam, 'all-instant', ana);
    expect(readerOf(ana)).toHaveLength(1);
    elapse(minute);
    expect(await check()).toMatchObject({ left: 1, confirmed: 0 });
    expect(readerOf(ana)).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  it('before confirming and does not click is forgotten after 48 hours', async () => {
    const { signUp, leave, check, elapse, rows } = service();
    await signUp();
    await leave();
    elapse(2 * day);
    expect(await check()).toMatchObject({ lapsed: 1 });
    expect(await rows()).toEqual([]);
  });

  it('after the click and before the next look leaves at once', async () => {
    const { signUp, leave, click, readerOf } = service();
    await signUp();
    click(dam, 'all-instant', ana);
    await leave();
    expect(readerOf(ana)).toEqual([]);
  });

  it('may come back', async () => {
    const { leave, signUp, elapse, click, check, readerOf } = await withReader();
    await leave();
    elapse(day);
    expect(await signUp()).toBe('invited');
    click(dam, 'all-instant', ana);
    elapse(minute);
    await check();
    expect(readerOf(ana)).toEqual([`${dam}-all-instant`]);
  });

  it('is found after the secret was rotated', async () => {
    const { leave, secrets, readerOf } = await withReader();
    Object.assign(secrets, { current: 'new', previous: 'secret' });
    expect(await leave()).toBe(1);
    expect(readerOf(ana)).toEqual([]);
  });

  it('while SNS is being asked about him stays gone', async () => {
    const { signUp, leave, click, check, elapse, ports, readerOf } = service();
    await signUp();
    elapse(minute);
    const desk = {
      ...ports.desk,
      stateOf: async (arn: string) => {
        const state = await ports.desk.stateOf(arn);
        await leave();
        return state;
      },
    };
    expect(await checkSubscriptions({ ...ports, desk })).toMatchObject({ 'changed-meanwhile': 1 });
    click(dam, 'all-instant', ana);
    elapse(minute);
    await check();
    expect(readerOf(ana)).toEqual([]);
  });
});

describe('the leave form', () => {
  const from = (all: Service, address: string, callerIp: string) =>
    leaveTopic(dam, { channel: 'email', address, callerIp }, all.ports);

  it('takes twenty tries an hour of one address, whether or not it is known', async () => {
    for (const address of [ana, 'nobody@example.org']) {
      const all = await withReader();
      for (let tries = 0; tries < 20; tries++) await from(all, address, `192.0.2.${tries}`);
      expect(await thrownBy(() => from(all, address, '192.0.2.99'))).toMatchObject({
        code: 'leave-limit',
      });
      all.elapse(hour);
      expect(await from(all, address, '192.0.2.99')).toBe(0);
    }
  });

  it.each([
    ['address', () => '192.0.2.1'],
    ['IPv6 network', (tries: number) => `2001:db8:1:2:${tries}::1`],
    ['IPv6 network written short', (tries: number) => `2001:db8::${tries + 1}`],
  ])('takes sixty tries an hour from one %s', async (_what, ipOf) => {
    const all = service();
    for (let tries = 0; tries < 60; tries++) await from(all, `r${tries}@example.org`, ipOf(tries));
    expect(await thrownBy(() => from(all, 'next@example.org', ipOf(61)))).toMatchObject({
      code: 'leave-limit',
    });
    expect(await from(all, 'next@example.org', '198.51.100.7')).toBe(0);
  });
});

describe('a webhook', () => {
  const hook = 'https://hooks.example.org/alerts';
  const followHook = (all: Service, address = hook) =>
    subscribe(
      { topicId: dam },
      { channel: 'webhook', address, only: 'all', frequency: 'instant' },
      all.ports,
    );
  async function withWebhook() {
    const all = service();
    expect(await followHook(all)).toBe('invited');
    all.click(dam, 'all-instant', hook);
    all.elapse(minute);
    expect(await all.check()).toMatchObject({ confirmed: 1 });
    return all;
  }

  it('is looked up daily, and stays while it leads to everybody’s network', async () => {
    const { check, elapse, readerOf } = await withWebhook();
    elapse(day - minute);
    expect(await check()).toMatchObject({ confirmed: 0 });
    elapse(minute);
    expect(await check()).toMatchObject({ confirmed: 1 });
    expect(readerOf(hook)).toHaveLength(1);
  });

  it('is taken off within a day once its name leads into a private network', async () => {
    const { check, elapse, readerOf, hosts } = await withWebhook();
    hosts['hooks.example.org'] = ['10.0.0.7'];
    elapse(day);
    expect(await check()).toMatchObject({ private: 1 });
    expect(readerOf(hook)).toEqual([]);
  });

  it('is invited five times a day, and does not use up what others of its host may be', async () => {
    const all = service();
    const invitations = [];
    for (let tries = 0; tries < 100; tries++) invitations.push(await followHook(all));
    expect(invitations.filter((outcome) => outcome === 'invited')).toHaveLength(5);
    expect(await followHook(all, `${hook}/other`)).toBe('invited');
  });

  it('of one host is invited fifty times a day, all together', async () => {
    const all = service();
    for (let count = 0; count < 100; count++) await followHook(all, `${hook}/${count}`);
    expect(all.mails).toHaveLength(50);
  });

  it('whose name servers are slow holds nobody up: names are looked up side by side', async () => {
    const all = service();
    for (const path of ['a', 'b', 'c']) await followHook(all, `${hook}/${path}`);
    all.elapse(minute);
    const asked: string[] = [];
    const { promise: allAsked, resolve } = Promise.withResolvers<'unknown'>();
    const placeOf = (address: string) => {
      if (asked.push(address) === 3) resolve('unknown');
      return allAsked;
    };
    expect(await checkSubscriptions({ ...all.ports, placeOf })).toMatchObject({ waiting: 3 });
  });

  it('leaves by the form, and may come back', async () => {
    const all = await withWebhook();
    const callerIp = '192.0.2.1';
    expect(await leaveTopic(dam, { channel: 'webhook', address: hook, callerIp }, all.ports)).toBe(
      1,
    );
    expect(all.readerOf(hook)).toEqual([]);
    expect(await followHook(all)).toBe('invited');
  });

  it('stays while its name cannot be looked up', async () => {
    const { check, elapse, readerOf, hosts } = await withWebhook();
    delete hosts['hooks.example.org'];
    elapse(day);
    await check();
    expect(readerOf(hook)).toHaveLength(1);
  });

  it('that leads into a private network before it was confirmed is taken off again', async () => {
    const all = service();
    await followHook(all);
    all.hosts['hooks.example.org'] = ['127.0.0.1'];
    all.elapse(minute);
    expect(await all.check()).toMatchObject({ private: 1 });
    all.click(dam, 'all-instant', hook);
    all.elapse(hour);
    expect(await all.check()).toMatchObject({ left: 1 });
    expect(all.readerOf(hook)).toEqual([]);
  });

  it('is invited five times a day at most', async () => {
    const all = service();
    const outcomes: string[] = [];
    for (let tries = 0; tries < 6; tries++) outcomes.push(await followHook(all));
    expect(outcomes.filter((one) => one === 'invited')).toHaveLength(5);
  });
});

it('a row that cannot be looked at does not hold the others up', async () => {
  const { signUp, click, elapse, ports, rows } = service();
  await signUp('bad@example.org');
  await signUp(ana);
  click(dam, 'all-instant', ana);
  elapse(minute);
  const desk = {
    ...ports.desk,
    stateOf: (arn: string) =>
      arn.includes('bad') ? Promise.reject(new Error('bad ARN')) : ports.desk.stateOf(arn),
  };
  expect(await thrownBy(() => checkSubscriptions({ ...ports, desk }))).toMatchObject({
    message: 'bad ARN',
  });
  expect(await rows()).toMatchObject([{ state: 'confirmed' }]);
});
