import { randomUUID } from 'node:crypto';
import { AwsError } from '../aws/aws-service.ts';
import { checkPhoneNumber } from './check-endpoint.ts';
import { checkPublication, checkSmsText, type Publication } from './check-publication.ts';
import { notification } from './compose-mail.ts';
import { isOptedOut, optedOutNumbers } from './opted-out-numbers.ts';
import type { MessageDraft } from './outbox.ts';
import type { QueryForm } from './query-form.ts';
import type { Action, ActionCall, SnsParts } from './sns-action.ts';
import { internalError, invalidParameter } from './sns-errors.ts';
import { subscriptionsOf } from './subscriptions.ts';
import { grantsToPublish } from './topic-attributes.ts';
import { topicNamed } from './topics.ts';

/** The most that one batch may hold, in number and in bytes of all messages together. */
const maximumEntries = 10;
const maximumBatchBytes = 256 * 1024;

/** What SNS does with messages. All mails and texts of a call are kept before it is answered, or none is. */
export function publishActions({ state, arns, links, outbox, now, disturb }: SnsParts) {
  const Publish: Action = async (call) => {
    const messageId = randomUUID();
    await outbox.send(await draftsOf(call, messageId));
    return { MessageId: messageId };
  };

  async function draftsOf(call: ActionCall, messageId: string): Promise<MessageDraft[]> {
    const number = call.form.optional('PhoneNumber');
    if (number !== undefined) {
      const text = textTo(number, call, messageId);
      // SNS takes the text and drops it: it says so in its delivery log alone.
      return (await isOptedOut(state, number)) ? [] : [text];
    }
    const draftsFor = await audienceOf(call);
    return draftsFor(readPublication(call.form), messageId);
  }

  /** Entries fail one by one; what is wrong with the batch as a whole fails all of it. */
  const PublishBatch: Action = async (call) => {
    const entries = call.form.list('PublishBatchRequestEntries');
    checkBatch(entries);
    const draftsFor = await audienceOf(call);
    const outcomes = entries.map((entry) => attempt(entry, draftsFor));
    await outbox.send(outcomes.flatMap(({ drafts = [] }) => drafts));
    return {
      Successful: outcomes.flatMap(({ successful = [] }) => successful),
      Failed: outcomes.flatMap(({ failed = [] }) => failed),
    };
  };

  /** Once the caller has shown that it may publish to the topic, what makes a publication into messages. */
  async function audienceOf({ form, authorize }: ActionCall) {
    const topicArn = form.optional('TopicArn') ?? form.optional('TargetArn');
    if (!topicArn)
      throw invalidParameter('TopicArn or TargetArn Reason: no value for required parameter');
    authorize('sns:Publish', topicArn);
    const topic = await topicNamed(state, arns.readTopic(topicArn));
    for (const [action, resource] of grantsToPublish(topic.attributes)) authorize(action, resource);
    const optedOut = new Set(await optedOutNumbers(state));
    const subscriptions = (await subscriptionsOf(state, topic.name, now())).filter(
      ({ state, endpoint }) => state === 'confirmed' && !optedOut.has(endpoint),
    );
    return ({ subject, textFor }: Publication, messageId: string): MessageDraft[] =>
      subscriptions.map((subscription) => {
        const text = textFor(subscription.protocol);
        if (subscription.protocol === 'sms') checkSmsText(text);
        const subscriptionArn = arns.subscription(topic.name, subscription.id);
        const recipient = { topic, topicArn, subscription, subscriptionArn };
        return notification(recipient, { messageId, subject, text }, links);
      });
  }

  function attempt(
    entry: QueryForm,
    draftsFor: (publication: Publication, messageId: string) => MessageDraft[],
  ) {
    const id = entry.required('Id');
    try {
      if (disturb('PublishBatchEntry') === 'refuse') throw internalError();
      const messageId = randomUUID();
      const drafts = draftsFor(readPublication(entry), messageId);
      return { drafts, successful: [{ Id: id, MessageId: messageId }] };
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const senderFault = String(error.statusCode < 500);
      const { code, message } = error;
      return { failed: [{ Id: id, Code: code, Message: message, SenderFault: senderFault }] };
    }
  }

  return { Publish, PublishBatch };
}

function textTo(number: string, { form, authorize }: ActionCall, messageId: string): MessageDraft {
  authorize('sns:Publish', number);
  checkPhoneNumber(number);
  const text = readPublication(form).textFor('sms');
  checkSmsText(text);
  return { kind: 'sms', to: number, text, messageId };
}

function readPublication(form: QueryForm): Publication {
  return checkPublication({
    subject: form.optional('Subject'),
    message: form.optional('Message') ?? '',
    structure: form.optional('MessageStructure'),
  });
}

function checkBatch(entries: readonly QueryForm[]): void {
  const refuse = (code: string, message: string) => new AwsError(code, message);
  if (entries.length === 0) {
    throw refuse('EmptyBatchRequest', "The batch request doesn't contain any entries.");
  }
  if (entries.length > maximumEntries) {
    throw refuse(
      'TooManyEntriesInBatchRequest',
      `A batch holds at most ${maximumEntries} entries.`,
    );
  }
  const ids = entries.map((entry) => entry.required('Id'));
  if (ids.some((id) => !/^[A-Za-z0-9_-]{1,80}$/.test(id))) {
    throw refuse('InvalidBatchEntryId', 'The Id of a batch entry is not valid.');
  }
  if (new Set(ids).size < ids.length) {
    throw refuse('BatchEntryIdsNotDistinct', 'Two or more batch entries have the same Id.');
  }
  const bytes = entries.reduce(
    (sum, entry) => sum + Buffer.byteLength(entry.optional('Message') ?? ''),
    0,
  );
  if (bytes > maximumBatchBytes) {
    throw refuse('BatchRequestTooLong', `A batch holds at most ${maximumBatchBytes} bytes.`);
  }
}
