import { Construct } from 'constructs';
import type { Environment as CheckStreamsEnvironment } from '../../functions/check-streams/environment.ts';
import type { Environment as CheckSubscriptionsEnvironment } from '../../functions/check-subscriptions/environment.ts';
import type { Environment as ManageSubscriptionsEnvironment } from '../../functions/manage-subscriptions/environment.ts';
import { type Stage, segmentsAMonth } from '../stages.ts';
import type { CodeTexter } from './code-texter.ts';
import { FunctionSchedule } from './function-schedule.ts';
import type { ReaderTopics } from './reader-topics.ts';
import type { Secrets } from './secrets.ts';
import { ServiceFunction } from './service-function.ts';
import type { Tables } from './tables.ts';

export interface SubscriptionDeskProps {
  readonly stage: Stage;
  readonly publicUrl: string;
  readonly tables: Pick<Tables, 'streams' | 'subscriptions' | 'textBudget' | 'topics'>;
  readonly secrets: Pick<Secrets, 'address'>;
  readonly readerTopics: ReaderTopics;
  readonly codeTexter: CodeTexter;
}

/** Where readers come and go. Its functions are the only ones that may see an address; none may publish. */
export class SubscriptionDesk extends Construct {
  readonly manageSubscriptions: ServiceFunction<ManageSubscriptionsEnvironment>;
  readonly checkSubscriptions: ServiceFunction<CheckSubscriptionsEnvironment>;
  readonly checkStreams: ServiceFunction<CheckStreamsEnvironment>;

  constructor(scope: Construct, id: string, props: SubscriptionDeskProps) {
    super(scope, id);
    this.manageSubscriptions = this.managing(props);
    this.checkSubscriptions = this.checking(props);
    this.checkStreams = this.comparing(props);
    new FunctionSchedule(this, 'EveryFifteenMinutes', {
      target: this.checkStreams,
      expression: 'rate(15 minutes)',
      maxAgeSeconds: 600,
    });
    new FunctionSchedule(this, 'EveryMinute', {
      target: this.checkSubscriptions,
      expression: 'rate(1 minute)',
      maxAgeSeconds: 60,
    });
  }

  /** May sign readers up and off, and make the SNS topic of a stream's first reader. */
  private managing(props: SubscriptionDeskProps) {
    const { stage, publicUrl, tables, secrets, readerTopics, codeTexter } = props;
    const { streams, subscriptions, textBudget, topics } = tables;
    const manageSubscriptions = new ServiceFunction<ManageSubscriptionsEnvironment>(
      this,
      'ManageSubscriptions',
      {
        stage,
        folder: 'manage-subscriptions',
        description: 'Signs readers of a topic up and off',
        environment: {
          TOPICS_TABLE: topics.name,
          STREAMS_TABLE: streams.name,
          SUBSCRIPTIONS_TABLE: subscriptions.name,
          ADDRESS_SECRET: secrets.address.arn,
          SNS_TOPIC_ARN_PREFIX: readerTopics.arnPrefix,
          PUBLIC_URL: publicUrl,
          TEXT_CODE_FUNCTION: codeTexter.textCode.lambda.functionName,
          TEXT_BUDGET_TABLE: textBudget.name,
          TEXT_COUNTRIES: stage.texts.countries.join(','),
          TEXT_SEGMENTS_A_MONTH: String(segmentsAMonth(stage.texts)),
          TEXT_CODES_A_DAY: String(stage.texts.codesADay),
          WEBHOOK_SCOPE: 'public',
        },
        // Longer than the function that it waits for.
        timeoutSeconds: 15,
      },
    );
    topics.grant(manageSubscriptions, 'dynamodb:GetItem');
    streams.grant(manageSubscriptions, 'dynamodb:UpdateItem');
    subscriptions.grant(
      manageSubscriptions,
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
    );
    subscriptions.grantQuery(manageSubscriptions, 'by-address');
    textBudget.grant(manageSubscriptions, 'dynamodb:GetItem');
    codeTexter.grantInvoke(manageSubscriptions);
    secrets.address.grantRead(manageSubscriptions);
    readerTopics.grant(
      manageSubscriptions,
      'sns:CreateTopic',
      'sns:GetSubscriptionAttributes',
      'sns:Subscribe',
      'sns:Unsubscribe',
    );
    return manageSubscriptions;
  }

  /**
   * May ask SNS who confirmed, mark or remove the waiting rows accordingly, and end what a new stream replaces, and the
   * webhooks that have come to lead into a private network.
   */
  private checking({ stage, tables, readerTopics }: SubscriptionDeskProps) {
    const { subscriptions } = tables;
    const checkSubscriptions = new ServiceFunction<CheckSubscriptionsEnvironment>(
      this,
      'CheckSubscriptions',
      {
        stage,
        folder: 'check-subscriptions',
        description:
          'Every minute: asks SNS which waiting readers have confirmed, and looks webhooks up daily',
        environment: { SUBSCRIPTIONS_TABLE: subscriptions.name, WEBHOOK_SCOPE: 'public' },
        // Done before the next minute's run begins.
        timeoutSeconds: 50,
      },
    );
    subscriptions.grant(
      checkSubscriptions,
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
    );
    subscriptions.grantQuery(checkSubscriptions, 'by-due');
    readerTopics.grant(checkSubscriptions, 'sns:GetSubscriptionAttributes', 'sns:Unsubscribe');
    return checkSubscriptions;
  }

  /**
   * May list who SNS has on each stream, mend our rows accordingly, take off who had left, and take down a stream that
   * was of no use for long enough.
   */
  private comparing({ stage, tables, secrets, readerTopics }: SubscriptionDeskProps) {
    const { streams, subscriptions, topics } = tables;
    const checkStreams = new ServiceFunction<CheckStreamsEnvironment>(this, 'CheckStreams', {
      stage,
      folder: 'check-streams',
      description: 'Once a day each: compares the readers of a stream with those SNS has',
      environment: {
        TOPICS_TABLE: topics.name,
        STREAMS_TABLE: streams.name,
        SUBSCRIPTIONS_TABLE: subscriptions.name,
        ADDRESS_SECRET: secrets.address.arn,
        KEEP_EMPTY_STREAM_DAYS: String(stage.alerts.keepEmptyStreamDays),
      },
      // SNS lists some 2,500 readers a second: enough for two million on one stream.
      timeoutSeconds: 850,
    });
    topics.grant(checkStreams, 'dynamodb:GetItem');
    streams.grant(checkStreams, 'dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:UpdateItem');
    streams.grantQuery(checkStreams, 'by-check');
    subscriptions.grant(checkStreams, 'dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:Query');
    secrets.address.grantRead(checkStreams);
    readerTopics.grant(
      checkStreams,
      'sns:DeleteTopic',
      'sns:ListSubscriptionsByTopic',
      'sns:Unsubscribe',
    );
    return checkStreams;
  }
}
