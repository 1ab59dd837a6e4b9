import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mailDelivery, waitingMail } from '../../../../infra/local/sns/mail-sender.ts';
import { MailRefused, type RealMail } from '../../../../infra/local/sns/mailer.ts';
import { type EmailDraft, keptOutbox } from '../../../../infra/local/sns/outbox.ts';
import { startSender as startSending } from '../../../../infra/local/sns/retrying-sender.ts';
import { memoryStateStore } from './memory-state-store.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const now = () => new Date();
const second = 1000;
const hour = 3600 * second;
const mailTo = (to: string): EmailDraft => ({
  kind: 'email',
  senderName: 'On Record',
  to,
  subject: 'News',
  text: 'News.',
  messageId: 'm',
});

/** A mail server that answers each mail with what `outcomes` holds next; when that is empty it takes everything. */
function startSender(state = memoryStateStore()) {
  const outcomes: Error[] = [];
  const tried: string[] = [];
  const outbox = keptOutbox(state, now, waitingMail);
  const mailer = {
    async send({ to }: RealMail) {
      tried.push(to);
      const outcome = outcomes.shift();
      if (outcome) throw outcome;
    },
    close() {},
  };
  const sender = startSending(mailDelivery(mailer), { state, outbox, now });
  return { sender, outbox, outcomes, tried, state };
}
const soon = () => vi.advanceTimersByTimeAsync(1);
const later = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

describe('a mail', () => {
  it('goes out once, at once', async () => {
    const { outbox, tried, sender } = startSender();
    await outbox.send([mailTo('a@example.org')]);
    await soon();
    await later(24 * hour);
    expect(tried).toEqual(['a@example.org']);
    await sender.close();
  });

  it('that the server puts off is tried again after 5, 10, 20 seconds', async () => {
    const { outbox, tried, outcomes, sender } = startSender();
    outcomes.push(new Error('busy'), new Error('busy'), new Error('busy'));
    await outbox.send([mailTo('a@example.org')]);
    const counts = [];
    for (const wait of [0, 4.9, 0.2, 9.8, 0.2, 19.8, 0.3]) {
      await later(wait * second);
      counts.push(tried.length);
    }
    expect(counts).toEqual([1, 1, 2, 2, 3, 3, 4]);
    await later(24 * hour);
    expect(tried).toHaveLength(4);
    await sender.close();
  });

  it('that has to wait does not hold up the next', async () => {
    const { outbox, tried, outcomes, sender } = startSender();
    outcomes.push(new Error('busy'));
    await outbox.send([mailTo('a@example.org')]);
    await soon();
    await outbox.send([mailTo('b@example.org')]);
    await soon();
    expect(tried).toEqual(['a@example.org', 'b@example.org']);
    await sender.close();
  });

  it('that the server refuses is not tried again, and the outbox says why', async () => {
    const { outbox, tried, outcomes, sender } = startSender();
    outcomes.push(new MailRefused('550 no such user'));
    await outbox.send([mailTo('a@example.org')]);
    await later(24 * hour);
    expect(tried).toHaveLength(1);
    expect(await outbox.messages({ limit: 1 })).toMatchObject([
      { undelivered: '550 no such user' },
    ]);
    await sender.close();
  });

  it('that is put off for six hours is given up', async () => {
    const { outbox, outcomes, sender } = startSender();
    outcomes.push(...Array.from({ length: 100 }, () => new Error('no route to host')));
    await outbox.send([mailTo('a@example.org')]);
    await later(5.9 * hour);
    expect((await outbox.messages({ limit: 1 }))[0]?.undelivered).toBeUndefined();
    await later(0.5 * hour);
    expect((await outbox.messages({ limit: 1 }))[0]?.undelivered).toBe('no route to host');
    await sender.close();
  });

  it('left waiting by an earlier run goes out in the next', async () => {
    const first = startSender();
    first.outcomes.push(new Error('busy'));
    await first.outbox.send([mailTo('a@example.org')]);
    await soon();
    await first.sender.close();
    const second = startSender(first.state);
    await later(6000);
    expect(second.tried).toEqual(['a@example.org']);
    await second.sender.close();
  });
});

it('texts are never mailed', async () => {
  const { outbox, tried, sender } = startSender();
  await outbox.send([{ kind: 'sms', to: '+15555550100', text: 'News.', messageId: 'm' }]);
  await later(hour);
  expect(tried).toEqual([]);
  await sender.close();
});
