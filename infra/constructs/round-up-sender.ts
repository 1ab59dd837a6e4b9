import { Construct } from 'constructs';
import type { Environment } from '../../functions/send-round-ups/environment.ts';
import type { Stage } from '../stages.ts';
import { FunctionSchedule } from './function-schedule.ts';
import type { ReaderTopics } from './reader-topics.ts';
import { ServiceFunction } from './service-function.ts';
import type { Tables } from './tables.ts';
import { grantTexting, textEnvironment } from './texting.ts';

export interface RoundUpSenderProps {
  readonly stage: Stage;
  readonly publicUrl: string;
  readonly tables: Pick<
    Tables,
    'alerts' | 'shortLinks' | 'stories' | 'streams' | 'textBudget' | 'waiting'
  >;
  readonly readerTopics: ReaderTopics;
}

/**
 * Sends the daily mails, and what came in while a stream had its alerts of the hour. May publish, but neither
 * subscribe nor see an address.
 *
 * The daily schedule comes every five minutes within the operator's hour: each run takes what is due and was not sent,
 * so what one run has no time for, or fails at, is the next one's.
 */
export class RoundUpSender extends Construct {
  readonly sendRoundUps: ServiceFunction<Environment>;

  constructor(scope: Construct, id: string, props: RoundUpSenderProps) {
    super(scope, id);
    const { stage, publicUrl, tables, readerTopics } = props;
    const { alerts, stories, streams, waiting } = tables;
    const { instantPerHour, dailyHour, timeZone } = stage.alerts;
    this.sendRoundUps = new ServiceFunction<Environment>(this, 'SendRoundUps', {
      stage,
      folder: 'send-round-ups',
      description: 'Tells streams in one mail what waits for them: daily, and after a rest',
      environment: {
        STORIES_TABLE: stories.name,
        STREAMS_TABLE: streams.name,
        WAITING_TABLE: waiting.name,
        ALERTS_TABLE: alerts.name,
        PUBLIC_URL: publicUrl,
        ALERTS_AN_HOUR: String(instantPerHour),
        DAILY_TIME_ZONE: timeZone,
        ...textEnvironment(stage, tables),
      },
      // Done before the next run of the daily mails begins.
      timeoutSeconds: 285,
    });
    stories.grant(this.sendRoundUps, 'dynamodb:GetItem');
    streams.grant(this.sendRoundUps, 'dynamodb:GetItem', 'dynamodb:UpdateItem');
    streams.grantQuery(this.sendRoundUps, 'by-due');
    waiting.grant(this.sendRoundUps, 'dynamodb:DeleteItem', 'dynamodb:Query');
    alerts.grant(
      this.sendRoundUps,
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
    );
    grantTexting(this.sendRoundUps, tables);
    readerTopics.grant(this.sendRoundUps, 'sns:GetTopicAttributes', 'sns:Publish');
    new FunctionSchedule(this, 'Daily', {
      target: this.sendRoundUps,
      expression: `cron(0/5 ${dailyHour} * * ? *)`,
      timeZone,
      input: { kind: 'daily' },
      maxAgeSeconds: 300,
    });
    new FunctionSchedule(this, 'AfterRest', {
      target: this.sendRoundUps,
      expression: 'rate(1 minute)',
      input: { kind: 'rest' },
      maxAgeSeconds: 60,
    });
  }
}
