import { beforeAll, describe, expect, it } from 'vitest';
import {
  askWhetherOptedOut,
  keepFailedRecords,
  listStreams,
  publishToNumbers,
  unscopedActions,
} from '../../infra/unscoped-actions.ts';
import { allowances, denials, type Synthesized, synthesized } from './synthesized.ts';

const topicsOfProd = 'arn:<AWS::Partition>:sns:<AWS::Region>:<AWS::AccountId>:on-record-prod-*';

/** What every step that reads a stream may do besides its own work. */
const fedBy = (table: string) => ({
  [`${table}/Table.StreamArn`]:
    'dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator',
  '*': 'dynamodb:ListStreams',
  'FailedRecords/Bucket': 's3:ListBucket',
  'FailedRecords/Bucket/aws/lambda/*': 's3:PutObject',
});

/** What every function may do that follows the topics. */
const followsTopics = {
  'Topics/Table': 'dynamodb:GetItem dynamodb:Scan',
  'TopicChanges/Table': 'dynamodb:BatchGetItem',
  'TopicSnapshots/Bucket': 's3:ListBucket',
  'TopicSnapshots/Bucket/topics.ndjson.gz': 's3:GetObject',
};

/** Who may do what to what. Its own log, which every function may write, is left out. */
const mayDo: Record<string, Record<string, string>> = {
  'submit-article': {
    'Articles/Table': 'dynamodb:GetItem dynamodb:PutItem',
    'Requests/Table': 'dynamodb:GetItem dynamodb:PutItem',
    'Keys/Table': 'dynamodb:GetItem',
    'Digests/Table': 'dynamodb:GetItem',
  },
  'amend-article': {
    'Articles/Table': 'dynamodb:GetItem dynamodb:PutItem dynamodb:UpdateItem',
    'Keys/Table': 'dynamodb:GetItem',
  },
  'read-article': {
    'Articles/Table': 'dynamodb:GetItem',
    'Digests/Table': 'dynamodb:GetItem',
    'StoryArticles/Table': 'dynamodb:GetItem',
    'Stories/Table': 'dynamodb:GetItem',
    'Alerts/Table/index/by-story': 'dynamodb:Query',
    'Failures/Table': 'dynamodb:Query',
    'Keys/Table': 'dynamodb:GetItem',
  },
  'digest-article': {
    ...fedBy('Articles'),
    'Digests/Table': 'dynamodb:PutItem',
    'Failures/Table': 'dynamodb:UpdateItem',
  },
  'update-story': {
    ...fedBy('Digests'),
    'StoryArticles/Table': 'dynamodb:GetItem dynamodb:PutItem',
    'Stories/Table': 'dynamodb:GetItem dynamodb:PutItem',
    'Failures/Table': 'dynamodb:UpdateItem',
  },
  'send-alerts': {
    ...fedBy('Stories'),
    ...followsTopics,
    'Matches/Table': 'dynamodb:PutItem',
    'Streams/Table': 'dynamodb:GetItem dynamodb:Query dynamodb:UpdateItem',
    'Waiting/Table': 'dynamodb:PutItem',
    'Alerts/Table': 'dynamodb:PutItem dynamodb:Query dynamodb:UpdateItem',
    'Alerts/Table/index/by-story': 'dynamodb:Query',
    'Failures/Table': 'dynamodb:UpdateItem',
    'ShortLinks/Table': 'dynamodb:GetItem dynamodb:PutItem',
    'TextBudget/Table': 'dynamodb:UpdateItem',
    [topicsOfProd]: 'sns:GetTopicAttributes sns:Publish',
  },
  'send-round-ups': {
    'Stories/Table': 'dynamodb:GetItem',
    'Streams/Table': 'dynamodb:GetItem dynamodb:UpdateItem',
    'Streams/Table/index/by-due': 'dynamodb:Query',
    'Waiting/Table': 'dynamodb:DeleteItem dynamodb:Query',
    'Alerts/Table': 'dynamodb:GetItem dynamodb:PutItem dynamodb:Query dynamodb:UpdateItem',
    'ShortLinks/Table': 'dynamodb:GetItem dynamodb:PutItem',
    'TextBudget/Table': 'dynamodb:UpdateItem',
    [topicsOfProd]: 'sns:GetTopicAttributes sns:Publish',
  },
  'read-digests': {
    'Digests/Table': 'dynamodb:BatchGetItem dynamodb:GetItem',
    'Digests/Table/index/by-month': 'dynamodb:Query',
    'Stories/Table': 'dynamodb:BatchGetItem dynamodb:GetItem',
    'StoryArticles/Table': 'dynamodb:GetItem',
    'Matches/Table/index/by-time': 'dynamodb:Query',
    'Topics/Table': 'dynamodb:GetItem',
    'CursorSecret/Secret': 'secretsmanager:GetSecretValue',
  },
  'manage-topics': {
    'Topics/Table':
      'dynamodb:DeleteItem dynamodb:GetItem dynamodb:PutItem dynamodb:Scan dynamodb:UpdateItem',
    'TopicChanges/Table': 'dynamodb:PutItem',
    'Stories/Table': 'dynamodb:BatchGetItem',
    'Stories/Table/index/by-month': 'dynamodb:Query',
    'Keys/Table': 'dynamodb:GetItem',
    'CursorSecret/Secret': 'secretsmanager:GetSecretValue',
  },
  'snapshot-topics': {
    ...followsTopics,
    'TopicSnapshots/Bucket/topics.ndjson.gz': 's3:GetObject s3:PutObject',
  },
  'manage-subscriptions': {
    'Topics/Table': 'dynamodb:GetItem',
    'Streams/Table': 'dynamodb:UpdateItem',
    'Subscriptions/Table':
      'dynamodb:DeleteItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query dynamodb:UpdateItem',
    'Subscriptions/Table/index/by-address': 'dynamodb:Query',
    'Subscriptions/Key/Key': 'kms:Decrypt',
    'AddressSecret/Secret': 'secretsmanager:GetSecretValue',
    'TextBudget/Table': 'dynamodb:GetItem',
    'CodeTexter/TextCode/Function': 'lambda:InvokeFunction',
    [topicsOfProd]: 'sns:CreateTopic sns:GetSubscriptionAttributes sns:Subscribe sns:Unsubscribe',
  },
  'text-code': {
    'TextBudget/Table': 'dynamodb:UpdateItem',
    '*': 'sns:CheckIfPhoneNumberIsOptedOut sns:Publish',
  },
  'check-subscriptions': {
    'Subscriptions/Table': 'dynamodb:DeleteItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query',
    'Subscriptions/Table/index/by-due': 'dynamodb:Query',
    'Subscriptions/Key/Key': 'kms:Decrypt',
    [topicsOfProd]: 'sns:GetSubscriptionAttributes sns:Unsubscribe',
  },
  'web-pages': {
    'Digests/Table': 'dynamodb:BatchGetItem dynamodb:GetItem',
    'Digests/Table/index/by-month': 'dynamodb:Query',
    'StoryArticles/Table': 'dynamodb:GetItem',
    'Stories/Table': 'dynamodb:GetItem',
    'ShortLinks/Table': 'dynamodb:GetItem',
    'Topics/Table': 'dynamodb:GetItem dynamodb:Scan',
  },
  'answer-unknown-route': {},
};

