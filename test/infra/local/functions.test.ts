import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openFunctionLog } from '../../../infra/local/functions/function-log.ts';
import { functionPool } from '../../../infra/local/functions/function-pool.ts';
import { emptyFolder } from './small-assembly.ts';

const folder = emptyFolder();
const pools: { stop(graceMilliseconds: number): Promise<void> }[] = [];
afterAll(() => Promise.all(pools.map((pool) => pool.stop(0))));

/** A function whose handler has this body. */
function functionOf(
  body: string,
  { timeoutSeconds = 5, memoryMegabytes = 128, head = '', environment = {} } = {},
) {
  const title = `f${pools.length}`;
  mkdirSync(join(folder, title));
  const source = `${head}\nexport const handler = async (event, context) => { ${body} };`;
  writeFileSync(join(folder, title, 'index.mjs'), source);
  const pool = functionPool(
    {
      title,
      name: `small-${title}`,
      arn: `arn:aws:lambda:us-east-1:000000000000:function:small-${title}`,
      roleArn: 'arn:aws:iam::000000000000:role/r',
      folder: join(folder, title),
      handler: 'index.handler',
      memoryMegabytes,
      timeoutSeconds,
      environment: {},
    },
    environment,
    openFunctionLog(folder, title),
  );
  pools.push(pool);
  const invoke = async (event: unknown = {}) => {
    const { outcome } = await pool.invoke(JSON.stringify(event));
    return outcome.kind === 'answered' ? JSON.parse(outcome.payload) : outcome.error;
  };
  return { pool, invoke, log: () => readFileSync(join(folder, `${title}.log`), 'utf8') };
}

describe('a function', () => {
  it('sees its own environment and nothing of this process’s', async () => {
    process.env.HOST_SECRET = 'not for functions';
    const { invoke } = functionOf('return process.env', { environment: { ARTICLES_TABLE: 'a' } });
    expect(await invoke()).toEqual({ ARTICLES_TABLE: 'a' });
  });

  it('gets the event and a context', async () => {
    const { invoke } = functionOf(
      'return [event.title, context.functionName, context.memoryLimitInMB, context.getRemainingTimeInMillis() > 4000, context.awsRequestId.length]',
    );
    expect(await invoke({ title: 'Dam burst' })).toEqual([
      'Dam burst',
      'small-f1',
      '128',
      true,
      36,
    ]);
  });

  it('keeps what it loaded from one event to the next', async () => {
    const { invoke } = functionOf('return ++count', { head: 'let count = 0;' });
    await invoke();
    expect(await invoke()).toBe(2);
  });

  it('answers null where it returns nothing', async () => {
    expect(await functionOf('').invoke()).toBeNull();
  });

  it('writes its lines to a log of its own', async () => {
    const { invoke, log, pool } = functionOf(
      'console.log("digest-stored"); throw new Error("no");',
    );
    await invoke();
    await pool.stop(0);
    expect(log()).toContain('digest-stored\n');
    expect(log()).toContain('"message":"invocation-failed"');
  });

  it('runs several events at the same time', async () => {
    const { invoke } = functionOf('await new Promise((r) => setTimeout(r, 1000)); return 1;');
    await invoke();
    const startedAt = Date.now();
    await Promise.all([invoke(), invoke(), invoke()]);
    expect(Date.now() - startedAt).toBeLessThan(2800);
  });
});

describe('a function that fails is told by its error, and works on after it:', () => {
  it.each([
    [
      'it throws',
      'if (event.bad) throw new RangeError("too far"); return 1',
      'RangeError',
      'too far',
    ],
    [
      'it takes too long',
      'if (event.bad) for (;;); return 1',
      'Sandbox.Timedout',
      'Task timed out after 0.50 seconds',
    ],
    [
      'it waits for ever',
      'if (event.bad) await new Promise(() => {}); return 1',
      'Sandbox.Timedout',
      'Task timed out after 0.50 seconds',
    ],
    [
      'it ends its process',
      'if (event.bad) process.exit(3); return 1',
      'Runtime.ExitError',
      'exit status 3',
    ],
    [
      'a promise is rejected beside it',
      'if (event.bad) { Promise.reject(new Error("beside")); await new Promise(() => {}); } return 1',
      'Error',
      'beside',
    ],
    [
      'it needs too much memory',
      'if (event.bad) { const a = []; for (;;) a.push({ n: a.length }); } return 1',
      'Runtime.OutOfMemory',
      '24 MB',
    ],
    [
      'its answer is too large',
      'return event.bad ? "x".repeat(7e6) : 1',
      'Function.ResponseSizeTooLarge',
      'exceeded maximum',
    ],
  ])('%s', async (_why, body, errorType, message) => {
    const { invoke } = functionOf(body, { timeoutSeconds: 0.5, memoryMegabytes: 24 });
    expect(await invoke({ bad: true })).toMatchObject({
      errorType,
      errorMessage: expect.stringContaining(message),
    });
    expect(await invoke()).toBe(1);
  });
});

describe('a function that cannot be loaded tells why:', () => {
  it.each([
    ['its bundle throws', 'throw new TypeError("no table");', 'TypeError', 'no table'],
    ['its bundle is no JavaScript', 'import {', 'SyntaxError', ''],
  ])('%s', async (_why, head, errorType, message) => {
    expect(await functionOf('', { head }).invoke()).toMatchObject({
      errorType,
      errorMessage: expect.stringContaining(message),
    });
  });
});
