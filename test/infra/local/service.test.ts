import { existsSync, readFileSync, statSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PausePoint } from '../../../infra/local/aws/aws-service.ts';
import { type RunningService, startService } from '../../../infra/local/service.ts';
import { readServiceFile } from '../../../infra/local/service-file.ts';
import {
  emptyFolder,
  getArn,
  httpApi,
  lambdaFunction,
  role,
  table,
  writeAssembly,
} from './small-assembly.ts';

const streamArn = { 'Fn::GetAtt': ['Articles', 'StreamArn'] };
const readStream: [string, unknown][] = ['DescribeStream', 'GetShardIterator', 'GetRecords'].map(
  (action) => [`dynamodb:${action}`, streamArn],
);
const everyObject = { 'Fn::Join': ['', [getArn('Failed'), '/*']] };
const keepFailed: [string, unknown] = ['s3:PutObject', everyObject];

/** Copies each new article to the table of digests with a plain signed call; fails on the one called `poison`. */
const digestCode = `
import { DynamoDBClient, PutItemCommand } from '${import.meta.resolve('@aws-sdk/client-dynamodb')}';
const client = new DynamoDBClient();
export const handler = async ({ Records }) => {
  for (const { dynamodb } of Records) {
    const { id } = dynamodb.NewImage;
    if (id.S === 'poison') return { batchItemFailures: [{ itemIdentifier: dynamodb.SequenceNumber }] };
    await client.send(new PutItemCommand({ TableName: process.env.DIGESTS_TABLE, Item: { id } }));
  }
  return { batchItemFailures: [] };
};`;

const echoCode = `
export const handler = async (event) => {
  const mode = event.queryStringParameters?.mode;
  if (mode === 'throw') throw new Error('secret of the function');
  if (mode === 'hang') await new Promise(() => {});
  if (mode === 'broken') return { statusCode: 200, body: 1 };
  if (mode === 'bytes') return { statusCode: 200, body: 'AP8=', isBase64Encoded: true };
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, cookies: ['a=1', 'b=2'], body: JSON.stringify(event) };
};`;

function smallStack({ digestAllow }: { digestAllow: [string, unknown][] }) {
  return {
    Articles: table({ hasStream: true }),
    Digests: table(),
    Failed: { Type: 'AWS::S3::Bucket', Properties: {} },
    ...lambdaFunction('Echo', { Timeout: 1 }),
    ...lambdaFunction('Digest', {
      MemorySize: 512,
      Environment: { Variables: { DIGESTS_TABLE: { Ref: 'Digests' } } },
      allow: digestAllow,
    }),
    Source: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        FunctionName: { Ref: 'Digest' },
        EventSourceArn: streamArn,
        StartingPosition: 'TRIM_HORIZON',
        MaximumRetryAttempts: 1,
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        DestinationConfig: { OnFailure: { Destination: getArn('Failed') } },
      },
    },
    ...httpApi(
      { 'ANY /echo/{word}': 'Echo', 'GET /busy': 'Echo', $default: 'Echo' },
      {
        RouteSettings: { 'GET /busy': { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 2 } },
        AccessLogSettings: {
          DestinationArn: 'log',
          Format:
            '{"route":"$context.routeKey","status":"$context.status","agent":"$context.identity.userAgent"}',
        },
      },
    ),
  };
}
const allGrants: [string, unknown][] = [
  ...readStream,
  keepFailed,
  ['dynamodb:PutItem', getArn('Digests')],
];
const outputs = {
  ArticlesTable: { Value: { Ref: 'Articles' } },
  DigestsTable: { Value: { Ref: 'Digests' } },
  DigestFunction: { Value: { Ref: 'Digest' } },
  FailedBucket: { Value: { Ref: 'Failed' } },
};
const code = { Echo: echoCode, Digest: digestCode };

