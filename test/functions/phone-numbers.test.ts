import { describe, expect, it } from 'vitest';
import { confirmNumber } from '../../functions/manage-subscriptions/confirm-number.ts';
import { leaveTopic } from '../../functions/manage-subscriptions/leave.ts';
import {
  type SignUpNumberPorts,
  signUpNumber,
} from '../../functions/manage-subscriptions/sign-up-number.ts';
import { codeWords, textCode } from '../../functions/text-code/text-code.ts';
import { smsSegments } from '../../shared/alerts/sms-segments.ts';
import { CodeNotSent } from '../../shared/contracts/code-order.ts';
import { type Frequency, type Only, Subscription } from '../../shared/contracts/subscription.ts';
import { addressKeysBy, codeHashesBy } from '../../shared/delivery/address-key.ts';
import type { NumberTexter } from '../../shared/delivery/number-texter.ts';
import { ServiceError } from '../../shared/errors.ts';
import { fakeDesk } from '../delivery/fake-desk.ts';
import { thrownBy } from '../lambda/http-event.ts';
import { topicNamed } from '../named-ids.ts';
import { inMemoryStreamStore } from '../storage/in-memory/stream-store.ts';
import { inMemorySubscriptionStore } from '../storage/in-memory/subscription-store.ts';
import { inMemoryTextBudgetStore } from '../storage/in-memory/text-budget-store.ts';

const dam = { topicId: topicNamed('dam') };
const bridge = { topicId: topicNamed('bridge') };
const ana = '+12025550100';
const ben = '+12025550142';
const minute = 60_000;

/** The steps by which a number comes in, and the phones at the other end. */
function service(limits: Partial<SignUpNumberPorts['limits']> = {}) {
  const clock = { now: Date.parse('2026-03-02T12:00:00Z') };
  const now = () => new Date(clock.now);
  const secrets: { current: string; previous?: string } = { current: 'secret' };
  const texts: { to: string; code: string }[] = [];
  const optedOut = new Set<string>();
  const texter: NumberTexter = {
    isOptedOut: async (number) => optedOut.has(number),
    async text(to, words) {
      texts.push({ to, code: /\d{6}/.exec(words)?.[0] ?? '' });
      return 'sent';
    },
  };
  const budget = inMemoryTextBudgetStore();
  const allLimits = { countries: ['US'], codesADay: 200, segmentsAMonth: 1_000, ...limits };
  const closings: string[] = [];
  const sns = fakeDesk(now);
  const ports = {
    streams: inMemoryStreamStore(),
    subscriptions: inMemorySubscriptionStore(),
    opener: sns.opener,
    desk: sns.desk,
    addressKeys: addressKeysBy(async () => secrets),
    codeHashes: codeHashesBy(async () => secrets),
    budget,
    limits: allLimits,
    codes: {
      send: (order: { number: string; code: string }) =>
        textCode(order, {
          texter,
          budget,
          segmentsAMonth: allLimits.segmentsAMonth,
          onClosed: () => closings.push(now().toISOString()),
          now,
        }),
    },
    now,
  };
  const signUp = (
    address = ana,
    {
      topic = dam,
      only = 'all' as Only,
      frequency = 'instant' as Frequency,
      ...changes
    }: { topic?: typeof dam; only?: Only; frequency?: Frequency } & Partial<SignUpNumberPorts> = {},
  ) => signUpNumber(topic, { channel: 'sms', address, only, frequency }, { ...ports, ...changes });
  const confirm = (code = texts.at(-1)?.code ?? '', address = ana, topic = dam) =>
    confirmNumber(topic, { channel: 'sms', address, code }, ports);
  const rows = async (address = ana) => {
    const { all } = await ports.addressKeys('sms', address);
    return (await Promise.all(all.map((key) => ports.subscriptions.ofAddress(key)))).flat();
  };
  const leave = (address = ana) =>
    leaveTopic(dam.topicId, { channel: 'sms', address, callerIp: '192.0.2.1' }, ports);
  const elapse = (milliseconds: number) => {
    clock.now += milliseconds;
  };
  return {
    ...sns,
    ports,
    secrets,
    texts,
    optedOut,
    closings,
    signUp,
    confirm,
    leave,
    rows,
    elapse,
  };
}

