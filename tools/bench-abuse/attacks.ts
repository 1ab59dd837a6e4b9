import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import type { OutboxMessage } from '../../infra/local/sns/outbox.ts';
import { CommandError } from '../command-error.ts';
import { type Attack, type Figures, run } from './attack.ts';
import { nameWithMarks, readersOfMarks } from './hostile-marks.ts';
import type { Attempt, Target } from './target.ts';

export interface Sizes {
  /** Times that one address, number or webhook is signed up. */
  readonly tries: number;
  /** Numbers that lie one beside the other, at most 10,000. */
  readonly numbers: number;
  /** As the stage allows it, to all numbers together. */
  readonly codesADay: number;
}

/** Addresses that are used, none of which may stand in a log. What many begin with stands for all of them. */
export const used = {
  address: 'victim@example.org',
  number: '+12125550101',
  guessed: '+12135550101',
  adjacent: '+1202555',
  webhook: 'https://127.0.0.1:9/alerts',
  strangers: 'stranger-',
  marked: readersOfMarks,
};

const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

/** Runs each attack after the other on one service. */
export async function* runAttacks(target: Target, sizes: Sizes): AsyncGenerator<Figures> {
  yield await guessCode(target, sizes);
  for (const attack of attacksOn(target, sizes)) yield await run(attack, target);
  yield await nameWithMarks(target);
}

function attacksOn(target: Target, { tries, numbers, codesADay }: Sizes): Attack[] {
  const signUp = signUpsAt(target);
  const messages = async (is: (message: OutboxMessage) => boolean) =>
    (await target.sent()).filter(is);
  const sentTo = (address: string) => async () =>
    (await messages(({ to }) => to === address)).length;
  const codesTo = (start: string) => async () =>
    (await messages(({ kind, to }) => kind === 'sms' && to.startsWith(start))).length;
  const { topics } = target;
  return [
    {
      name: `one address, ${tries} sign-ups for ${topics.length} topics`,
      attempts: times(tries, (index) => signUp('email', used.address, index)),
      what: 'mails to it',
      letThrough: sentTo(used.address),
      most: 1,
      within: 'day',
    },
    {
      name: `one number, ${tries} sign-ups for ${topics.length} topics`,
      attempts: times(tries, (index) => signUp('sms', used.number, index)),
      what: 'texts to it',
      letThrough: sentTo(used.number),
      most: 3,
      within: 'day',
    },
    {
      name: `${numbers} adjacent numbers`,
      attempts: times(numbers, (index) =>
        signUp('sms', `${used.adjacent}${String(index).padStart(4, '0')}`, index),
      ),
      what: 'texts to the ten thousand',
      letThrough: codesTo(used.adjacent),
      most: 30,
      within: 'day',
    },
    {
      name: 'the same again, looked at by the thousand',
      attempts: [],
      what: 'texts to the thousand that got most',
      letThrough: async () =>
        Math.max(
          ...(await Promise.all(times(10, (digit) => codesTo(`${used.adjacent}${digit}`)()))),
        ),
      most: 10,
      within: 'day',
    },
    {
      name: `a number in each of ${areaNumbers.length} areas`,
      attempts: areaNumbers.map((number, index) => signUp('sms', number, index)),
      what: 'codes in all',
      letThrough: codesTo('+'),
      most: codesADay,
      within: 'day',
    },
    {
      name: `a mobile number of each of ${foreignNumbers.length} other countries`,
      attempts: foreignNumbers.map((number, index) => signUp('sms', number, index)),
      what: 'taken in',
      letThrough: (replies) => replies.filter(({ status }) => status !== 400).length,
      most: 0,
      least: 0,
      within: 'day',
    },
    {
      name: `one webhook, ${tries} sign-ups`,
      attempts: times(tries, (index) => signUp('webhook', used.webhook, index)),
      what: 'posts to it',
      letThrough: sentTo(used.webhook),
      most: 5,
      within: 'day',
    },
    {
      name: `${tries} webhooks of its host`,
      attempts: times(tries, (index) => signUp('webhook', `${used.webhook}/${index}`, index)),
      what: 'posts to the host',
      letThrough: async () => (await messages(({ kind }) => kind === 'webhook')).length,
      most: 50,
      within: 'day',
    },
    {
      name: `one address, ${tries} times off by the form`,
      attempts: times(tries, () => leave(target, used.address)),
      what: 'looked up',
      letThrough: (replies) => replies.filter(({ status }) => status === 200).length,
      most: 20,
      within: 'hour',
    },
    {
      name: `${tries} addresses off by the form, from one network`,
      attempts: times(tries, (index) => leave(target, `${used.strangers}${index}@example.org`)),
      what: 'looked up, with those before',
      letThrough: (replies) => 20 + replies.filter(({ status }) => status === 200).length,
      most: 60,
      within: 'hour',
    },
  ];
}