/** Starts the small stack. What it tells is in `lines`. */
async function run({
  dataDir = emptyFolder(),
  digestAllow = allGrants,
  port = 0,
  resources = {},
  pauseAt,
}: Partial<{
  dataDir: string;
  digestAllow: [string, unknown][];
  port: number;
  resources: Record<string, object>;
  pauseAt: PausePoint;
}> = {}) {
  const lines: string[] = [];
  const assemblyDir = writeAssembly(
    { ...smallStack({ digestAllow }), ...resources },
    { code, outputs },
  );
  const service = await startService({
    dataDir,
    port,
    assemblyDir,
    pauseAt,
    onLine: (line) => lines.push(line),
  });
  const { endpoint, region, credentials } = readServiceFile(dataDir);
  const settings = { endpoint, region, credentials, maxAttempts: 1 };
  const database = new DynamoDBClient(settings);
  return {
    dataDir,
    service,
    lines,
    settings,
    put: (id: string) =>
      database.send(
        new PutItemCommand({ TableName: service.outputs.ArticlesTable, Item: { id: { S: id } } }),
      ),
    hasDigest: async (id: string) => {
      const get = { TableName: service.outputs.DigestsTable, Key: { id: { S: id } } };
      return (await database.send(new GetItemCommand(get))).Item !== undefined;
    },
  };
}
const until = (isSo: () => unknown) =>
  expect.poll(isSo, { timeout: 8000, interval: 10 }).toBe(true);

