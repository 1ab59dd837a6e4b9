import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { mailsOf, until } from './client.ts';
import { freshDataDir } from './fresh-service.ts';

const root = join(import.meta.dirname, '../..');

/** Runs what `npm start` runs, on any free port. */
function start(dataDir: string, ...flags: string[]) {
  const assembly = flags.includes('--assembly') ? [] : ['--assembly', inject('assemblyDir')];
  const port = flags.includes('--port') ? [] : ['--port', '0'];
  const args = ['--data', dataDir, ...assembly, ...port, ...flags];
  const child = spawn(process.execPath, [join(root, 'infra/local/main.ts'), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    output.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output.err += chunk;
  });
  const exit = once(child, 'close').then(([code]) => code as number | null);
  const said = (words: RegExp) =>
    until(async () => words.exec(output.out)?.[1], `${words} in ${JSON.stringify(output)}`, 60);
  return { child, output, exit, url: () => said(/^On Record runs at (\S+)/m), said };
}

async function failedStart(dataDir: string, ...flags: string[]) {
  const { output, exit } = start(dataDir, ...flags);
  return { code: await exit, ...output };
}

describe('the first start', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'on-record-data-'));
  let running: ReturnType<typeof start>;
  let url = '';
  beforeAll(async () => {
    running = start(dataDir);
    url = await running.url();
  });
  afterAll(async () => {
    running.child.kill('SIGKILL');
    await running.exit;
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  });

  it('ends with a confirmed reader and an alert of the sample article in the mailbox', async () => {
    const [confirmation, alert, ...others] = await mailsOf(url);
    expect(confirmation).toMatchObject({
      to: 'reader@example.org',
      text: expect.stringContaining('/_local/sns/confirm'),
    });
    expect(alert).toMatchObject({
      to: 'reader@example.org',
      text: expect.stringContaining('Former Syrian minister of defense'),
    });
    expect(others).toEqual([]);
  });

  it('names pages that are there', async () => {
    const addresses = [...running.output.out.matchAll(/: +(http\S+)$/gm)].map(
      ([, address]) => address,
    );
    expect(addresses).toHaveLength(3);
    for (const address of addresses) expect((await fetch(address ?? '')).status).toBe(200);
  });

  it('prints a curl that works when it is pasted, and its article reaches the mailbox', async () => {
    const command = /^ {2}curl[\s\S]+?'$(?!\n {4})/m.exec(running.output.out)?.[0] ?? '';
    const { stdout } = await promisify(execFile)('bash', ['-c', command], { cwd: tmpdir() });
    const { id, facts } = JSON.parse(stdout);
    expect(facts.map(({ status }: { status: string }) => status)).toContain('confirmed');
    await until(
      async () => (await mailsOf(url)).some(({ text }) => text.includes(id)),
      'the alert of the pasted article',
    );
  });

  it('keeps the key in a file for this user alone', () => {
    expect(statSync(join(dataDir, 'local-key')).mode & 0o777).toBe(0o600);
  });

  it('leaves what the next start finds again, and stops at Ctrl-C', async () => {
    const mails = await mailsOf(url);
    const key = readFileSync(join(dataDir, 'local-key'), 'utf8');
    running.child.kill('SIGINT');
    expect(await running.exit).toBe(0);
    expect(running.output.err).toBe('');
    expect(existsSync(join(dataDir, 'service.json'))).toBe(false);

    running = start(dataDir);
    url = await running.url();
    expect(await mailsOf(url)).toMatchObject(mails.map(({ id }) => ({ id })));
    expect(readFileSync(join(dataDir, 'local-key'), 'utf8')).toBe(key);
    expect(running.output.out).toContain('A digest:');
  });
});

describe('a start', () => {
  it.each(['before:Subscriptions', 'after:Articles', 'before:sns-publish'])(
    'that was cut off %s is finished by the next',
    async (point) => {
      const dataDir = freshDataDir();
      const first = start(dataDir, '--pause-at', point);
      await first.said(/(paused at)/);
      first.child.kill('SIGKILL');
      await first.exit;
      const next = start(dataDir);
      onTestFinished(() => void next.child.kill('SIGKILL'));
      const mails = await mailsOf(await next.url());
      expect(mails.map(({ subject }) => /Confirmation/.test(subject))).toEqual([true, false]);
    },
    60_000,
  );

  it('with --empty makes no topic, no reader and no article', async () => {
    const { child, url } = start(freshDataDir(), '--empty');
    onTestFinished(() => void child.kill('SIGKILL'));
    expect(await mailsOf(await url())).toEqual([]);
    expect(await (await fetch(`${await url()}/v1/topics`)).json()).toEqual({ items: [] });
  });
});

describe('a start that cannot be says why in one line:', () => {
  it.each<[string, string[], string]>([
    ['an unknown flag', ['--prot', '1'], "Unknown option '--prot'. Try: npm start -- --help"],
    [
      'no port',
      ['--port', 'http'],
      '--port http is not a port. Give a number up to 65535: --port 8787',
    ],
    [
      'no pause point',
      ['--pause-at', 'Stories'],
      '--pause-at Stories is not a point. Such as: --pause-at before:Stories',
    ],
  ])('%s', async (_what, flags, message) => {
    const { code, err } = await failedStart(freshDataDir(), ...flags);
    expect({ code, err }).toEqual({ code: 1, err: `${message}\n` });
  });

  it('an assembly that is not there', async () => {
    const { code, err } = await failedStart(freshDataDir(), '--assembly', '/nowhere');
    expect(code).toBe(1);
    expect(err).toMatch(/^\/nowhere\/manifest\.json cannot be read as a synthesized stack: .*\n$/);
  });

  it('a port that another program has', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const { port } = other.address() as { port: number };
    const { code, err } = await failedStart(freshDataDir(), '--port', String(port));
    const message = `Port ${port} is taken by another program. Choose another: --port ${port + 1}\n`;
    expect({ code, err }).toEqual({ code: 1, err: message });
  });

  it('a data folder that another start has', async () => {
    const dataDir = freshDataDir();
    const { child, url } = start(dataDir, '--empty');
    onTestFinished(() => void child.kill('SIGKILL'));
    await url();
    const { code, err } = await failedStart(dataDir);
    expect(code).toBe(1);
    expect(err).toMatch(/^The data folder .* is in use by another process\. .*--data.*\n$/);
  });

  it.each([
    ['the database’s head is gone', 'db/000005.ldb', '', 'CURRENT'],
    ['the secrets were cut off', 'secrets.json', '{"arn:aws', 'secrets.json'],
  ])('a data folder where %s', async (_what, file, content, named) => {
    const dataDir = freshDataDir();
    mkdirSync(join(dataDir, 'db'));
    writeFileSync(join(dataDir, file), content);
    const { code, err } = await failedStart(dataDir);
    expect(code).toBe(1);
    expect(err).toMatch(/^The data folder .* cannot be read: .*\n$/);
    expect(err).toContain(named);
  });
});
