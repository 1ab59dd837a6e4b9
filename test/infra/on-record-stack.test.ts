import { readdirSync } from 'node:fs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { onRecordApp } from '../../infra/on-record-app.ts';
import { OnRecordStack } from '../../infra/on-record-stack.ts';
import { stageNamed } from '../../infra/stages.ts';
import { routes } from '../../shared/contracts/routes.ts';
import { allTables, type TableDefinition } from '../../shared/storage/tables.ts';
import { type Synthesized, synthesized } from './synthesized.ts';

let dev: Synthesized;
let prod: Synthesized;
beforeAll(async () => {
  dev = await synthesized('dev');
  prod = await synthesized('prod');
});

function tableNamed(stage: Synthesized, { name }: TableDefinition) {
  const table = stage.resources.find((resource) => resource.name === `${name}/Table`);
  if (table) return table;
  throw new Error(`The stack has no table ${name}.`);
}

describe('a table', () => {
  it.each(allTables)(
    '$name has the keys, indexes, stream and expiry of tables.ts',
    (definition) => {
      const { key, indexes = [], streamOf, expiry } = definition;
      const schema = (partition: string, sort?: string) => [
        { AttributeName: partition, KeyType: 'HASH' },
        ...(sort ? [{ AttributeName: sort, KeyType: 'RANGE' }] : []),
      ];
      expect(tableNamed(prod, definition)).toMatchObject({
        type: 'AWS::DynamoDB::GlobalTable',
        properties: {
          BillingMode: 'PAY_PER_REQUEST',
          KeySchema: schema(key.partition, key.sort),
          ...(indexes.length > 0 && {
            GlobalSecondaryIndexes: indexes.map(({ index, partition, sort, projection }) => ({
              IndexName: index,
              KeySchema: schema(partition, sort),
              Projection:
                typeof projection === 'string'
                  ? { ProjectionType: projection === 'all' ? 'ALL' : 'KEYS_ONLY' }
                  : { ProjectionType: 'INCLUDE', NonKeyAttributes: projection },
            })),
          }),
          ...(streamOf && { StreamSpecification: { StreamViewType: streamOf } }),
          ...(expiry && { TimeToLiveSpecification: { AttributeName: expiry, Enabled: true } }),
        },
      });
      const { properties } = tableNamed(prod, definition);
      expect('GlobalSecondaryIndexes' in properties).toBe(indexes.length > 0);
      expect('StreamSpecification' in properties).toBe(streamOf !== undefined);
      expect('TimeToLiveSpecification' in properties).toBe(expiry !== undefined);
    },
  );

  it.each(allTables)(
    '$name outlives the stack in production, and can be restored',
    (definition) => {
      expect(tableNamed(prod, definition)).toMatchObject({
        deletionPolicy: 'Retain',
        updateReplacePolicy: 'Retain',
        properties: {
          Replicas: [
            {
              DeletionProtectionEnabled: true,
              PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
            },
          ],
        },
      });
    },
  );

  it.each(allTables)('$name goes with the stack in dev', (definition) => {
    expect(tableNamed(dev, definition)).toMatchObject({
      deletionPolicy: 'Delete',
      properties: { Replicas: [{ DeletionProtectionEnabled: false }] },
    });
  });

  it('has a key of our own where it holds addresses, and only there', () => {
    const withKey = prod
      .resourcesOf('AWS::DynamoDB::GlobalTable')
      .filter(({ properties }) => 'SSESpecification' in properties);
    expect(withKey.map(({ name }) => name)).toEqual(['Subscriptions/Table']);
    expect(withKey[0]?.properties).toMatchObject({
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      Replicas: [{ SSESpecification: { KMSMasterKeyId: 'Subscriptions/Key/Key' } }],
    });
  });
});