describe('the gateway', () => {
  let service: RunningService;
  let running: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    running = await run();
    service = running.service;
  });
  afterAll(() => service.stop());

  const echo = async (path: string, init?: RequestInit): Promise<APIGatewayProxyEventV2> =>
    JSON.parse(await (await fetch(service.url + path, init)).text());

  it('hands a request to the function in payload format 2.0', async () => {
    const event = await echo('/echo/a%20b?x=1&x=2&y=%26', {
      method: 'PUT',
      headers: {
        Cookie: 'one=1; two=2',
        'X-Thing': 'a',
        'content-type': 'application/json; charset=utf-8',
      },
      body: '{"é":1}',
    });
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'ANY /echo/{word}',
      rawPath: '/echo/a b',
      rawQueryString: 'x=1&x=2&y=%26',
      queryStringParameters: { x: '1,2', y: '&' },
      pathParameters: { word: 'a b' },
      cookies: ['one=1', 'two=2'],
      headers: { 'x-thing': 'a', host: new URL(service.url).host, 'x-forwarded-proto': 'http' },
      body: '{"é":1}',
      isBase64Encoded: false,
      requestContext: {
        accountId: '000000000000',
        domainName: '127.0.0.1',
        http: { method: 'PUT', path: '/echo/a b', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1' },
        stage: '$default',
        routeKey: 'ANY /echo/{word}',
        requestId: expect.stringMatching(/=$/),
        time: expect.stringMatching(/^\d\d\/\w{3}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
        timeEpoch: expect.any(Number),
      },
    });
    expect(event.headers).not.toHaveProperty('cookie');
  });

  it.each([
    ['text/plain', false],
    ['application/json', false],
    ['application/xml', false],
    ['application/octet-stream', true],
    ['application/x-www-form-urlencoded', true],
    ['application/problem+json', true],
  ])('hands on a body of type %s as base64: %s', async (type, isBase64Encoded) => {
    const body = Buffer.from('a=1');
    const event = await echo('/echo/x', {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
    expect([event.isBase64Encoded, event.body]).toEqual([
      isBase64Encoded,
      isBase64Encoded ? 'YT0x' : 'a=1',
    ]);
  });

  it('sends what fits no route to the default route', async () => {
    const event = await echo('/nowhere/');
    expect([event.routeKey, event.pathParameters, event.body]).toEqual([
      '$default',
      undefined,
      undefined,
    ]);
  });

  it('sends cookies, bytes and its own request id back', async () => {
    const response = await fetch(`${service.url}/echo/x`);
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(response.headers.get('apigw-requestid')).toBeTruthy();
    const bytes = await fetch(`${service.url}/echo/x?mode=bytes`);
    expect(new Uint8Array(await bytes.arrayBuffer())).toEqual(new Uint8Array([0, 255]));
  });

  it('answers HEAD without a body', async () => {
    const response = await fetch(`${service.url}/echo/x`, { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  it.each([
    ['the function throws', '/echo/x?mode=throw', 500, 'Internal Server Error'],
    ['the function takes too long', '/echo/x?mode=hang', 500, 'Internal Server Error'],
    ['the function’s answer is no response', '/echo/x?mode=broken', 500, 'Internal Server Error'],
    ['the address is not properly encoded', '/echo/%zz', 400, 'Bad Request'],
  ])('has the body of AWS where %s', async (_why, path, status, message) => {
    const response = await fetch(service.url + path);
    expect([response.status, await response.text()]).toEqual([status, JSON.stringify({ message })]);
  });

  it.each([
    ['more than the gateway takes', 11],
    ['more than an event can carry', 8],
  ])('refuses a body that is %s', async (_what, megabytes) => {
    const response = await fetch(`${service.url}/echo/x`, {
      method: 'POST',
      body: Buffer.alloc(megabytes * 1024 * 1024, 'a'),
    });
    expect([response.status, await response.text()]).toEqual([
      413,
      '{"message":"Request Entity Too Large"}',
    ]);
  });

  it('refuses what comes faster than the stage allows', async () => {
    const statuses: number[] = [];
    let refused = '';
    for (let call = 0; call < 4; call++) {
      const response = await fetch(`${service.url}/busy`);
      statuses.push(response.status);
      if (response.status === 429) refused = await response.text();
    }
    expect(statuses).toEqual([200, 200, 429, 429]);
    expect(refused).toBe('{"message":"Too Many Requests"}');
  });

  it.each([
    ['127.0.0.1', 200],
    ['localhost:8787', 200],
    ['[::1]:80', 200],
    ['attacker.example', 403],
    ['127.0.0.1.attacker.example', 403],
    ['localhost:8787@attacker.example', 403],
  ])('answers for the host %s with %i, on local pages too', async (host, status) => {
    for (const path of ['/echo/x', '/_local/mailbox']) {
      expect(await statusFor(service.url + path, host)).toBe(status);
    }
  });

  it('answers 404 for a local page that there is not', async () => {
    expect((await fetch(`${service.url}/_local/nothing`)).status).toBe(404);
  });

  it('writes a line for each request in the format of the stage', async () => {
    await fetch(`${service.url}/echo/x`, { headers: { 'user-agent': 'a "quoted" one' } });
    const lines = () =>
      readFileSync(join(running.dataDir, 'logs/access.log'), 'utf8').trim().split('\n');
    await until(() => lines().some((line) => JSON.parse(line).agent === 'a "quoted" one'));
    expect(JSON.parse(lines().at(-1) ?? '')).toMatchObject({
      route: 'ANY /echo/{word}',
      status: '200',
    });
  });

  it('answers 500 where the function does not let the route invoke it', async () => {
    const closed = await run({ resources: { EchoPermission: { Type: 'AWS::CDK::Metadata' } } });
    expect((await fetch(`${closed.service.url}/echo/x`)).status).toBe(500);
    expect(closed.lines.join('\n')).toMatch(/AccessDenied.*AWS::Lambda::Permission/);
    await closed.service.stop();
  });
});

describe('a write to a table', () => {
  it('reaches the function that reads its stream; what it fails on is kept whole in the bucket', async () => {
    const { service, settings, put, hasDigest, lines } = await run();
    for (const id of ['a', 'poison', 'b']) await put(id);
    await until(() => hasDigest('a'));
    await until(() => hasDigest('b'));
    await until(() => lines.some((line) => line.includes('gave up 1 record')));

    const s3 = new S3Client({ ...settings, forcePathStyle: true });
    const Bucket = service.outputs.FailedBucket;
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
    expect(Contents.map(({ Key }) => Key)).toEqual([
      expect.stringMatching(
        /^aws\/lambda\/[0-9a-f-]{36}\/shardId-\d{20}-[0-9a-f]{8}\/\d{4}\/\d\d\/\d\d\/\d{4}-\d\d-\d\dT\d\d\.\d\d\.\d\d-[0-9a-f-]{36}$/,
      ),
    ]);
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: Contents[0]?.Key }));
    const kept = JSON.parse((await Body?.transformToString()) ?? '');
    expect(kept).toMatchObject({
      version: '1.0',
      requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 2 },
      responseContext: { statusCode: 200, executedVersion: '$LATEST' },
      DDBStreamBatchInfo: { batchSize: 1 },
    });
    expect(JSON.parse(kept.payload).Records[0].dynamodb.NewImage.id.S).toBe('poison');
    await service.stop();
  });

  it('is not forgotten when the service ends while a function is at work on it', async () => {
    const killed = await run({ pauseAt: 'before:Digests' });
    await killed.put('a');
    await until(() => killed.lines.includes('paused at before:Digests'));
    await killed.service.stop();
    const next = await run({ dataDir: killed.dataDir });
    await until(() => next.hasDigest('a'));
    expect(next.lines).toEqual([]);
    await next.service.stop();
  });
});

