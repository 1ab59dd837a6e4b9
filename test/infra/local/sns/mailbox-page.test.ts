import { CreateTopicCommand, PublishCommand, SubscribeCommand } from '@aws-sdk/client-sns';
import { beforeEach, describe, expect, it } from 'vitest';
import { linkIn, startSns } from './running-sns.ts';

const TopicArn = 'arn:aws:sns:us-east-1:000000000000:news';
let sns: Awaited<ReturnType<typeof startSns>>;

beforeEach(async () => {
  sns = await startSns();
  await sns.client.send(new CreateTopicCommand({ Name: 'news' }));
});

async function follow(Endpoint = 'reader@example.org') {
  await sns.client.send(new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint }));
  await sns.open(linkIn((await sns.outbox()).at(-1), '/_local/sns/confirm'));
}
const publish = (Message: string, Subject?: string) =>
  sns.client.send(new PublishCommand({ TopicArn, Message, Subject }));
const listed = async (query = '') =>
  JSON.parse((await sns.open(`/_local/mailbox/messages.json${query}`)).body);

describe('the mailbox', () => {
  it('says, while it is empty, what will come', async () => {
    const page = await sns.open('/_local/mailbox');
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Nothing has gone out yet');
  });

  it('lists the newest first and opens it', async () => {
    await follow();
    await publish('First.', 'Subject one');
    await publish('Second.', 'Subject two');
    const { body } = await sns.open('/_local/mailbox');
    expect(body.indexOf('Subject two')).toBeLessThan(body.indexOf('Subject one'));
    expect(body).toContain('<h2 dir="auto">Subject two</h2>');
  });

  it('opens each mail under its own address', async () => {
    await follow();
    await publish('See https://example.org/digest.', 'Subject');
    const { body } = await sns.open('/_local/mailbox/000000002');
    expect(body).toContain('<h2 dir="auto">Subject</h2>');
    expect(body).toContain('<title>Subject · Mailbox</title>');
    expect(body).toContain(
      'AWS Notifications <span class="address">&lt;no-reply@sns.amazonaws.com&gt;',
    );
    expect(body).toContain('<dt>To</dt><dd dir="auto">reader@example.org</dd>');
    expect(body).toContain(
      '<a href="https://example.org/digest" target="_blank" rel="noreferrer">',
    );
  });

  it('has no mail under an address that was never given', async () => {
    const page = await sns.open('/_local/mailbox/000000099');
    expect(page.statusCode).toBe(404);
  });

  it('shows fifty messages a page and leads on to the older ones', async () => {
    await follow();
    for (let number = 1; number <= 55; number++) await publish('News.', `Subject ${number}`);
    const { body } = await sns.open('/_local/mailbox');
    expect(body.match(/<li data-id/g)).toHaveLength(50);
    const [, older = ''] = /<a href="([^"]*)">Older messages/.exec(body) ?? [];
    const next = await sns.open(older);
    expect(next.body).toContain('>Subject 5<');
    expect(next.body).not.toContain('>Subject 6<');
    expect(next.body).not.toContain('Older messages');
  });

  it('shows a text as on a phone, with what it costs', async () => {
    await sns.client.send(
      new PublishCommand({
        PhoneNumber: '+15555550100',
        Message: 'CONFIRMED by Pentagon: it is so.',
      }),
    );
    const { body } = await sns.open('/_local/mailbox');
    expect(body).toContain('<h2>+15555550100</h2>');
    expect(body).toContain('CONFIRMED by Pentagon: it is so.</div>');
    expect(body).toContain('1 segment · 32 septets, GSM-7');
  });
});

describe('a hostile mail', () => {
  const hostile = '</div><script>alert(1)</script><img src=x onerror="alert(1)">\'';

  it('is shown as the text it is, wherever it is shown', async () => {
    await follow();
    await publish(`${hostile}\njavascript:alert(1)`, hostile);
    await sns.client.send(new PublishCommand({ PhoneNumber: '+15555550100', Message: hostile }));
    for (const address of ['/_local/mailbox', '/_local/mailbox/000000002']) {
      const { body } = await sns.open(address);
      expect(body).toContain('&lt;script&gt;alert(1)');
      expect(body).not.toMatch(/<script>|<img|href="javascript/);
      expect(body.match(/<script/g)).toEqual(['<script']);
    }
  });

  it('cannot break out of the pages that links lead to', async () => {
    const query = new URLSearchParams({ TopicArn: hostile, Token: hostile, Endpoint: hostile });
    const confirm = await sns.open(`/_local/sns/confirm?${query}`);
    const unsubscribe = await sns.open(`/_local/sns/unsubscribe?SubscriptionArn=${query}`);
    for (const page of [confirm, unsubscribe]) {
      expect(page.statusCode).toBe(404);
      expect(page.body).not.toContain('alert(1)');
    }
  });

  it('could not run or load anything anyway', async () => {
    const { headers } = await sns.open('/_local/mailbox');
    expect(headers['content-security-policy']).toContain("default-src 'none'; style-src 'self'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('the list for programs', () => {
  it('tells what went out, oldest first', async () => {
    await follow();
    await publish('News.', 'Subject');
    expect(await listed()).toMatchObject([
      { id: '000000001', subject: 'AWS Notification - Subscription Confirmation' },
      {
        id: '000000002',
        kind: 'email',
        to: 'reader@example.org',
        subject: 'Subject',
        text: expect.stringMatching(/^News\./),
        sentAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        topicArn: TopicArn,
      },
    ]);
  });

  it('goes on after a message, a few at a time', async () => {
    await follow();
    for (const subject of ['One', 'Two', 'Three']) await publish('News.', subject);
    const subjects = async (query: string) =>
      (await listed(query)).map(({ subject }: { subject: string }) => subject);
    expect(await subjects('?after=000000002&limit=1')).toEqual(['Two']);
    expect(await subjects('?after=000000003')).toEqual(['Three']);
    expect(await subjects('?after=000000004')).toEqual([]);
  });

  it.each(['?limit=0', '?limit=x', '?limit=1001', '?after=x'])('refuses %s', async (query) => {
    expect((await sns.open(`/_local/mailbox/messages.json${query}`)).statusCode).toBe(400);
  });
});

describe('the local pages', () => {
  const ask = (method: string, path: string, query = new URLSearchParams()) =>
    sns.sns.handleLocalPage({ method, path, query, headers: {}, body: '' });

  it.each([
    '/',
    '/_local/other',
    '/_local/mailbox/abc',
    '/_local/mailbox/../1',
    '/_local/mailboxes',
  ])('leave %s to others', async (path) => expect(await ask('GET', path)).toBeUndefined());

  it('answer GET and HEAD alone', async () => {
    expect(await ask('POST', '/_local/mailbox')).toMatchObject({
      statusCode: 405,
      headers: { allow: 'GET, HEAD' },
    });
  });

  it('confirm nothing on a HEAD request', async () => {
    await sns.client.send(
      new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint: 'reader@example.org' }),
    );
    const link = new URL(linkIn((await sns.outbox())[0], '/_local/sns/confirm'));
    await ask('HEAD', link.pathname, link.searchParams);
    await publish('News.');
    expect(await sns.outbox()).toHaveLength(1);
  });

  it.each([
    ['/_local/mailbox/mailbox.css', 'text/css'],
    ['/_local/mailbox/mailbox.js', 'text/javascript'],
  ])('bring %s themselves', async (path, type) => {
    const file = await sns.open(path);
    expect(file.headers['content-type']).toContain(type);
    expect(file.body).not.toMatch(/https?:\/\//);
  });
});
