import { describe, expect, it } from 'vitest';
import { keyIdOf } from '../../shared/keys/api-key-format.ts';
import { operatorsDesk, runCommand } from './operators-desk.ts';

const { run } = operatorsDesk({
  errorFormat: 'json',
  handle: () => Promise.reject(new Error('no function is asked')),
});

it('a key is made, shown once, listed without its secret, and revoked', async () => {
  const made = await run('keys', 'create', '--publisher', 'valley', '--name', 'Valley News');
  const key = made.out.trim();
  const keyId = keyIdOf(key) ?? '';
  expect(keyId).not.toBe('');
  expect(made.err).not.toContain(key);

  const listed = await run('keys', 'list');
  expect(listed.out).toMatch(new RegExp(`${keyId} +valley +Valley News +articles:write .* live`));
  expect(listed.out).not.toContain(key.slice(-39));

  expect(await run('keys', 'revoke', keyId)).toMatchObject({ code: 0 });
  expect((await run('keys', 'list', '--publisher', 'valley')).out).toMatch(/revoked \d{4}-/);
});

describe.concurrent('the operator is told what to do', () => {
  it.each([
    ['without a publisher', ['create'], '--publisher is missing'],
    ['about an unknown command', ['remove'], 'There is no command remove.'],
    ['about an unknown option', ['list', '--all'], "Unknown option '--all'"],
  ])('%s', async (_about, args, words) => {
    const { code, out, err } = await run('keys', ...args);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(words);
    expect(err).not.toContain('    at ');
  });

  it('where no service runs', async () => {
    const { code, err } = await runCommand('keys', 'list', '--data', '/nowhere');
    expect(code).toBe(1);
    expect(err).toMatch(/^No service runs on the data folder \/nowhere\. .*\n$/);
  });
});