describe('grants count:', () => {
  it('a write that the role does not allow is AccessDenied', async () => {
    const { service, put, hasDigest, dataDir, lines } = await run({
      digestAllow: [...readStream, keepFailed],
    });
    await put('a');
    await until(() => lines.some((line) => line.includes('gave up 1 record')));
    expect(await hasDigest('a')).toBe(false);
    expect(readFileSync(join(dataDir, 'logs/digest.log'), 'utf8')).toContain('AccessDenied');
    await service.stop();
  });

  it.each([
    ['read its stream', [keepFailed], 'dynamodb:DescribeStream'],
    ['keep what failed', readStream, 's3:PutObject'],
  ])(
    'a mapping whose role may not %s is refused at the start',
    async (_what, digestAllow, action) => {
      await expect(run({ digestAllow })).rejects.toThrow(new RegExp(`AccessDenied.*${action}`));
    },
  );

  it('a role that Lambda may not act as is refused at the start', async () => {
    const resources = { EchoRole: role('ec2.amazonaws.com', []) };
    await expect(run({ resources })).rejects.toThrow(/does not let lambda.amazonaws.com/);
  });
});

describe('an operator', () => {
  it('invokes a function and gets its answer or its error', async () => {
    const { service, settings } = await run();
    const lambda = new LambdaClient(settings);
    const invoke = (Payload: string, FunctionName = service.outputs.DigestFunction) =>
      lambda.send(new InvokeCommand({ FunctionName, Payload }));
    const { Payload, FunctionError } = await invoke('{"Records":[]}');
    expect([Payload?.transformToString(), FunctionError]).toEqual([
      '{"batchItemFailures":[]}',
      undefined,
    ]);
    expect(await invoke('{}')).toMatchObject({ FunctionError: 'Unhandled' });
    await expect(invoke('{}', 'nobody')).rejects.toThrow('Function not found: nobody');
    await service.stop();
  });
});

describe('the service', () => {
  it('tells operators where it is, in a file that is theirs alone, while it runs', async () => {
    const { service, dataDir } = await run();
    const file = join(dataDir, 'service.json');
    expect(readServiceFile(dataDir)).toMatchObject({
      url: service.url,
      endpoint: service.endpoint,
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await service.stop();
    expect(existsSync(file)).toBe(false);
  });

  it('says what to do where its port is taken', async () => {
    const { service } = await run();
    const port = Number(new URL(service.url).port);
    await expect(run({ port })).rejects.toThrow(
      `Port ${port} is taken by another program. Choose another: --port ${port + 1}`,
    );
    await service.stop();
  });

  it('says what to do where its data folder is in use', async () => {
    const { service, dataDir } = await run();
    await expect(run({ dataDir })).rejects.toThrow(/in use by another process.*--data/);
    await service.stop();
  });
});

/** `fetch` sets the Host header itself. */
function statusFor(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject).end();
  });
}
