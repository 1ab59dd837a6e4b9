import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MailRefused, smtpMailer } from '../../../../infra/local/sns/mailer.ts';

const mail = {
  senderName: 'On Record',
  to: 'reader@example.org',
  subject: 'News',
  text: 'Ein Grüß Gott.\n.\nMore.',
};

/** A mail server that answers `RCPT` with the given reply and keeps all lines that it is sent. */
async function startMailServer(replyToRecipient = '250 fine') {
  const lines: string[] = [];
  const converse = (socket: Socket) => {
    socket.write('220 mail.example.org\r\n');
    let isData = false;
    createInterface(socket).on('line', (line) => {
      lines.push(line);
      if (isData && line !== '.') return;
      isData = line === 'DATA';
      const reply = isData ? '354 go on' : line.startsWith('RCPT') ? replyToRecipient : '250 fine';
      socket.write(`${reply}\r\n`);
    });
  };
  const server = createServer(converse);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('The mail server has no port.');
  return { url: `smtp://127.0.0.1:${address.port}/?from=alerts@example.org`, lines };
}

describe('a real mail', () => {
  it('is handed over with its sender, recipient, subject and text', async () => {
    const { url, lines } = await startMailServer();
    const mailer = smtpMailer(url);
    await mailer.send(mail);
    mailer.close();
    expect(lines).toContain('MAIL FROM:<alerts@example.org>');
    expect(lines).toContain('RCPT TO:<reader@example.org>');
    expect(lines).toContain('From: On Record <alerts@example.org>');
    expect(lines).toContain('Subject: News');
  });

  it('is refused for good by a reply of 5xx', async () => {
    const { url } = await startMailServer('550 no such user');
    await expect(smtpMailer(url).send(mail)).rejects.toThrow(MailRefused);
  });

  it.each([
    ['a reply of 4xx', async () => (await startMailServer('451 busy')).url],
    ['a server that is not there', async () => 'smtp://127.0.0.1:1/?from=alerts@example.org'],
  ])('may be tried again after %s', async (_why, urlOf) => {
    const failure = await smtpMailer(await urlOf())
      .send(mail)
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toBeInstanceOf(MailRefused);
  });
});

describe('SMTP_URL is refused when it', () => {
  it.each([
    ['is no address', 'mail.example.org'],
    ['is not for mail', 'https://example.org/?from=a@example.org'],
    ['does not say who sends', 'smtp://mail.example.org'],
  ])('%s', (_why, url) => expect(() => smtpMailer(url)).toThrow('SMTP_URL'));
});
