import { listPage } from './list-page.ts';
import type { QueryForm } from './query-form.ts';
import type { Action, SnsParts } from './sns-action.ts';
import { invalidParameter } from './sns-errors.ts';
import { removeSubscription, subscriptionsOf } from './subscriptions.ts';
import { checkTopicAttributes, grantsToSet } from './topic-attributes.ts';
import { findTopic, listTopics, putTopic, removeTopic, type Topic, topicNamed } from './topics.ts';

/** What SNS does with topics. */
export function topicActions({ state, arns, now }: SnsParts) {
  const CreateTopic: Action = async ({ form, authorize }) => {
    const name = form.required('Name');
    if (!/^[A-Za-z0-9_-]{1,256}$/.test(name)) throw invalidParameter('Topic Name');
    const attributes = Object.fromEntries(form.map('Attributes'));
    const tags = readTags(form);
    const arn = arns.topic(name);
    authorize('sns:CreateTopic', arn);
    if (Object.keys(tags).length > 0) authorize('sns:TagResource', arn);
    for (const [action, resource] of grantsToSet(attributes)) authorize(action, resource);
    checkTopicAttributes(attributes);

    const existing = await findTopic(state, name);
    if (existing) refuseUnlessSame(existing, attributes, tags);
    else await state.batch([putTopic({ name, createdAt: now().toISOString(), attributes, tags })]);
    return { TopicArn: arn };
  };

  /** Takes its subscriptions with it. A topic that is not there is no error. */
  const DeleteTopic: Action = async ({ form, authorize }) => {
    const arn = form.required('TopicArn');
    authorize('sns:DeleteTopic', arn);
    const name = arns.readTopic(arn);
    const subscriptions = await subscriptionsOf(state, name, now());
    await state.batch([...subscriptions.map(removeSubscription), removeTopic(name)]);
    return undefined;
  };

  const GetTopicAttributes: Action = async ({ form, authorize }) => {
    const arn = form.required('TopicArn');
    authorize('sns:GetTopicAttributes', arn);
    const topic = await topicNamed(state, arns.readTopic(arn));
    const subscriptions = await subscriptionsOf(state, topic.name, now());
    const confirmed = subscriptions.filter((each) => each.state === 'confirmed').length;
    const attributes = {
      DisplayName: '',
      ...topic.attributes,
      TopicArn: arn,
      Owner: arn.split(':')[4] ?? '',
      SubscriptionsConfirmed: String(confirmed),
      SubscriptionsPending: String(subscriptions.length - confirmed),
      SubscriptionsDeleted: '0',
    };
    return { Attributes: new Map(Object.entries(attributes)) };
  };

  const SetTopicAttributes: Action = async ({ form, authorize }) => {
    const arn = form.required('TopicArn');
    const changed = { [form.required('AttributeName')]: form.optional('AttributeValue') ?? '' };
    authorize('sns:SetTopicAttributes', arn);
    for (const [action, resource] of grantsToSet(changed)) authorize(action, resource);
    checkTopicAttributes(changed);
    const topic = await topicNamed(state, arns.readTopic(arn));
    await state.batch([putTopic({ ...topic, attributes: { ...topic.attributes, ...changed } })]);
    return undefined;
  };

  const ListTopics: Action = async ({ form, authorize }) => {
    authorize('sns:ListTopics', '*');
    const page = await listPage(form.optional('NextToken'), {
      rowsAfter: (position, limit) => listTopics(state, position, limit),
      positionOf: (topic) => topic.name,
    });
    return {
      Topics: page.rows.map(({ name }) => ({ TopicArn: arns.topic(name) })),
      NextToken: page.nextToken,
    };
  };

  const TagResource: Action = async ({ form, authorize }) => {
    const arn = form.required('ResourceArn');
    authorize('sns:TagResource', arn);
    const topic = await topicNamed(state, arns.readTopic(arn));
    await state.batch([putTopic({ ...topic, tags: { ...topic.tags, ...readTags(form) } })]);
    return {};
  };

  const ListTagsForResource: Action = async ({ form, authorize }) => {
    const arn = form.required('ResourceArn');
    authorize('sns:ListTagsForResource', arn);
    const { tags } = await topicNamed(state, arns.readTopic(arn));
    return { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
  };

  return {
    CreateTopic,
    DeleteTopic,
    GetTopicAttributes,
    SetTopicAttributes,
    ListTopics,
    TagResource,
    ListTagsForResource,
  };
}

function readTags(form: QueryForm): Record<string, string> {
  const tags = form.list('Tags').map((tag) => [tag.required('Key'), tag.optional('Value') ?? '']);
  return Object.fromEntries(tags);
}

/** Creating a topic twice is fine, as long as the second call asks for nothing that the first did not. */
function refuseUnlessSame(
  existing: Topic,
  attributes: Record<string, string>,
  tags: Record<string, string>,
): void {
  const differs = (wanted: Record<string, string>, has: Readonly<Record<string, string>>) =>
    Object.entries(wanted).some(([name, value]) => has[name] !== value);
  if (differs(attributes, existing.attributes)) {
    throw invalidParameter('Attributes Reason: Topic already exists with different attributes');
  }
  if (differs(tags, existing.tags)) {
    throw invalidParameter('Tags Reason: Topic already exists with different tags');
  }
}