/** Guesses a code that was texted to somebody else: once five were wrong, the right one is of no use either. */
async function guessCode(target: Target, { tries }: Sizes): Promise<Figures> {
  const right = await codeFor(target);
  const guess = (code: number): Attempt => ({
    path: `/v1/topics/${target.topics[0]}/subscriptions/confirmations`,
    body: { channel: 'sms', address: used.guessed, code: String(code).padStart(6, '0') },
  });
  const wrong = times(tries, (index) => guess((right + 1 + index) % 1_000_000));
  return run(
    {
      name: `${tries} wrong codes at once, then the right one`,
      attempts: [...wrong, guess(right)],
      what: 'taken',
      letThrough: (replies) => replies.filter(({ status }) => status === 200).length,
      most: 0,
      least: 0,
      within: 'hour',
    },
    target,
  );
}

/** The code that is to be guessed. A service that has only just started may turn the first sign-up away. */
async function codeFor(target: Target): Promise<number> {
  const request = signUpsAt(target)('sms', used.guessed, 0);
  for (let tries = 0; tries < 3; tries++) {
    await target.volley([request]);
    const text = (await target.sent()).find(({ to }) => to === used.guessed)?.text ?? '';
    const code = /\b\d{6}\b/.exec(text)?.[0];
    if (code) return Number(code);
  }
  throw new CommandError('The service texts no codes.');
}

/** Where the month has 20 texts, numbers of all areas get no more. */
export const spendBudget = (target: Target, segmentsAMonth: number): Promise<Figures> =>
  run(
    {
      name: `a budget of ${segmentsAMonth} texts, ${areaNumbers.length} numbers`,
      attempts: areaNumbers.map((number, index) => signUpsAt(target)('sms', number, index)),
      what: 'texts',
      letThrough: async () => (await target.sent()).length,
      most: segmentsAMonth,
      within: 'day',
    },
    target,
  );

const signUpsAt =
  ({ topics }: Target) =>
  (channel: string, address: string, index: number): Attempt => ({
    path: `/v1/topics/${topics[index % topics.length]}/subscriptions`,
    body: { channel, address },
  });

const leave = ({ topics }: Target, address: string): Attempt => ({
  path: `/topics/${topics[0]}/leave`,
  body: new URLSearchParams({ address }).toString(),
});

/** 555-0100, which is nobody's, in each area of the one country that texts go to, where it may be a mobile. */
export const areaNumbers = times(800, (index) => `+1${200 + index}5550100`).filter((number) => {
  const parsed = parsePhoneNumberFromString(number);
  return parsed?.country === 'US' && parsed.getType() === 'FIXED_LINE_OR_MOBILE';
});

/** The examples that the makers of the phone-number library give. */
export const foreignNumbers = Object.entries(examples)
  .filter(([country]) => country !== 'US')
  .flatMap(([country, national]) => {
    const parsed = parsePhoneNumberFromString(national, { defaultCountry: country as 'US' });
    return parsed?.country === country ? [parsed.number as string] : [];
  });
