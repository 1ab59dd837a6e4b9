import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { HeadBucketCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { AuthorizationErrorException, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type AwsEndpointOptions,
  startAwsEndpoint,
} from '../../../../infra/local/aws/aws-endpoint.ts';
import {
  AwsError,
  type AwsRequest,
  type AwsService,
  type Caller,
} from '../../../../infra/local/aws/aws-service.ts';

const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

/** Services that all do the same. */
async function start(handle: AwsService['handle'], more: Partial<AwsEndpointOptions> = {}) {
  const role: Caller = { kind: 'role', roleName: 'SendAlerts', policies: [] };
  const endpoint = await startAwsEndpoint({
    services: {
      dynamodb: { errorFormat: 'json', handle },
      secretsmanager: { errorFormat: 'json', handle },
      lambda: { errorFormat: 'json', handle },
      sns: { errorFormat: 'query-xml', handle },
      s3: { errorFormat: 'rest-xml', handle },
    },
    callers: new Map([['role', role]]),
    ...more,
  });
  cleanUps.push(endpoint.close);
  return endpoint;
}

const config = (endpoint: string, accessKeyId = 'role') => ({
  endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId, secretAccessKey: 'not-checked' },
  maxAttempts: 1,
});
type Config = ReturnType<typeof config>;

const callTo = {
  dynamodb: (each: Config) => new DynamoDBClient(each).send(new ListTablesCommand({})),
  secretsmanager: (each: Config) => new SecretsManagerClient(each).send(new ListSecretsCommand({})),
  lambda: (each: Config) => new LambdaClient(each).send(new ListFunctionsCommand({})),
  sns: (each: Config) =>
    new SNSClient(each).send(new PublishCommand({ TopicArn: 'arn:topic', Message: 'x' })),
  s3: (each: Config) => new S3Client(each).send(new ListObjectsV2Command({ Bucket: 'records' })),
};
const serviceNames = Object.keys(callTo) as (keyof typeof callTo)[];

describe('each SDK client shows the name of an error as AWS would have it:', () => {
  it.each([
    ['dynamodb', 'AccessDeniedException'],
    ['secretsmanager', 'AccessDeniedException'],
    ['lambda', 'AccessDeniedException'],
    ['sns', 'AuthorizationErrorException'],
    ['s3', 'AccessDenied'],
  ] as const)('%s, when access is denied, %s', async (service, name) => {
    const { url } = await start(async (request) => {
      request.authorize('news:Read', 'arn:aws:news:::<1>');
      return { statusCode: 200 };
    });
    await expect(callTo[service](config(url))).rejects.toMatchObject({
      name,
      message:
        'User: arn:aws:sts::000000000000:assumed-role/SendAlerts/local is not authorized to perform: news:Read on resource: arn:aws:news:::<1> because no identity-based policy allows the news:Read action',
    });
  });

  it.each([
    ['dynamodb', 'UnrecognizedClientException'],
    ['secretsmanager', 'UnrecognizedClientException'],
    ['lambda', 'UnrecognizedClientException'],
    ['sns', 'InvalidClientTokenId'],
    ['s3', 'InvalidAccessKeyId'],
  ] as const)('%s, for a key that nobody has, %s', async (service, name) => {
    const { url } = await start(async () => ({ statusCode: 200 }));
    await expect(callTo[service](config(url, 'stranger'))).rejects.toMatchObject({ name });
  });

  it.each(serviceNames)('%s, for a fault of its own that a stand-in throws', async (service) => {
    const { url } = await start(async () => {
      throw new AwsError('ThrottlingException', 'Slow <down> & wait', 400);
    });
    await expect(callTo[service](config(url))).rejects.toMatchObject({
      name: 'ThrottlingException',
      message: 'Slow <down> & wait',
    });
  });

  it('sns as an instance of the SDK’s own class', async () => {
    const { url } = await start(async (request) => {
      request.authorize('sns:Publish', 'arn:topic');
      return { statusCode: 200 };
    });
    await expect(callTo.sns(config(url))).rejects.toBeInstanceOf(AuthorizationErrorException);
  });
});

it('a role that is denied explicitly is told so', async () => {
  const statements = [{ effect: 'Deny', actions: ['news:*'], resources: ['*'] }] as const;
  const role: Caller = { kind: 'role', roleName: 'R', policies: [{ name: 'No', statements }] };
  const handle: AwsService['handle'] = async (request) => {
    request.authorize('news:Read', 'arn:news');
    return { statusCode: 200 };
  };
  const { url } = await start(handle, { callers: new Map([['role', role]]) });
  await expect(callTo.dynamodb(config(url))).rejects.toThrow(
    /with an explicit deny in an identity-based policy$/,
  );
});

it('the operator is allowed everything', async () => {
  const handle: AwsService['handle'] = async (request) => {
    request.authorize('news:Read', 'arn:news');
    return { statusCode: 200, body: '{"TableNames":["Stories"]}' };
  };
  const { url } = await start(handle, { callers: new Map([['role', { kind: 'operator' }]]) });
  expect((await callTo.dynamodb(config(url))).TableNames).toEqual(['Stories']);
});

it('a stand-in’s defect is reported here, and the client is told no details', async () => {
  const reported: unknown[] = [];
  const defect = new Error('rows of a reader were printed here');
  const { url } = await start(
    async () => {
      throw defect;
    },
    { onDefect: (error) => reported.push(error) },
  );
  const error = await callTo.dynamodb(config(url)).catch((each) => each);
  expect(error).toMatchObject({ name: 'InternalServerError', $metadata: { httpStatusCode: 500 } });
  expect(error.message).not.toContain('reader');
  expect(reported).toEqual([defect]);
});

it('a call comes to its service whole', async () => {
  let seen: AwsRequest | undefined;
  const { url } = await start(async (request) => {
    seen = request;
    return { statusCode: 200 };
  });
  await new S3Client(config(url)).send(new HeadBucketCommand({ Bucket: 'records' }));
  expect(seen).toMatchObject({
    method: 'HEAD',
    path: '/records/',
    caller: { roleName: 'SendAlerts' },
  });
  await callTo.sns(config(url));
  expect(Object.fromEntries(new URLSearchParams(seen?.body.toString()))).toMatchObject({
    Action: 'Publish',
    TopicArn: 'arn:topic',
  });
});

describe('without a service it refuses', () => {
  it.each([
    ['a call that nobody signed', {}, 403, 'MissingAuthenticationTokenException'],
    [
      'a call signed in another way',
      { authorization: 'Bearer x' },
      403,
      'MissingAuthenticationTokenException',
    ],
    [
      'a broken signature',
      { authorization: 'AWS4-HMAC-SHA256 Credential=role' },
      403,
      'MissingAuthenticationTokenException',
    ],
    [
      'a service that is not here',
      { authorization: 'AWS4-HMAC-SHA256 Credential=role/20261101/us-east-1/sqs/aws4_request' },
      400,
      'UnknownOperationException',
    ],
  ])('%s', async (_what, headers: Record<string, string>, status, type) => {
    const { url } = await start(async () => ({ statusCode: 200 }));
    const response = await fetch(url, { method: 'POST', headers });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ __type: type });
  });
});

it('only this machine can reach it', async () => {
  const { url } = await start(async () => ({ statusCode: 200 }));
  expect(new URL(url).hostname).toBe('127.0.0.1');
});

it('a port that is taken is an error that names it', async () => {
  const { url } = await start(async () => ({ statusCode: 200 }));
  const port = Number(new URL(url).port);
  await expect(startAwsEndpoint({ services: {}, callers: new Map(), port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
    port,
  });
});
