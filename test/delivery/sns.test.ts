import { describe, expect, it } from 'vitest';
import { snsAlertPublisher } from '../../shared/delivery/alert-publisher.ts';
import { snsReaderDesk } from '../../shared/delivery/reader-desk.ts';
import { snsStreamOpener } from '../../shared/delivery/stream-opener.ts';
import { linkIn, startSns } from '../infra/local/sns/running-sns.ts';
import { topicNamed } from '../named-ids.ts';

const prefix = 'arn:aws:sns:us-east-1:000000000000:on-record-test-';
const dam = topicNamed('dam');
const address = 'reader@example.org';
const stream = 'all-instant' as const;

async function opened() {
  const sns = await startSns();
  const arn = await snsStreamOpener(sns.client, prefix).open(dam, 'all-instant');
  const desk = snsReaderDesk(sns.client);
  const invite = async () => {
    const invited = await desk.invite(arn, { channel: 'email', address });
    if (invited === 'refused') throw new Error('the address was refused');
    return invited.subscriptionArn;
  };
  const confirm = async () => {
    const mail = (await sns.outbox()).find(({ text }) => text.includes('/confirm'));
    await sns.open(linkIn(mail, '/confirm'));
  };
  return { ...sns, arn, desk, invite, confirm };
}

describe('a stream', () => {
  it('is opened under the name of its stage, topic and kind, and found when it is opened again', async () => {
    const { client, arn } = await opened();
    expect(arn).toBe(`${prefix}${dam}-all-instant`);
    expect(await snsStreamOpener(client, prefix).open(dam, 'all-instant')).toBe(arn);
  });

  it('tells its readers, those alone who have confirmed', async () => {
    const { client, arn, invite, confirm, outbox } = await opened();
    const publisher = snsAlertPublisher(client);
    await invite();
    await publisher.publish({ stream, snsTopicArn: arn }, { subject: 'Too early', text: 'x' });
    await confirm();
    expect(
      await publisher.publish({ stream, snsTopicArn: arn }, { subject: 'In time', text: 'x' }),
    ).toBe('published');
    const subjects = (await outbox()).map((message) => 'subject' in message && message.subject);
    expect(subjects).toContain('In time');
    expect(subjects).not.toContain('Too early');
  });

  it('that was removed has nobody to tell', async () => {
    const { client } = await opened();
    const gone = `${prefix}${topicNamed('gone')}-all-instant`;
    const carrier = { stream, snsTopicArn: gone };
    const published = snsAlertPublisher(client).publish(carrier, { subject: 'x', text: 'x' });
    expect(await published).toBe('no-such-topic');
  });
});

describe('a reader', () => {
  it('is pending, then confirmed, then gone', async () => {
    const { desk, invite, confirm } = await opened();
    const subscriptionArn = await invite();
    expect(await desk.stateOf(subscriptionArn)).toBe('pending');
    await confirm();
    expect(await desk.stateOf(subscriptionArn)).toBe('confirmed');
    await desk.remove(subscriptionArn);
    expect(await desk.stateOf(subscriptionArn)).toBe('gone');
  });

  it('who is removed twice is gone all the same', async () => {
    const { desk, invite, confirm } = await opened();
    const subscriptionArn = await invite();
    await confirm();
    await desk.remove(subscriptionArn);
    await expect(desk.remove(subscriptionArn)).resolves.toBeUndefined();
  });

  it('who is invited twice is one reader', async () => {
    const { invite } = await opened();
    expect(await invite()).toBe(await invite());
  });

  it('without an address that SNS takes is refused', async () => {
    const { desk, arn } = await opened();
    expect(await desk.invite(arn, { channel: 'email', address: 'not an address' })).toBe('refused');
  });
});
