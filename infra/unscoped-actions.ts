/**
 * Every action that a function is allowed on more than a named resource, its index, or the SNS topics of
 * its own stage. AWS offers nothing narrower for these; the tests of the stack refuse any other.
 */
export interface UnscopedAction {
  readonly action: string;
  /** `*`, or the narrowest pattern there is. */
  readonly resource: string;
  readonly reason: string;
  readonly source: string;
}

/** Tells the names of streams, and nothing that is in them. */
export const listStreams = {
  action: 'dynamodb:ListStreams',
  resource: '*',
  reason:
    'Lambda asks for it before it reads a stream, and it has no resource type: it lists the names of the streams of the account.',
  source:
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html',
} as const satisfies UnscopedAction;

/** Lambda itself puts the records there, in the name of the function's role. */
export const keepFailedRecords = {
  action: 's3:PutObject',
  resource: 'aws/lambda/*',
  reason:
    'Lambda names each object of failed records itself: aws/lambda/, the id of the event source, shard, time and a random id.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html',
} as const satisfies UnscopedAction;

/** Of the function that texts codes alone, which is denied every topic besides. */
export const publishToNumbers = {
  action: 'sns:Publish',
  resource: '*',
  reason:
    'A phone number has no ARN, so texting one is allowed on everything; the topics among it are denied in the same policy.',
  source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html',
} as const satisfies UnscopedAction;

/** Tells whether a number has answered STOP, and nothing else of it. */
export const askWhetherOptedOut = {
  action: 'sns:CheckIfPhoneNumberIsOptedOut',
  resource: '*',
  reason: 'The list of numbers that have answered STOP belongs to the account and has no ARN.',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html',
} as const satisfies UnscopedAction;

export const unscopedActions: readonly UnscopedAction[] = [
  listStreams,
  keepFailedRecords,
  publishToNumbers,
  askWhetherOptedOut,
];