let prod: Synthesized;
beforeAll(async () => {
  prod = await synthesized('prod');
});

/** What one function may do, by resource, in the words of the table above. */
function actionsOf(functionName: string): Map<string, Set<string>> {
  const actions = new Map<string, Set<string>>();
  for (const { policyOf, statement } of allowances(prod)) {
    if (!policyOf.startsWith(`${functionName}/Role/`)) continue;
    for (const resource of statement.Resource) {
      const known = actions.get(resource) ?? new Set();
      actions.set(resource, known.union(new Set(statement.Action)));
    }
  }
  return actions;
}

describe('a function may do its own work and nothing else', () => {
  it.each(Object.entries(mayDo))('%s', (folder, expected) => {
    const found = prod.functions.find((candidate) => candidate.folder === folder);
    const { [`${found?.name}/Logs`]: log, ...rest } = Object.fromEntries(
      [...actionsOf(found?.name ?? '')].map(([resource, actions]) => [
        resource,
        [...actions].sort().join(' '),
      ]),
    );
    expect(rest).toEqual(expected);
    expect(log).toBe('logs:CreateLogStream logs:PutLogEvents');
  });

  it('and there is no function that is not in the table', () => {
    expect(prod.functions.map(({ folder }) => folder).sort()).toEqual(Object.keys(mayDo).sort());
  });

  it('since each has a role of its own, with no policy that AWS wrote', () => {
    const roles = prod
      .resourcesOf('AWS::Lambda::Function')
      .map(({ properties }) => properties.Role);
    expect(new Set(roles).size).toBe(prod.functions.length);
    for (const { properties } of prod.resourcesOf('AWS::IAM::Role')) {
      expect(properties).not.toHaveProperty('ManagedPolicyArns');
    }
  });
});

