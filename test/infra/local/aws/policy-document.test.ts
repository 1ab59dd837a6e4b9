import { expect, it } from 'vitest';
import { readPolicy } from '../../../../infra/local/aws/policy-document.ts';

const statement = { Effect: 'Allow', Action: 'sns:Publish', Resource: 'arn:aws:sns:*:*:news' };
const documentOf = (change: object) => ({
  Version: '2012-10-17',
  Statement: [{ ...statement, ...change }],
});

it('a single action and resource read like a list of one', () => {
  const condition = { StringEquals: { 'aws:ResourceAccount': '000000000000' } };
  expect(readPolicy('Grants', documentOf({ Condition: condition }))).toEqual({
    name: 'Grants',
    statements: [
      {
        effect: 'Allow',
        actions: ['sns:Publish'],
        resources: ['arn:aws:sns:*:*:news'],
        conditions: condition,
      },
    ],
  });
});

it.each<[string, unknown]>([
  ['NotAction', documentOf({ NotAction: 'sns:Publish' })],
  ['NotResource', documentOf({ NotResource: '*' })],
  ['a principal', documentOf({ Principal: '*' })],
  ['a policy variable', documentOf({ Resource: `${'$'}{aws:username}` })],
  ['a reference that is not resolved', documentOf({ Resource: { Ref: 'Stories' } })],
  ['an older version', { ...documentOf({}), Version: '2008-10-17' }],
])('a policy with %s is refused, not misjudged', (_what, document) => {
  expect(() => readPolicy('Grants', document)).toThrow(/^The policy Grants cannot be judged here/);
});
