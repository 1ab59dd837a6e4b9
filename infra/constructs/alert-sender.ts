import { Construct } from 'constructs';
import type { Environment } from '../../functions/send-alerts/environment.ts';
import type { Stage } from '../stages.ts';
import type { FailedRecords } from './failed-records.ts';
import type { ReaderTopics } from './reader-topics.ts';
import { ServiceFunction } from './service-function.ts';
import { StreamSource } from './stream-source.ts';
import type { Tables } from './tables.ts';
import { grantTexting, textEnvironment } from './texting.ts';
import type { TopicSnapshots } from './topic-snapshots.ts';

export interface AlertSenderProps {
  readonly stage: Stage;
  readonly publicUrl: string;
  readonly tables: Pick<
    Tables,
    | 'alerts'
    | 'failures'
    | 'matches'
    | 'shortLinks'
    | 'stories'
    | 'streams'
    | 'textBudget'
    | 'waiting'
  >;
  readonly topicSnapshots: TopicSnapshots;
  readonly readerTopics: ReaderTopics;
  readonly failedRecords: FailedRecords;
}

/** Reads changed stories and tells the readers whose topics match. May publish, but neither subscribe nor see an address. */
export class AlertSender extends Construct {
  readonly sendAlerts: ServiceFunction<Environment>;
  readonly source: StreamSource;

  constructor(scope: Construct, id: string, props: AlertSenderProps) {
    super(scope, id);
    const { stage, publicUrl, tables, topicSnapshots, readerTopics, failedRecords } = props;
    const { alerts, failures, matches, stories, streams, waiting } = tables;
    this.sendAlerts = new ServiceFunction<Environment>(this, 'SendAlerts', {
      stage,
      folder: 'send-alerts',
      description: 'Changed story: matches topics and tells their readers what changed',
      environment: {
        ...topicSnapshots.environment,
        MATCHES_TABLE: matches.name,
        STREAMS_TABLE: streams.name,
        ALERTS_TABLE: alerts.name,
        WAITING_TABLE: waiting.name,
        FAILURES_TABLE: failures.name,
        PUBLIC_URL: publicUrl,
        ALERTS_AN_HOUR: String(stage.alerts.instantPerHour),
        ALERT_MAX_AGE_MINUTES: String(stage.alerts.instantMaxAgeMinutes),
        ...textEnvironment(stage, tables),
      },
      // 100,000 topics and their index take some 400 MB (npm run bench:topics).
      memoryMegabytes: 1_024,
      timeoutSeconds: 60,
    });
    topicSnapshots.grantFollow(this.sendAlerts);
    matches.grant(this.sendAlerts, 'dynamodb:PutItem');
    streams.grant(this.sendAlerts, 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:UpdateItem');
    waiting.grant(this.sendAlerts, 'dynamodb:PutItem');
    alerts.grant(this.sendAlerts, 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem');
    alerts.grantQuery(this.sendAlerts, 'by-story');
    failures.grant(this.sendAlerts, 'dynamodb:UpdateItem');
    grantTexting(this.sendAlerts, tables);
    readerTopics.grant(this.sendAlerts, 'sns:GetTopicAttributes', 'sns:Publish');
    this.source = new StreamSource(this, 'Source', {
      stage,
      table: stories,
      step: this.sendAlerts,
      failedRecords,
    });
  }
}
