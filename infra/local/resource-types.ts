import { createHash } from 'node:crypto';
import { localAccount } from './aws/account.ts';

const { accountId, region } = localAccount;

/** What a reference to a resource of one type gives, on one machine as on AWS. */
export interface ResourceType {
  /** The property that names the resource; without it the name is made from stack and logical id. */
  readonly nameProperty?: string;
  /** How AWS makes a name where the template gives none. */
  readonly madeName?: 'plain' | 'lower-case' | 'short-id' | 'uuid' | 'secret';
  readonly arn?: (name: string, seed: string) => string;
  /** What `Ref` gives. */
  readonly ref?: 'name' | 'arn';
  /** What `Fn::GetAtt` gives, beside `Arn`. */
  readonly attributes?: Readonly<Record<string, (resource: NamedResource) => string>>;
  /** Why nothing has to run for this type on one machine. */
  readonly withoutEffect?: string;
}
export interface NamedResource {
  readonly name: string;
  readonly arn: string;
  /** Base address of the gateway on this machine. */
  readonly publicUrl: string;
}

const reasons = {
  monitoring: 'nobody is paged by one machine; failures are in the logs folder',
  access: 'callers are judged by the policies of their own roles; nothing comes in from outside',
  encryption: 'encryption at rest is left to the disk; only the ARN is referred to',
  metadata: 'it describes the stack and runs nothing',
  logs: 'log lines go to the logs folder',
} as const;

/** Every resource type that may stand in the template. Another type is an error, so that none is left out unseen. */
export const resourceTypes: Readonly<Record<string, ResourceType>> = {
  'AWS::DynamoDB::GlobalTable': {
    nameProperty: 'TableName',
    arn: (name) => arnOf('dynamodb', `table/${name}`),
    attributes: {
      StreamArn: ({ arn }) => streamArnOf(arn),
      TableId: ({ name }) => uuidFrom(name),
    },
  },
  'AWS::S3::Bucket': {
    nameProperty: 'BucketName',
    madeName: 'lower-case',
    arn: (name) => `arn:aws:s3:::${name}`,
    attributes: {
      DomainName: ({ name }) => `${name}.s3.amazonaws.com`,
      RegionalDomainName: ({ name }) => `${name}.s3.${region}.amazonaws.com`,
    },
  },
  'AWS::SecretsManager::Secret': {
    nameProperty: 'Name',
    madeName: 'secret',
    arn: (name, seed) =>
      arnOf('secretsmanager', `secret:${name}-${randomLooking(`${seed}:arn`, mixedCase, 6)}`),
    ref: 'arn',
  },
  'AWS::IAM::Role': {
    nameProperty: 'RoleName',
    arn: (name) => `arn:aws:iam::${accountId}:role/${name}`,
  },
  'AWS::IAM::Policy': { nameProperty: 'PolicyName' },
  'AWS::Lambda::Function': {
    nameProperty: 'FunctionName',
    arn: (name) => arnOf('lambda', `function:${name}`),
  },
  'AWS::Lambda::EventSourceMapping': {
    madeName: 'uuid',
    arn: (name) => arnOf('lambda', `event-source-mapping:${name}`),
    attributes: { Id: ({ name }) => name, EventSourceMappingArn: ({ arn }) => arn },
  },
  'AWS::Lambda::Permission': {},
  'AWS::ApiGatewayV2::Api': {
    madeName: 'short-id',
    attributes: { ApiId: ({ name }) => name, ApiEndpoint: ({ publicUrl }) => publicUrl },
  },
  'AWS::ApiGatewayV2::Integration': { madeName: 'short-id' },
  'AWS::ApiGatewayV2::Route': { madeName: 'short-id' },
  'AWS::ApiGatewayV2::Stage': { nameProperty: 'StageName' },
  'AWS::Scheduler::Schedule': {
    nameProperty: 'Name',
    arn: (name) => arnOf('scheduler', `schedule/default/${name}`),
  },

  'AWS::KMS::Key': {
    madeName: 'uuid',
    arn: (name) => arnOf('kms', `key/${name}`),
    attributes: { KeyId: ({ name }) => name },
    withoutEffect: reasons.encryption,
  },
  'AWS::KMS::Alias': { nameProperty: 'AliasName', withoutEffect: reasons.encryption },
  'AWS::SNS::Topic': {
    nameProperty: 'TopicName',
    arn: (name) => arnOf('sns', name),
    ref: 'arn',
    attributes: { TopicArn: ({ arn }) => arn, TopicName: ({ name }) => name },
    withoutEffect: reasons.monitoring,
  },
  'AWS::SNS::Subscription': { ref: 'arn', withoutEffect: reasons.monitoring },
  'AWS::CloudWatch::Alarm': {
    nameProperty: 'AlarmName',
    arn: (name) => arnOf('cloudwatch', `alarm:${name}`),
    withoutEffect: reasons.monitoring,
  },
  'AWS::CloudWatch::CompositeAlarm': {
    nameProperty: 'AlarmName',
    arn: (name) => arnOf('cloudwatch', `alarm:${name}`),
    withoutEffect: reasons.monitoring,
  },
  'AWS::CloudWatch::Dashboard': { withoutEffect: reasons.monitoring },
  'AWS::Logs::MetricFilter': { withoutEffect: reasons.monitoring },
  'AWS::Logs::LogGroup': {
    nameProperty: 'LogGroupName',
    arn: (name) => arnOf('logs', `log-group:${name}:*`),
    withoutEffect: reasons.logs,
  },
  'AWS::Logs::ResourcePolicy': { withoutEffect: reasons.access },
  'AWS::S3::BucketPolicy': { withoutEffect: reasons.access },
  'AWS::SNS::TopicPolicy': { withoutEffect: reasons.access },
  'AWS::SecretsManager::ResourcePolicy': { withoutEffect: reasons.access },
  'AWS::CDK::Metadata': { withoutEffect: reasons.metadata },
};

const upperCase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const lowerCase = 'abcdefghijklmnopqrstuvwxyz0123456789';
const mixedCase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** AWS labels a stream with the time it was switched on; a fixed label keeps the ARN over restarts. */
export function streamArnOf(tableArn: string): string {
  return `${tableArn}/stream/2026-01-01T00:00:00.000`;
}

/**
 * A name such as CloudFormation makes where the template gives none. Its random-looking end is a hash
 * of stack and logical id, so the same template always finds its own tables again.
 */
export function madeName(
  form: ResourceType['madeName'],
  stackName: string,
  logicalId: string,
): string {
  const seed = `${stackName}/${logicalId}`;
  switch (form) {
    case 'uuid':
      return uuidFrom(seed);
    case 'short-id':
      return randomLooking(seed, lowerCase, 10);
    case 'secret':
      return `${logicalId}-${randomLooking(seed, mixedCase, 12)}`;
    default: {
      // Roles and functions may have 64 characters: the ends of both names give way first.
      const name = `${stackName.slice(0, 24)}-${logicalId.slice(0, 24)}-${randomLooking(seed, upperCase, 12)}`;
      return form === 'lower-case' ? name.toLowerCase() : name;
    }
  }
}

function arnOf(service: string, resource: string): string {
  return `arn:aws:${service}:${region}:${accountId}:${resource}`;
}

function uuidFrom(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ];
  return [...parts, hex.slice(20, 32)].join('-');
}

function randomLooking(seed: string, alphabet: string, characters: number): string {
  const bytes = createHash('sha256').update(seed).digest().subarray(0, characters);
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('');
}
