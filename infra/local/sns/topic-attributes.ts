import { invalidParameter } from './sns-errors.ts';

type Rule = (value: string) => boolean;

const isJsonObject: Rule = (value) => {
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  } catch {
    return false;
  }
};
const isOneOf =
  (...values: string[]): Rule =>
  (value) =>
    values.includes(value);
const isPercentage: Rule = (value) => /^\d{1,3}$/.test(value) && Number(value) <= 100;
const isRoleArn: Rule = (value) => value.startsWith('arn:aws:iam::');

const isKeyArn: Rule = (value) => value.startsWith('arn:aws:kms:') && value.includes(':key/');

/** Anyone in the account who may use a topic may use this key through SNS. Other aliases cannot be looked up here. */
const snsManagedKey = 'alias/aws/sns';

/** Whose deliveries SNS can log. Email and SMS are not among them. */
const loggedProtocols = ['Application', 'Firehose', 'HTTP', 'Lambda', 'SQS'];

/** What may be set on a standard topic, after the API reference of SetTopicAttributes. */
const attributeRules = new Map<string, Rule>([
  ['DeliveryPolicy', isJsonObject],
  ['DisplayName', (value) => value.length <= 100],
  ['KmsMasterKeyId', (value) => value === '' || value === snsManagedKey || isKeyArn(value)],
  ['Policy', isJsonObject],
  ['SignatureVersion', isOneOf('1', '2')],
  ['TracingConfig', isOneOf('PassThrough', 'Active')],
  ...loggedProtocols.flatMap((protocol): [string, Rule][] => [
    [`${protocol}SuccessFeedbackRoleArn`, isRoleArn],
    [`${protocol}FailureFeedbackRoleArn`, isRoleArn],
    [`${protocol}SuccessFeedbackSampleRate`, isPercentage],
  ]),
]);

/** @throws {AwsError} `InvalidParameter` for an attribute that SNS does not have, or a value that it does not take. */
export function checkTopicAttributes(attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'FifoTopic' && value === 'true') {
      throw invalidParameter('FifoTopic Reason: email and SMS take standard topics only');
    }
    const rule = attributeRules.get(name);
    if (!rule) throw invalidParameter(`Attributes Reason: Unknown attribute: ${name}`);
    if (!rule(value)) throw invalidParameter(`Attributes Reason: Invalid value for ${name}`);
  }
}

/** What the caller must be allowed besides, as pairs of action and resource, to set these. */
export function grantsToSet(attributes: Readonly<Record<string, string>>): [string, string][] {
  const roles = Object.entries(attributes).filter(([name]) => name.endsWith('FeedbackRoleArn'));
  return roles.map(([, roleArn]) => ['iam:PassRole', roleArn]);
}

/** The same to publish to a topic that has these: a key of the account's own is used with the publisher's grants. */
export function grantsToPublish({
  KmsMasterKeyId: key = '',
}: Readonly<Record<string, string>>): [string, string][] {
  if (!isKeyArn(key)) return [];
  return [
    ['kms:GenerateDataKey', key],
    ['kms:Decrypt', key],
  ];
}