describe('what must not get lost or out', () => {
  it('the key of the addresses is renewed every year, and outlives the stack in production', () => {
    expect(prod.resourcesOf('AWS::KMS::Key')).toMatchObject([
      { deletionPolicy: 'Retain', properties: { EnableKeyRotation: true } },
    ]);
  });

  it('secrets are made up by AWS, and outlive the stack in production', () => {
    const secrets = prod.resourcesOf('AWS::SecretsManager::Secret');
    expect(secrets.map(({ name }) => name)).toEqual([
      'CursorSecret/Secret',
      'AddressSecret/Secret',
    ]);
    for (const { deletionPolicy, properties } of secrets) {
      expect(deletionPolicy).toBe('Retain');
      expect(properties).toMatchObject({ GenerateSecretString: { PasswordLength: 64 } });
      expect(properties).not.toHaveProperty('SecretString');
    }
  });

  it('buckets are encrypted and closed to the public; failed records are kept 30 days', () => {
    const buckets = prod.resourcesOf('AWS::S3::Bucket');
    expect(buckets.map(({ name }) => name)).toEqual([
      'FailedRecords/Bucket',
      'TopicSnapshots/Bucket',
    ]);
    for (const bucket of buckets) {
      expect(bucket).toMatchObject({
        deletionPolicy: 'Retain',
        properties: {
          BucketEncryption: {
            ServerSideEncryptionConfiguration: [
              { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
            ],
          },
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: true,
            BlockPublicPolicy: true,
            IgnorePublicAcls: true,
            RestrictPublicBuckets: true,
          },
        },
      });
    }
    expect(buckets[0]?.properties).toMatchObject({
      LifecycleConfiguration: { Rules: [{ ExpirationInDays: 30, Status: 'Enabled' }] },
    });
  });

  it.each([
    ['AWS::S3::BucketPolicy', 's3:*'],
    ['AWS::SNS::TopicPolicy', 'sns:Publish'],
  ])('what is not sent over TLS is refused: %s', (type, action) => {
    const denied = { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
    const policies = prod.resourcesOf(type);
    expect(policies).not.toEqual([]);
    for (const { properties } of policies) {
      expect(properties).toMatchObject({
        PolicyDocument: {
          Statement: expect.arrayContaining([
            expect.objectContaining({ ...denied, Action: action }),
          ]),
        },
      });
    }
  });

  it('every log is kept as long as the stage says, and every function writes its own', () => {
    const logs = prod.resourcesOf('AWS::Logs::LogGroup');
    for (const { properties } of logs) expect(properties.RetentionInDays).toBe(90);
    const written = prod
      .resourcesOf('AWS::Lambda::Function')
      .map(({ properties }) => properties.LoggingConfig);
    expect(written).toEqual(
      prod.functions.map(({ name }) => ({ LogFormat: 'JSON', LogGroup: `${name}/Logs` })),
    );
    expect(logs).toHaveLength(prod.functions.length + 1);
  });
});

describe('a function', () => {
  it('stands for every folder of functions/', () => {
    const folders = readdirSync('functions', { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? entry.name : [],
    );
    expect(prod.functions.map(({ folder }) => folder).sort()).toEqual(folders.sort());
  });

  it('is told exactly what its environment.ts asks for', async () => {
    for (const { folder, environment } of prod.functions) {
      const { Environment }: { Environment: z.ZodObject } = await import(
        `../../functions/${folder}/environment.ts`
      );
      const { Variables } = z.object({ Variables: z.unknown() }).parse(environment);
      const told = z.strictObject(Environment.shape).safeParse(Variables);
      expect(told.success, `${folder}: ${told.error && z.prettifyError(told.error)}`).toBe(true);
    }
  });

  it('runs on Node 24 and arm64, with more memory where all topics or the models are held', () => {
    const memory = { DigestArticle: 1769, SendAlerts: 1024, SnapshotTopics: 1024, WebPages: 1024 };
    for (const { name, properties } of prod.resourcesOf('AWS::Lambda::Function')) {
      expect(properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        MemorySize: Object.entries(memory).find(([id]) => name.includes(id))?.[1] ?? 512,
      });
    }
  });

  it('takes no share of the account’s concurrency for itself: a new account has ten', () => {
    for (const { properties } of prod.resourcesOf('AWS::Lambda::Function')) {
      expect(properties).not.toHaveProperty('ReservedConcurrentExecutions');
    }
  });
});

describe('a stream', () => {
  it('feeds its step from the first record on, and bounds what a bad record can hold up', () => {
    const bounds = {
      BatchSize: 10,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRecordAgeInSeconds: 6 * 60 * 60,
      MaximumRetryAttempts: 4,
      ParallelizationFactor: 10,
      StartingPosition: 'TRIM_HORIZON',
      DestinationConfig: { OnFailure: { Destination: 'FailedRecords/Bucket' } },
      MetricsConfig: { Metrics: ['EventCount'] },
    };
    const sources = prod.resourcesOf('AWS::Lambda::EventSourceMapping');
    expect(sources.map(({ properties }) => properties)).toEqual([
      {
        ...bounds,
        EventSourceArn: 'Articles/Table.StreamArn',
        FunctionName: 'DigestBuilder/DigestArticle/Function',
      },
      {
        ...bounds,
        EventSourceArn: 'Digests/Table.StreamArn',
        FunctionName: 'StoryKeeper/UpdateStory/Function',
      },
      {
        ...bounds,
        EventSourceArn: 'Stories/Table.StreamArn',
        FunctionName: 'AlertSender/SendAlerts/Function',
      },
    ]);
  });
});

describe('the API', () => {
  it('hands every route to the function that routes.ts names, and all else to answer-unknown-route', () => {
    const uris = new Map(
      prod
        .resourcesOf('AWS::ApiGatewayV2::Integration')
        .map(({ name, properties }) => [`integrations/${name}`, properties.IntegrationUri]),
    );
    const made = prod.resourcesOf('AWS::ApiGatewayV2::Route').map(({ properties }) => {
      const uri = uris.get(String(properties.Target));
      const answerer = prod.functions.find(({ name }) => `${name}/Function` === uri);
      return [properties.RouteKey, answerer?.folder];
    });
    expect(Object.fromEntries(made)).toEqual({
      ...Object.fromEntries(
        routes.map((route) => [`${route.method} ${route.path}`, route.function]),
      ),
      $default: 'answer-unknown-route',
    });
  });

  it('is throttled as the stage says, and logs each request without the caller’s address', () => {
    const [apiStage] = prod.resourcesOf('AWS::ApiGatewayV2::Stage');
    const { throttling } = prod.stage;
    expect(apiStage?.properties).toMatchObject({
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: {
        ThrottlingRateLimit: throttling.ratePerSecond,
        ThrottlingBurstLimit: throttling.burst,
      },
      AccessLogSettings: { DestinationArn: 'PublicApi/AccessLog' },
    });
    const { Format } = z
      .object({ Format: z.string() })
      .parse(apiStage?.properties.AccessLogSettings);
    expect(JSON.parse(Format)).toMatchObject({
      requestId: '$context.requestId',
      routeKey: '$context.routeKey',
      status: '$context.status',
    });
    expect(Format).not.toMatch(/identity|sourceIp/);
  });

  it('is where links lead, unless the stage has an address of its own', () => {
    const [unknown] = prod
      .resourcesOf('AWS::Lambda::Function')
      .filter(({ name }) => name.startsWith('PublicApi/'));
    expect(unknown?.properties.Environment).toEqual({
      Variables: { PUBLIC_URL: 'PublicApi/Api.ApiEndpoint' },
    });
  });
});

it.each([['TopicSnapshots/SnapshotTopics', 'rate(5 minutes)']])(
  '%s runs on its schedule: %s',
  (name, expression) => {
    const schedules = prod
      .resourcesOf('AWS::Scheduler::Schedule')
      .filter(({ properties }) => JSON.stringify(properties.Target).includes(`"${name}/Function"`));
    expect(schedules).toMatchObject([
      { properties: { ScheduleExpression: expression, FlexibleTimeWindow: { Mode: 'OFF' } } },
    ]);
  },
);

const { dailyHour, timeZone } = stageNamed('prod').alerts;
it.each([
  ['SubscriptionDesk/EveryMinute', 'CheckSubscriptions', { ScheduleExpression: 'rate(1 minute)' }],
  [
    'SubscriptionDesk/EveryFifteenMinutes',
    'CheckStreams',
    { ScheduleExpression: 'rate(15 minutes)' },
  ],
  ['RoundUpSender/AfterRest', 'SendRoundUps', { ScheduleExpression: 'rate(1 minute)' }],
  [
    'RoundUpSender/Daily',
    'SendRoundUps',
    {
      ScheduleExpression: `cron(0/5 ${dailyHour} * * ? *)`,
      ScheduleExpressionTimezone: timeZone,
    },
  ],
])('the schedule %s starts %s when the stage says', (name, target, when) => {
  const schedules = prod.resourcesOf('AWS::Scheduler::Schedule');
  expect(schedules.find((schedule) => schedule.name === `${name}/Schedule`)).toMatchObject({
    properties: {
      ...when,
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: {
        Arn: expect.stringContaining(`/${target}/Function`),
        RoleArn: `${name}/Role`,
      },
    },
  });
});

describe('an alarm', () => {
  it('says first what readers suffer, then where to look, and tells the operators', () => {
    for (const { name, properties } of prod.resourcesOf('AWS::CloudWatch::Alarm')) {
      expect(properties.AlarmDescription, name).toMatch(/^Readers .{20,}\. Look (at|in) .{20,}\.$/);
      expect(properties.AlarmActions, name).toEqual(['Alarms/Operators/Topic']);
    }
  });

  it.each([
    ['a step falls behind', 'IteratorAge', 3],
    ['a step crashes, or what schedules start', 'Errors', 7],
    ['a record goes to the bucket', 'OnFailureDestinationDeliveredEventCount', 3],
    ['a record is lost', 'DroppedEventCount', 3],
    ['the API fails', '5xx', 1],
    ['functions are throttled', 'Throttles', 1],
    ['a table is throttled', 'WriteThrottleEvents', allTables.length],
  ])('goes off when %s', (_trouble, metric, count) => {
    const watching = prod
      .resourcesOf('AWS::CloudWatch::Alarm')
      .filter(({ properties }) => JSON.stringify(properties).includes(`"${metric}"`));
    expect(watching).toHaveLength(count);
    for (const { properties } of watching) {
      expect(properties.TreatMissingData).toBe('notBreaching');
      expect(properties.ComparisonOperator).toBe('GreaterThanOrEqualToThreshold');
    }
  });

  it.each(['SubscriptionDesk/CheckSubscriptions/Function', 'RoundUpSender/SendRoundUps/Function'])(
    'goes off when %s does not run at all',
    (name) => {
      const stopped = prod
        .resourcesOf('AWS::CloudWatch::Alarm')
        .filter(({ properties }) => properties.MetricName === 'Invocations')
        .find(({ properties }) => JSON.stringify(properties.Dimensions).includes(name));
      expect(stopped?.properties).toMatchObject({
        ComparisonOperator: 'LessThanThreshold',
        Threshold: 1,
        TreatMissingData: 'breaching',
      });
    },
  );
});

it('the outputs are those that the operators’ commands look up', () => {
  const steps = ['DigestArticle', 'UpdateStory', 'SendAlerts'];
  expect(Object.keys(prod.template.Outputs).sort()).toEqual(
    [
      'ApiUrl',
      'FailedRecordsBucket',
      ...allTables.map(({ name }) => `${name}Table`),
      'AddressSecretArn',
      'SnsTopicArnPrefix',
      'CheckStreamsFunction',
      'CheckSubscriptionsFunction',
      'SendRoundUpsFunction',
      ...steps.flatMap((step) => [`${step}Function`, `${step}Source`]),
    ].sort(),
  );
});

describe('two stages can live in one account, since', () => {
  it.each(['dev', 'prod'])('the few things that we name have %s in their names', (name) => {
    const { template } = name === 'dev' ? dev : prod;
    const uniqueInAccount =
      /^(Name|AliasName|AlarmName|BucketName|FunctionName|LogGroupName|RoleName|TableName|TopicName)$/;
    const ourNames = Object.values(template.Resources).flatMap(({ Type, Properties }) =>
      Object.entries(Properties)
        .filter(([property, value]) => uniqueInAccount.test(property) && typeof value === 'string')
        .map(([, value]) => `${Type} ${value}`),
    );
    expect(ourNames).toEqual([
      `AWS::ApiGatewayV2::Api on-record-${name}`,
      `AWS::SNS::Topic operators-of-on-record-${name}`,
    ]);
  });

  it('no output is exported under a name that the other would need', () => {
    for (const output of Object.values(dev.template.Outputs)) {
      expect(output).not.toHaveProperty('Export');
    }
  });
});

describe('the AwsSolutions rules', () => {
  it('find nothing that is not acknowledged', () => {
    expect(new AwsSolutionsChecks(prod.app).validateScope(prod.stack).violations).toEqual([]);
  });

  it('stop the synth of a stack that breaks one', async () => {
    const app = await onRecordApp({ context: { 'aws:cdk:bundling-stacks': [] } });
    const stack = app.node.findAll().find((construct) => construct instanceof OnRecordStack);
    if (stack) new Bucket(stack, 'Careless');
    expect(() => app.synth()).toThrow(/AwsSolutions-S10/);
  });
});

it('CloudFormation’s own rules, which CDK checks at every synth, find nothing in production', async () => {
  const app = await onRecordApp({ context: { stage: 'prod', 'aws:cdk:bundling-stacks': [] } });
  expect(() => app.synth()).not.toThrow();
});
