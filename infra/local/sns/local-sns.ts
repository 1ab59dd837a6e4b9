import type { WebhookScope } from '../../../shared/delivery/webhook-address.ts';
import { AwsError, type AwsService, type PauseAt } from '../aws/aws-service.ts';
import type { StateStore } from '../aws/state-store.ts';
import { snsArns } from './arns.ts';
import type { Disturbance } from './disturbance.ts';
import { snsLinks } from './links.ts';
import { type LocalPageRequest, type LocalPageResponse, localPages } from './local-pages.ts';
import { mailDelivery, waitingMail } from './mail-sender.ts';
import { smtpMailer } from './mailer.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { optOutActions } from './opt-out-actions.ts';
import { keptOutbox, type Outbox } from './outbox.ts';
import {
  postRetryMilliseconds as defaultRetryMilliseconds,
  postDelivery,
  waitingPost,
} from './post-sender.ts';
import { publishActions } from './publish-actions.ts';
import { readQueryForm } from './query-form.ts';
import { resultXml } from './result-xml.ts';
import { startSender } from './retrying-sender.ts';
import type { Action, SnsParts } from './sns-action.ts';
import { internalError, throttled } from './sns-errors.ts';
import { subscriptionActions } from './subscription-actions.ts';
import { topicActions } from './topic-actions.ts';
import { openedWhenNeeded, openWebhooks } from './webhooks.ts';

export interface LocalSnsOptions {
  readonly state: StateStore;
  /** Where the gateway is reached, for the links in mails. Asked at each mail. */
  readonly publicUrl: () => string;
  readonly region: string;
  readonly accountId: string;
  readonly pauseAt: PauseAt;
  readonly now?: () => Date;
  /** Sends the mails for real, too: `smtps://USER:PASSWORD@HOST/?from=ADDRESS`. Texts stay in the outbox. */
  readonly smtpUrl?: string;
  /** Where webhooks may be: on this machine only with its flag. */
  readonly webhookScope?: WebhookScope;
  /** How long a post that was not taken waits for the next try; 20 seconds as on AWS. */
  readonly postRetryMilliseconds?: number;
  /** Asked before each call, by its action (`Publish`), and before each entry of a batch (`PublishBatchEntry`). */
  readonly disturb?: (action: string) => Disturbance | undefined;
}

export interface LocalSns {
  readonly service: AwsService;
  readonly outbox: Pick<Outbox, 'messages' | 'onMessage'>;
  /** Answers the mailbox and the links in mails; undefined for any other address. */
  handleLocalPage(request: LocalPageRequest): Promise<LocalPageResponse | undefined>;
  close(): Promise<void>;
}

/** The actions that a run can be stopped before and after. */
const pausePoints = new Map([
  ['CreateTopic', 'sns-create-topic'],
  ['Subscribe', 'sns-subscribe'],
  ['Publish', 'sns-publish'],
  ['PublishBatch', 'sns-publish'],
]);

/** Amazon SNS on one machine: email and SMS into an outbox that people read at `/_local/mailbox`, posts to webhooks. */
export function localSns(options: LocalSnsOptions): LocalSns {
  const { state, publicUrl, region, accountId, smtpUrl, pauseAt } = options;
  const { now = () => new Date(), disturb = () => undefined } = options;
  const mailer = smtpUrl ? smtpMailer(smtpUrl) : undefined;
  const outbox = keptOutbox(state, now, (message) => [
    ...(mailer ? waitingMail(message) : []),
    ...waitingPost(message),
  ]);
  const links = snsLinks(publicUrl);
  const parts: SnsParts = { state, arns: snsArns(region, accountId), links, outbox, now, disturb };
  const actions = new Map<string, Action>(
    Object.entries({
      ...topicActions(parts),
      ...subscriptionActions(parts),
      ...publishActions(parts),
      ...optOutActions(parts),
    }),
  );
  const alone = oneAtATime();
  const webhooks = openedWhenNeeded(() => openWebhooks(parts, alone));
  const { webhookScope: scope = 'public', postRetryMilliseconds: retryMilliseconds } = options;
  const posts = postDelivery({
    envelopeOf: async (message, sentAt) => (await webhooks.open()).envelopeOf(message, sentAt),
    scope,
    retryMilliseconds: retryMilliseconds ?? defaultRetryMilliseconds,
  });
  const deliveries = mailer ? [mailDelivery(mailer), posts] : [posts];
  const senders = deliveries.map((delivery) => startSender(delivery, { state, outbox, now }));

  const service: AwsService = {
    errorFormat: 'query-xml',
    async handle({ body, authorize }) {
      const form = readQueryForm(body);
      const name = form.optional('Action') ?? '';
      const action = actions.get(name);
      if (!action) throw new AwsError('InvalidAction', `SNS on one machine has no action ${name}.`);
      const disturbance = disturb(name);
      if (disturbance === 'refuse') throw throttled();
      const point = pausePoints.get(name);
      if (point) await pauseAt(`before:${point}`);
      const result = await alone(() => action({ form, authorize }));
      if (point) await pauseAt(`after:${point}`);
      if (disturbance === 'lose-answer') throw internalError();
      return resultXml(name, result);
    },
  };

  return {
    service,
    outbox,
    handleLocalPage: localPages(parts, alone),
    async close() {
      await Promise.all(senders.map((sender) => sender.close()));
      mailer?.close();
      await webhooks.close();
    },
  };
}