describe('no policy is wider than what it is for:', () => {
  it('none allows a wildcard action', () => {
    const wild = allowances(prod).filter(({ statement }) =>
      statement.Action.some((action) => action.includes('*')),
    );
    expect(wild).toEqual([]);
  });

  it('none allows a wildcard resource, but for readers’ SNS topics of its own stage and the listed actions', () => {
    const listed = unscopedActions.map(({ action, resource }) => `${action} on ${resource}`);
    const wider = allowances(prod)
      // In a key's own policy, the resource * is that key.
      .filter(({ type }) => type !== 'AWS::KMS::Key')
      .flatMap(({ statement }) =>
        statement.Action.flatMap((action) =>
          statement.Resource.filter((resource) => resource.includes('*')).map((resource) =>
            `${action} on ${resource}`.replace('FailedRecords/Bucket/', ''),
          ),
        ),
      )
      .filter((allowed) => !(allowed.startsWith('sns:') && allowed.endsWith(topicsOfProd)));
    expect([...new Set(wider)].sort()).toEqual(listed.sort());
  });

  it.each(unscopedActions)('$action is listed with a reason and a source at AWS', (unscoped) => {
    expect(unscoped.reason).toMatch(/^\w.{30,}\.$/);
    expect(unscoped.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  });

  it('the listed actions are those that AWS gives no resource for', () => {
    expect(unscopedActions).toEqual([
      listStreams,
      keepFailedRecords,
      publishToNumbers,
      askWhetherOptedOut,
    ]);
  });

  it('addresses are decrypted through DynamoDB alone', () => {
    const uses = allowances(prod).filter(({ statement }) =>
      statement.Action.includes('kms:Decrypt'),
    );
    expect(uses.map(({ policyOf }) => policyOf).sort()).toEqual([
      'SubscriptionDesk/CheckSubscriptions/Role/DefaultPolicy',
      'SubscriptionDesk/ManageSubscriptions/Role/DefaultPolicy',
      'Subscriptions/Key/Key',
    ]);
    for (const { statement } of uses) {
      expect(statement.Condition).toEqual({
        StringEquals: { 'kms:ViaService': 'dynamodb.<AWS::Region>.<AWS::URLSuffix>' },
      });
    }
  });

  it('what may text phone numbers may publish to no topic, and nothing else may text them', () => {
    const texting = allowances(prod).filter(
      ({ statement }) =>
        statement.Action.includes('sns:Publish') && statement.Resource.includes('*'),
    );
    expect(texting.map(({ policyOf }) => policyOf)).toEqual([
      'CodeTexter/TextCode/Role/DefaultPolicy',
    ]);
    expect(
      denials(prod).filter(({ policyOf }) => policyOf.endsWith('/Role/DefaultPolicy')),
    ).toMatchObject([
      {
        policyOf: 'CodeTexter/TextCode/Role/DefaultPolicy',
        statement: { Action: ['sns:Publish'], Resource: ['arn:*:sns:*:*:*'] },
      },
    ]);
  });

  it.each([
    ['SubscriptionDesk/EveryMinute', 'SubscriptionDesk/CheckSubscriptions/Function'],
    ['RoundUpSender/Daily', 'RoundUpSender/SendRoundUps/Function'],
    ['RoundUpSender/AfterRest', 'RoundUpSender/SendRoundUps/Function'],
  ])('the schedule %s may start %s and nothing else', (schedule, target) => {
    const [allowed, ...others] = allowances(prod).filter(({ policyOf }) =>
      policyOf.startsWith(`${schedule}/Role/`),
    );
    expect(others).toEqual([]);
    expect(allowed?.statement).toMatchObject({
      Action: ['lambda:InvokeFunction'],
      Resource: [target],
    });
  });

  it('a function is invoked from outside by this API alone', () => {
    for (const { properties } of prod.resourcesOf('AWS::Lambda::Permission')) {
      expect(properties).toMatchObject({
        Action: 'lambda:InvokeFunction',
        Principal: 'apigateway.amazonaws.com',
        SourceArn: expect.stringContaining(':PublicApi/Api/*/*'),
      });
    }
  });
});
