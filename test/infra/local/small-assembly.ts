import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of this test's own. */
export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'on-record-test-'));
}

/** Writes a folder as `cdk synth` does: one stack named `small`, and one asset for each function. */
export function writeAssembly(
  resources: Readonly<Record<string, object>>,
  {
    code = {},
    outputs = {},
    folder = emptyFolder(),
    ...rest
  }: {
    /** Source of `index.mjs`, by the asset's name. */
    code?: Readonly<Record<string, string>>;
    outputs?: Readonly<Record<string, object>>;
    folder?: string;
    Parameters?: object;
    Conditions?: object;
  } = {},
): string {
  const json = (name: string, content: object) =>
    writeFileSync(join(folder, name), JSON.stringify(content));
  for (const [name, source] of Object.entries(code)) {
    mkdirSync(join(folder, `asset.${name}`), { recursive: true });
    writeFileSync(join(folder, `asset.${name}`, 'index.mjs'), source);
  }
  json('manifest.json', {
    artifacts: {
      'small.assets': { type: 'cdk:asset-manifest', properties: { file: 'small.assets.json' } },
      small: {
        type: 'aws:cloudformation:stack',
        properties: { templateFile: 'small.template.json' },
      },
    },
  });
  json('small.assets.json', {
    files: Object.fromEntries(
      Object.keys(code).map((name) => [
        name,
        {
          source: { path: `asset.${name}`, packaging: 'zip' },
          destinations: { here: { bucketName: 'assets', objectKey: `${name}.zip` } },
        },
      ]),
    ),
  });
  json('small.template.json', { Resources: resources, Outputs: outputs, ...rest });
  return folder;
}

export const getArn = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });

/** `Fn::Sub`, its names between angle brackets. */
export const sub = (text: string) => ({
  'Fn::Sub': text.replaceAll('<', '${').replaceAll('>', '}'),
});

/** A function with a role of its own, which may do what `allow` says. */
export function lambdaFunction(
  name: string,
  {
    allow = [],
    ...properties
  }: { allow?: readonly [action: string, resource: unknown][]; [property: string]: unknown } = {},
): Record<string, object> {
  return {
    [`${name}Role`]: role('lambda.amazonaws.com', allow),
    [name]: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Code: { S3Bucket: 'assets', S3Key: `${name}.zip` },
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        Role: getArn(`${name}Role`),
        MemorySize: 128,
        Timeout: 5,
        ...properties,
      },
    },
  };
}

export function role(service: string, allow: readonly [action: string, resource: unknown][]) {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } }],
      },
      Policies:
        allow.length === 0
          ? []
          : [
              {
                PolicyName: 'inline',
                PolicyDocument: {
                  Version: '2012-10-17',
                  Statement: allow.map(([Action, Resource]) => ({
                    Effect: 'Allow',
                    Action,
                    Resource,
                  })),
                },
              },
            ],
    },
  };
}

export function table({ hasStream = false } = {}) {
  return {
    Type: 'AWS::DynamoDB::GlobalTable',
    Properties: {
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      ...(hasStream && { StreamSpecification: { StreamViewType: 'NEW_IMAGE' } }),
      Replicas: [{ Region: { Ref: 'AWS::Region' } }],
    },
  };
}

/** An HTTP API whose routes lead to functions, and which these let invoke them. */
export function httpApi(
  routes: Readonly<Record<string, string>>,
  stage: Readonly<Record<string, unknown>> = {},
): Record<string, object> {
  const ApiId = { Ref: 'Api' };
  const functions = [...new Set(Object.values(routes))];
  const entries = [
    ['Api', 'AWS::ApiGatewayV2::Api', { Name: 'small', ProtocolType: 'HTTP' }],
    [
      'Stage',
      'AWS::ApiGatewayV2::Stage',
      { ApiId, StageName: '$default', AutoDeploy: true, ...stage },
    ],
    ...functions.flatMap((name) => [
      [
        `${name}Integration`,
        'AWS::ApiGatewayV2::Integration',
        {
          ApiId,
          IntegrationType: 'AWS_PROXY',
          IntegrationUri: getArn(name),
          PayloadFormatVersion: '2.0',
        },
      ],
      [
        `${name}Permission`,
        'AWS::Lambda::Permission',
        {
          Action: 'lambda:InvokeFunction',
          FunctionName: getArn(name),
          Principal: 'apigateway.amazonaws.com',
          SourceArn: sub('arn:aws:execute-api:<AWS::Region>:<AWS::AccountId>:<Api>/*/*'),
        },
      ],
    ]),
    ...Object.entries(routes).map(([RouteKey, name], index) => [
      `Route${index}`,
      'AWS::ApiGatewayV2::Route',
      { ApiId, RouteKey, Target: sub(`integrations/<${name}Integration>`) },
    ]),
  ];
  return Object.fromEntries(entries.map(([id, Type, Properties]) => [id, { Type, Properties }]));
}
