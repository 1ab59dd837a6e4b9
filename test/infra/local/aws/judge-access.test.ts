import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Statement } from '../../../../infra/local/aws/aws-service.ts';
import { judgeAccess, matchesWildcards } from '../../../../infra/local/aws/judge-access.ts';

const storiesArn = 'arn:aws:dynamodb:us-east-1:000000000000:table/Stories';
const allow = (actions: string[], resources: string[], conditions?: Statement['conditions']) =>
  ({ effect: 'Allow', actions, resources, conditions }) as const;
const deny = (actions: string[], resources: string[], conditions?: Statement['conditions']) =>
  ({ effect: 'Deny', actions, resources, conditions }) as const;

function decisionOn(
  statements: Statement[],
  action = 'dynamodb:PutItem',
  resourceArn = storiesArn,
) {
  const context = { 'kms:ViaService': 'dynamodb.us-east-1.amazonaws.com' };
  return judgeAccess([{ name: 'Grants', statements }], { action, resourceArn, context }).decision;
}

describe('a call is judged', () => {
  const put = ['dynamodb:PutItem'];
  it.each<[string, string, Statement[]]>([
    ['allowed by the very action and resource', 'allowed', [allow(put, [storiesArn])]],
    ['not allowed when nothing is granted', 'not-allowed', []],
    ['not allowed by another action', 'not-allowed', [allow(['dynamodb:GetItem'], [storiesArn])]],
    [
      'not allowed by an action that only begins alike',
      'not-allowed',
      [allow(['dynamodb:Put'], ['*'])],
    ],
    ['not allowed by another resource', 'not-allowed', [allow(put, [`${storiesArn}2`])]],
    [
      'not allowed on a table by a grant on its indexes',
      'not-allowed',
      [allow(put, [`${storiesArn}/index/*`])],
    ],
    ['allowed by a star in the action', 'allowed', [allow(['dynamodb:*'], [storiesArn])]],
    [
      'allowed by a star in the resource',
      'allowed',
      [allow(put, ['arn:aws:dynamodb:*:*:table/Stor*'])],
    ],
    ['allowed by a question mark', 'allowed', [allow(put, [storiesArn.replace('S', '?')])]],
    [
      'allowed whatever the case of the action',
      'allowed',
      [allow(['DynamoDB:putitem'], [storiesArn])],
    ],
    [
      'not allowed in another case of the resource',
      'not-allowed',
      [allow(put, [storiesArn.toUpperCase()])],
    ],
    [
      'denied by a Deny after an Allow',
      'explicitly-denied',
      [allow(put, ['*']), deny(put, [storiesArn])],
    ],
    [
      'denied by a Deny before an Allow',
      'explicitly-denied',
      [deny(['*'], ['*']), allow(put, ['*'])],
    ],
    [
      'allowed beside a Deny of something else',
      'allowed',
      [deny(['dynamodb:Delete*'], ['*']), allow(put, ['*'])],
    ],
    [
      'allowed under a condition that is met',
      'allowed',
      [allow(put, ['*'], { StringLike: { 'kms:ViaService': 'dynamodb.*.amazonaws.com' } })],
    ],
    [
      'allowed when one of several values fits',
      'allowed',
      [
        allow(put, ['*'], {
          StringEquals: {
            'kms:ViaService': ['sns.us-east-1.amazonaws.com', 'dynamodb.us-east-1.amazonaws.com'],
          },
        }),
      ],
    ],
    [
      'not allowed under a condition that is not met',
      'not-allowed',
      [allow(put, ['*'], { StringEquals: { 'kms:ViaService': 'sns.us-east-1.amazonaws.com' } })],
    ],
    [
      'not allowed under an operator that is not known',
      'not-allowed',
      [allow(put, ['*'], { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } })],
    ],
    [
      'denied under a condition that is not known',
      'explicitly-denied',
      [allow(put, ['*']), deny(put, ['*'], { Bool: { 'aws:MultiFactorAuthPresent': 'false' } })],
    ],
    [
      'allowed past a Deny whose condition is not met',
      'allowed',
      [allow(put, ['*']), deny(put, ['*'], { StringEquals: { 'kms:ViaService': 'other' } })],
    ],
  ])('%s', (_rule, decision, statements) => expect(decisionOn(statements)).toBe(decision));

  it('with the unknown conditions that kept it from being allowed', () => {
    const statements = [allow(['*'], ['*'], { StringEquals: { 'aws:PrincipalTag/team': 'news' } })];
    const verdict = judgeAccess([{ name: 'Grants', statements }], {
      action: 'sns:Publish',
      resourceArn: '*',
    });
    expect(verdict).toEqual({
      decision: 'not-allowed',
      unknownConditions: ['StringEquals aws:PrincipalTag/team'],
    });
  });
});

describe('wildcards', () => {
  it.each([
    ['', '', true],
    ['', '*', true],
    ['a', '', false],
    ['abc', 'a*c', true],
    ['abc', 'a?c', true],
    ['ac', 'a?c', false],
    ['abcbc', '*bc', true],
    ['abcbd', '*bc', false],
    ['a.c', 'abc', false],
    ['aXbXc', 'a*b*c', true],
    ['mississippi', 'm*iss*ip*i', true],
    ['a', '**', true],
  ])('%j against %j is %j', (text, pattern, matches) =>
    expect(matchesWildcards(text, pattern)).toBe(matches),
  );

  it('agree with a regular expression on any short text', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
    const patterns = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
    fc.assert(
      fc.property(letters, patterns, (text, pattern) => {
        const expression = pattern.replaceAll('?', '.').replaceAll('*', '.*');
        expect(matchesWildcards(text, pattern)).toBe(new RegExp(`^${expression}$`).test(text));
      }),
    );
  });

  it('take no longer than pattern times text', () => {
    const startedAt = performance.now();
    matchesWildcards('a'.repeat(20_000), `${'*a'.repeat(200)}b`);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
