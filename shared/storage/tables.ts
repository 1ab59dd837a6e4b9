/**
 * Every table: its name in the stack, its keys, its indexes, and what reads its stream.
 *
 * Stores and stack both import this file, so an attribute or an index is named once. Keys are real
 * attributes. `streamOf: 'NEW_IMAGE'` means that a step reads the table's stream; `expiry` names the
 * attribute (seconds since 1970) after which DynamoDB may delete the row.
 */
export interface TableDefinition {
  readonly name: string;
  readonly key: { readonly partition: string; readonly sort?: string };
  readonly indexes?: readonly IndexDefinition[];
  readonly streamOf?: 'NEW_IMAGE';
  readonly expiry?: string;
  /** Holds what can identify a person, so it is encrypted with a key of its own. */
  readonly holdsAddresses?: true;
}

/**
 * A global secondary index. `keys-only` indexes find rows; the row itself is then read from the table. One that
 * holds single attributes besides the keys names them.
 */
export interface IndexDefinition {
  readonly index: string;
  readonly partition: string;
  readonly sort: string;
  readonly projection: 'all' | 'keys-only' | readonly string[];
}

/** What publishers posted, unaltered. One row an article; a retraction or correction marks the row. */
export const articlesTable = {
  name: 'Articles',
  key: { partition: 'articleId' },
  streamOf: 'NEW_IMAGE',
} as const satisfies TableDefinition;

/** What was read out of each article. `month` (YYYY-MM) and `position` (time#id) list the newest first. */
export const digestsTable = {
  name: 'Digests',
  key: { partition: 'digestId' },
  indexes: [{ index: 'by-month', partition: 'month', sort: 'position', projection: 'keys-only' }],
  streamOf: 'NEW_IMAGE',
} as const satisfies TableDefinition;

/** Claims of one happening, each with its state and history. */
export const storiesTable = {
  name: 'Stories',
  key: { partition: 'storyId' },
  indexes: [{ index: 'by-month', partition: 'month', sort: 'position', projection: 'keys-only' }],
  streamOf: 'NEW_IMAGE',
} as const satisfies TableDefinition;

/** Which story an article belongs to. Written once an article, before the story itself. */
export const storyArticlesTable = {
  name: 'StoryArticles',
  key: { partition: 'articleId' },
} as const satisfies TableDefinition;

/** What readers follow. */
export const topicsTable = {
  name: 'Topics',
  key: { partition: 'topicId' },
} as const satisfies TableDefinition;

/** Each change to a topic, numbered: who remembers the topics reads what came since. `version` has twelve digits. */
export const topicChangesTable = {
  name: 'TopicChanges',
  key: { partition: 'version' },
  expiry: 'expiresAt',
} as const satisfies TableDefinition;

/** Which stories a topic matched, whether or not anybody follows it. `position` is time#storyId. */
export const matchesTable = {
  name: 'Matches',
  key: { partition: 'topicId', sort: 'storyId' },
  indexes: [{ index: 'by-time', partition: 'topicId', sort: 'position', projection: 'all' }],
} as const satisfies TableDefinition;

/**
 * A topic's streams that have, or had, readers, each with its SNS topic. `dueShard` and `dueAt` are there only while
 * stories wait for the stream; by `checkShard` and `nextCheckAt` its readers are compared with those SNS has.
 */
export const streamsTable = {
  name: 'Streams',
  key: { partition: 'topicId', sort: 'stream' },
  indexes: [
    { index: 'by-due', partition: 'dueShard', sort: 'dueAt', projection: 'keys-only' },
    { index: 'by-check', partition: 'checkShard', sort: 'nextCheckAt', projection: 'keys-only' },
  ],
} as const satisfies TableDefinition;

/** Which stories wait to be told to a stream together. `streamId` is topicId#stream. */
export const waitingTable = {
  name: 'Waiting',
  key: { partition: 'streamId', sort: 'storyId' },
} as const satisfies TableDefinition;

/**
 * Who asked to be told, and whether the address agreed. The only table that holds addresses.
 * `addressKey` is a keyed hash; `dueShard` and `nextCheckAt` are there only while a row waits for its confirmation, and
 * with webhooks, which are looked up daily.
 */
export const subscriptionsTable = {
  name: 'Subscriptions',
  key: { partition: 'topicId', sort: 'subscriptionId' },
  indexes: [
    {
      index: 'by-address',
      partition: 'addressKey',
      sort: 'subscriptionId',
      projection: 'keys-only',
    },
    { index: 'by-due', partition: 'dueShard', sort: 'nextCheckAt', projection: 'keys-only' },
  ],
  expiry: 'expiresAt',
  holdsAddresses: true,
} as const satisfies TableDefinition;

/**
 * What each stream was told. `streamId` is topicId#stream, `alertId` is storyId#revision (six digits), or names a
 * round-up of several stories. The index is written with every change of a row, so it holds no more than is asked of it.
 */
export const alertsTable = {
  name: 'Alerts',
  key: { partition: 'streamId', sort: 'alertId' },
  indexes: [{ index: 'by-story', partition: 'storyId', sort: 'createdAt', projection: ['state'] }],
} as const satisfies TableDefinition;

/** What texts have cost in each month (YYYY-MM), and whether they are closed. */
export const textBudgetTable = {
  name: 'TextBudget',
  key: { partition: 'month' },
} as const satisfies TableDefinition;

/** What the short links of texts stand for. */
export const shortLinksTable = {
  name: 'ShortLinks',
  key: { partition: 'code' },
} as const satisfies TableDefinition;

/** API keys: the hash of the secret, never the secret. */
export const keysTable = {
  name: 'Keys',
  key: { partition: 'keyId' },
  indexes: [
    { index: 'by-publisher', partition: 'publisherId', sort: 'createdAt', projection: 'all' },
  ],
} as const satisfies TableDefinition;

/** Idempotency keys, kept 24 hours. `requestId` is publisherId#key. */
export const requestsTable = {
  name: 'Requests',
  key: { partition: 'requestId' },
  expiry: 'expiresAt',
} as const satisfies TableDefinition;

/** Which step failed on which article or story, how often and why; the record itself lies in the bucket. */
export const failuresTable = {
  name: 'Failures',
  key: { partition: 'subjectId', sort: 'step' },
  expiry: 'expiresAt',
} as const satisfies TableDefinition;

export const allTables: readonly TableDefinition[] = [
  articlesTable,
  digestsTable,
  storiesTable,
  storyArticlesTable,
  topicsTable,
  topicChangesTable,
  matchesTable,
  streamsTable,
  waitingTable,
  subscriptionsTable,
  alertsTable,
  textBudgetTable,
  shortLinksTable,
  keysTable,
  requestsTable,
  failuresTable,
];
