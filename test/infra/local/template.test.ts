import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readAssembly } from '../../../infra/local/assembly.ts';
import { resolveTemplate, resourcesOf } from '../../../infra/local/template.ts';
import { getArn, sub, table, writeAssembly } from './small-assembly.ts';

const url = 'http://127.0.0.1:8787';
const resolved = (
  resources: Record<string, object>,
  rest: Parameters<typeof writeAssembly>[1] = {},
) => resolveTemplate(readAssembly(writeAssembly(resources, rest)), url);

/** What a value of the template becomes, beside a table, a function and an API. */
function resolvedValue(Value: unknown): string | undefined {
  const resources = {
    Articles: table({ hasStream: true }),
    Named: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'kept' } },
    Secret: { Type: 'AWS::SecretsManager::Secret', Properties: {} },
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: {} },
    Source: { Type: 'AWS::Lambda::EventSourceMapping', Properties: {} },
  };
  const Parameters = { Size: { Type: 'String', Default: 'small' } };
  const Conditions = {
    IsSmall: { 'Fn::Equals': [{ Ref: 'Size' }, 'small'] },
    IsLarge: { 'Fn::Not': [{ Condition: 'IsSmall' }] },
  };
  return resolved(resources, { outputs: { Value: { Value } }, Parameters, Conditions }).outputs
    .Value;
}

describe('a value of the template', () => {
  it.each<[string, unknown, string | RegExp]>([
    ['a table', { Ref: 'Articles' }, /^small-Articles-[A-Z0-9]{12}$/],
    [
      'a table’s ARN',
      getArn('Articles'),
      /^arn:aws:dynamodb:us-east-1:000000000000:table\/small-Ar/,
    ],
    ['a stream', { 'Fn::GetAtt': 'Articles.StreamArn' }, /:table\/small-Articles-\w+\/stream\/2/],
    ['a named bucket', getArn('Named'), 'arn:aws:s3:::kept'],
    [
      'a secret, which is its ARN',
      { Ref: 'Secret' },
      /^arn:aws:secretsmanager:.*:secret:Secret-\w{12}-\w{6}$/,
    ],
    ['the API’s own address', { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] }, url],
    [
      'a mapping',
      { Ref: 'Source' },
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
    ],
    ['a parameter', { Ref: 'Size' }, 'small'],
    ['region and account', sub('<AWS::Region>/<AWS::AccountId>'), 'us-east-1/000000000000'],
    ['a join', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Partition' }]] }, 'a-aws'],
    [
      'a join without what is not given',
      { 'Fn::Join': ['-', ['a', { Ref: 'AWS::NoValue' }]] },
      'a',
    ],
    ['a part', { 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
    [
      'words in a text',
      { 'Fn::Sub': [sub('<Who>, <!Not>, <Named.Arn>')['Fn::Sub'], { Who: 'me' }] },
      /^me, \$\{Not\}, arn:aws:s3:::kept$/,
    ],
    ['what a condition chooses', { 'Fn::If': ['IsLarge', 'large', 'not large'] }, 'not large'],
  ])('%s', (_what, value, expected) => {
    if (typeof expected === 'string') expect(resolvedValue(value)).toBe(expected);
    else expect(resolvedValue(value)).toMatch(expected);
  });

  it('is the same at every start', () => {
    expect(resolvedValue({ Ref: 'Articles' })).toBe(resolvedValue({ Ref: 'Articles' }));
  });
});

describe('a template that one machine cannot run names the place:', () => {
  const aTable = (TableName: unknown) => ({
    Articles: { Type: 'AWS::DynamoDB::GlobalTable', Properties: { TableName } },
  });
  it.each<[string, Record<string, object>, RegExp]>([
    ['an unknown name', aTable({ Ref: 'Nobody' }), /Articles\.Properties\.TableName.*Nobody/],
    [
      'an unknown attribute',
      {
        ...aTable('a'),
        B: { Type: 'AWS::S3::Bucket', Properties: { X: { 'Fn::GetAtt': ['Articles', 'Colour'] } } },
      },
      /B\.Properties\.X.*Colour of Articles/,
    ],
    ['an unknown function', aTable({ 'Fn::Cidr': ['10.0.0.0/8'] }), /TableName.*Fn::Cidr/],
    ['a list that is too short', aTable({ 'Fn::Select': [3, ['a']] }), /TableName.*no entry 3/],
    ['a name made from itself', aTable(sub('<Articles>')), /name of Articles/],
    [
      'an unknown type',
      { Queue: { Type: 'AWS::SQS::Queue', Properties: {} } },
      /Queue.*AWS::SQS::Queue/,
    ],
  ])('%s', (_what, resources, message) => {
    expect(() => resolved(resources)).toThrow(message);
  });

  it('a property that it does not know', () => {
    const stack = resolved({ Bucket: { Type: 'AWS::S3::Bucket', Properties: { Colour: 'red' } } });
    const schema = z.strictObject({ BucketName: z.string().optional() });
    expect(() => resourcesOf(stack, 'AWS::S3::Bucket', schema)).toThrow(/Bucket.*Colour/s);
  });
});

it('leaves out resources whose condition does not hold', () => {
  const stack = resolved(
    { Bucket: { Type: 'AWS::S3::Bucket', Condition: 'Never', Properties: {} } },
    { Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } } },
  );
  expect(stack.resources).toEqual([]);
});

describe('an assembly that cannot be read names the file:', () => {
  it('no manifest', () => {
    expect(() => readAssembly('/nowhere')).toThrow('/nowhere/manifest.json');
  });
  it('a bundle that is gone', () => {
    const assembly = readAssembly(writeAssembly({}, { code: { Digest: '' } }));
    expect(assembly.assetPath('Digest.zip')).toMatch(/asset\.Digest$/);
    expect(() => assembly.assetPath('Other.zip')).toThrow('Other.zip');
  });
});