const otherThan = (code = '') => (code === '000000' ? '000001' : '000000');
const codeNotValid = { code: 'code-not-valid' };

describe('a number', () => {
  it('follows the topic once the code that was texted to it is given', async () => {
    const { signUp, confirm, texts, rows, readerOf } = service();
    expect(await signUp('+12025550100')).toBe('code-sent');
    expect(texts).toMatchObject([{ to: ana }]);
    expect(readerOf(ana)).toEqual([]);
    await confirm();
    expect(readerOf(ana)).toEqual([`${dam.topicId}-all-instant-sms`]);
    const [row] = await rows();
    expect(row).toMatchObject({ state: 'confirmed', address: ana, channel: 'sms' });
    expect(row?.expiresAt).toBeUndefined();
    expect(Subscription.safeParse(row).error).toBeUndefined();
  });

  it('has its code kept as a keyed hash alone, and forgotten with it', async () => {
    const { signUp, texts, rows } = service();
    await signUp();
    const [row] = await rows();
    expect(JSON.stringify(row)).not.toContain(texts[0]?.code);
    expect(row?.code?.hash).toMatch(/^[\w-]{27}$/);
    expect(row?.expiresAt).toBe(Date.parse('2026-03-02T13:10:00Z') / 1_000);
  });

  it('may be confirmed twice with the same code, as when an answer was lost', async () => {
    const { signUp, confirm, rows } = service();
    await signUp();
    await confirm();
    await confirm();
    expect(await rows()).toHaveLength(1);
  });

  it.each([
    ['a premium number', '+19005550100'],
    ['a toll-free number', '+18005550100'],
    ['a number of another country', '+442079460000'],
    ['no number', '+15555550100'],
  ])('that is %s is refused openly, and costs nothing', async (_kind, number) => {
    const { signUp, texts } = service();
    expect(await thrownBy(() => signUp(number))).toMatchObject({
      code: 'invalid-request',
      faults: [{ pointer: '#/address', detail: 'must be a mobile number of this country: US' }],
    });
    expect(texts).toEqual([]);
  });

  it('that follows the topic already is sent nothing', async () => {
    const { signUp, confirm, texts } = service();
    await signUp();
    await confirm();
    expect(await signUp()).toBe('subscribed-already');
    expect(texts).toHaveLength(1);
  });

  it('that has answered STOP is sent nothing, and its sign-up is answered like any other', async () => {
    const { signUp, optedOut, texts, rows } = service();
    optedOut.add(ana);
    expect(await signUp()).toBe('opted-out');
    expect(texts).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  it('changes its stream with another code, and keeps the old one until then', async () => {
    const { signUp, confirm, readerOf, elapse } = service();
    await signUp();
    await confirm();
    elapse(minute);
    await signUp(ana, { only: 'confirmed', frequency: 'daily' });
    expect(readerOf(ana)).toEqual([`${dam.topicId}-all-instant-sms`]);
    await confirm();
    expect(readerOf(ana)).toEqual([`${dam.topicId}-confirmed-daily-sms`]);
  });

  it('leaves by the form, and comes back with another code', async () => {
    const { signUp, confirm, leave, rows, readerOf } = service();
    await signUp();
    await confirm();
    expect(await leave()).toBe(1);
    expect(readerOf(ana)).toEqual([]);
    expect(await rows()).toEqual([]);
    expect(await signUp()).toBe('code-sent');
    await confirm();
    expect(readerOf(ana)).toHaveLength(1);
  });

  it('that signed up before the secret was rotated can still give its code', async () => {
    const { signUp, confirm, secrets, readerOf } = service();
    await signUp();
    Object.assign(secrets, { current: 'new', previous: 'secret' });
    await confirm();
    expect(readerOf(ana)).toHaveLength(1);
  });
});

describe('a code is not good', () => {
  it('when its digits are wrong, five times at most, and then not when they are right', async () => {
    const { signUp, confirm, texts, readerOf } = service();
    await signUp();
    const wrong = otherThan(texts[0]?.code);
    for (let tries = 0; tries < 5; tries++) {
      expect(await thrownBy(() => confirm(wrong))).toMatchObject(codeNotValid);
    }
    expect(await thrownBy(() => confirm())).toMatchObject(codeNotValid);
    expect(readerOf(ana)).toEqual([]);
  });

  it('when a thousand guesses come at once: five are looked at', async () => {
    const { signUp, confirm, texts, ports } = service();
    await signUp();
    let looked = 0;
    const guess = (code: string) =>
      confirmNumber(
        dam,
        { channel: 'sms', address: ana, code },
        {
          ...ports,
          codeHashes: (...parts) => {
            looked++;
            return ports.codeHashes(...parts);
          },
        },
      );
    const wrong = otherThan(texts[0]?.code);
    await Promise.allSettled(Array.from({ length: 1_000 }, () => guess(wrong)));
    expect(looked).toBe(5);
    expect(await thrownBy(() => confirm())).toMatchObject(codeNotValid);
  });

  it('after ten minutes', async () => {
    const { signUp, confirm, elapse, readerOf } = service();
    await signUp();
    elapse(10 * minute);
    await confirm();
    expect(readerOf(ana)).toHaveLength(1);
    await signUp(ben);
    elapse(10 * minute + 1);
    expect(await thrownBy(() => confirm(undefined, ben))).toMatchObject(codeNotValid);
  });

  it('once there is a newer one', async () => {
    const { signUp, confirm, texts, elapse, readerOf } = service();
    await signUp();
    elapse(minute);
    await signUp(ana, { frequency: 'daily' });
    if (texts[0]?.code !== texts[1]?.code) {
      expect(await thrownBy(() => confirm(texts[0]?.code))).toMatchObject(codeNotValid);
    }
    await confirm();
    expect(readerOf(ana)).toEqual([`${dam.topicId}-all-daily-sms`]);
  });

  it('for another number, another topic, or where none was sent: all get the same answer', async () => {
    const { signUp, confirm, texts } = service();
    const never = await thrownBy(() => confirm('123456', ben));
    await signUp();
    const wrong = await thrownBy(() => confirm(otherThan(texts[0]?.code)));
    expect(never).toMatchObject(codeNotValid);
    expect(wrong).toMatchObject({ message: (never as Error).message });
    expect(await thrownBy(() => confirm(undefined, ana, bridge))).toMatchObject(codeNotValid);
  });
});

describe('codes', () => {
  it('are three a day to one number, whatever the topics', async () => {
    const { signUp, texts, elapse } = service();
    for (const name of ['a', 'b', 'c']) {
      expect(await signUp(ana, { topic: { topicId: topicNamed(name) } })).toBe('code-sent');
    }
    expect(await signUp()).toBe('enough-codes-today');
    expect(texts).toHaveLength(3);
    elapse(24 * 60 * minute);
    expect(await signUp()).toBe('code-sent');
  });

  it('to 10,000 adjacent numbers are stopped after a few dozen, and told to come back the next day', async () => {
    const { signUp, texts } = service();
    const refusals: unknown[] = [];
    for (let last = 0; last < 10_000; last++) {
      const number = `+1202555${String(last).padStart(4, '0')}`;
      const error = await thrownBy(() => signUp(number).then(() => Promise.reject(undefined)));
      if (error !== undefined) refusals.push(error);
    }
    expect(texts.length).toBeLessThanOrEqual(30);
    expect(texts.length).toBeGreaterThan(0);
    expect(refusals).toHaveLength(10_000 - texts.length);
    expect(refusals.at(-1)).toMatchObject({
      code: 'sign-up-limit',
      headers: { 'retry-after': String(12 * 60 * 60) },
    });
  });

  it('to all numbers are as many a day as the operator pays for', async () => {
    const { signUp, texts } = service({ codesADay: 3 });
    for (const area of ['202', '212', '213', '214', '215']) {
      await signUp(`+1${area}5550100`).catch(() => undefined);
    }
    expect(texts).toHaveLength(3);
  });

  it('that were not sent cost nothing, and the retry sends one', async () => {
    const { signUp, texts } = service({ codesADay: 1 });
    const send = async () => 'not-sent' as const;
    for (let tries = 0; tries < 5; tries++) {
      expect(await thrownBy(() => signUp(ana, { codes: { send } }))).toMatchObject({
        code: 'delivery-unavailable',
      });
    }
    expect(await signUp()).toBe('code-sent');
    expect(texts).toHaveLength(1);
  });

  it('that may be on their way count, so that no more go out than the limits allow', async () => {
    const { signUp, ports } = service();
    let sent = 0;
    const send = async () => {
      sent++;
      throw new ServiceError('delivery-unavailable', 'The answer was lost.');
    };
    for (let tries = 0; tries < 10; tries++) {
      await signUp(ana, { codes: { send } }).catch(() => undefined);
      await signUp(ben, { codes: { send }, limits: { ...ports.limits, codesADay: 5 } }).catch(
        () => undefined,
      );
    }
    expect(sent).toBe(3 + 2);
  });

  it('that SNS takes none of just now, or that nobody could look up, were not sent', async () => {
    const { ports } = service();
    const fails = () => Promise.reject(new ServiceError('delivery-unavailable', 'No.'));
    const order = { number: ana, code: '123456' };
    const send = (texter: Partial<NumberTexter>) =>
      textCode(order, {
        texter: { isOptedOut: async () => false, text: async () => 'sent', ...texter },
        budget: ports.budget,
        segmentsAMonth: 10,
        onClosed: () => undefined,
        now: ports.now,
      });
    await expect(send({ text: async () => 'throttled' })).rejects.toThrow(CodeNotSent);
    await expect(send({ isOptedOut: fails })).rejects.toThrow(CodeNotSent);
    await expect(send({ text: fails })).rejects.toThrow(ServiceError);
  });

  it('stop with the month’s budget, which is told once, and start again with the next month', async () => {
    const { signUp, texts, closings, elapse } = service({ segmentsAMonth: 2 });
    const numbers = ['+12025550100', '+12025550101', '+12025550102', '+12025550103'];
    const outcomes: unknown[] = [];
    for (const number of numbers) outcomes.push(await signUp(number).catch(({ code }) => code));
    expect(outcomes).toEqual(['code-sent', 'code-sent', 'texts-closed', 'texts-closed']);
    expect(texts).toHaveLength(2);
    expect(closings).toHaveLength(1);
    elapse(31 * 24 * 60 * minute);
    expect(await signUp()).toBe('code-sent');
  });

  it('fit into one segment', () =>
    expect(smsSegments(`On Record> ${codeWords('123456')}`)).toMatchObject({
      encoding: 'GSM-7',
      segments: 1,
    }));
});

describe('where a confirmation ends', () => {
  it('between SNS and the row, the same code finishes it', async () => {
    const { signUp, ports, confirm, rows, readerOf, texts } = service();
    await signUp();
    const desk = {
      ...ports.desk,
      invite: async (...call: Parameters<typeof ports.desk.invite>) => {
        await ports.desk.invite(...call);
        throw new Error('crash');
      },
    };
    const given = { channel: 'sms' as const, address: ana, code: texts[0]?.code ?? '' };
    await thrownBy(() => confirmNumber(dam, given, { ...ports, desk }));
    expect(await rows()).toMatchObject([{ state: 'confirmed' }]);
    await confirm();
    expect(readerOf(ana)).toHaveLength(1);
    expect((await rows())[0]?.snsSubscriptionArn).toBeDefined();
  });

  it('there, who leaves is taken off SNS all the same', async () => {
    const { signUp, ports, leave, rows, readerOf, texts } = service();
    await signUp();
    const desk = {
      ...ports.desk,
      invite: async (...call: Parameters<typeof ports.desk.invite>) => {
        await ports.desk.invite(...call);
        throw new Error('crash');
      },
    };
    const given = { channel: 'sms' as const, address: ana, code: texts[0]?.code ?? '' };
    await thrownBy(() => confirmNumber(dam, given, { ...ports, desk }));
    expect(readerOf(ana)).toHaveLength(1);
    await leave();
    expect(readerOf(ana)).toEqual([]);
    expect(await rows()).toEqual([]);
  });
});
