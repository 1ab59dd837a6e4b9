import { Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import type { FailedRecords } from './failed-records.ts';
import { OperatorTopic } from './operator-topic.ts';
import type { PublicApi } from './public-api.ts';
import type { ServiceFunction } from './service-function.ts';
import type { ServiceTable } from './service-table.ts';
import type { StreamSource } from './stream-source.ts';

/** A step fed by a stream, and what its trouble means to a reader. */
export interface WatchedStep {
  readonly step: ServiceFunction;
  readonly source: StreamSource;
  /** What does not happen then, such as "new articles are not turned into digests". */
  readonly harm: string;
}

export interface AlarmsProps {
  readonly stage: Stage;
  readonly publicApi: PublicApi;
  readonly answering: readonly ServiceFunction[];
  readonly steps: readonly WatchedStep[];
  readonly checkSubscriptions: ServiceFunction;
  readonly snapshotTopics: ServiceFunction;
  readonly checkStreams: ServiceFunction;
  readonly sendRoundUps: ServiceFunction;
  /** Those that spend the budget for texts. */
  readonly texting: readonly ServiceFunction[];
  readonly tables: readonly ServiceTable[];
  readonly failedRecords: FailedRecords;
}

interface AlarmRow {
  readonly id: string;
  /** What a reader suffers. */
  readonly harm: string;
  /** Where an operator looks first. */
  readonly look: string;
  readonly metric: IMetric;
  /** Goes off at this value, or below it where `goesOff` says so. */
  readonly threshold: number;
  readonly goesOff?: 'below';
  /** Periods of the metric in a row. */
  readonly periods?: number;
}

const oneMinute = Duration.minutes(1);
const fiveMinutes = Duration.minutes(5);

/** Tells the operators when readers are served badly. Each alarm says the harm first, then where to look. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const { topic } = new OperatorTopic(this, 'Operators', props);
    const rows: AlarmRow[] = [
      ...props.steps.flatMap((watched) => stepRows(watched, props.failedRecords)),
      ...apiRows(props.publicApi, props.answering),
      ...subscriptionRows(props.checkSubscriptions),
      snapshotRow(props.snapshotTopics),
      ...roundUpRows(props.sendRoundUps),
      streamsRow(props.checkStreams),
      textBudgetRow(this, props.texting),
      ...props.tables.map(throttledTableRow),
    ];
    for (const row of rows) {
      const isBelow = row.goesOff === 'below';
      new Alarm(this, row.id, {
        alarmDescription: `${row.harm} Look ${row.look}`,
        metric: row.metric,
        threshold: row.threshold,
        evaluationPeriods: row.periods ?? 1,
        comparisonOperator: isBelow
          ? ComparisonOperator.LESS_THAN_THRESHOLD
          : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        // A metric that counts trouble is silent when there is none; one that counts runs must not be.
        treatMissingData: isBelow ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
      }).addAlarmAction(new SnsAction(topic));
    }
  }
}

function stepRows({ step, source, harm }: WatchedStep, { bucket }: FailedRecords): AlarmRow[] {
  const { folder, lambda } = step;
  const { id } = step.node;
  return [
    {
      id: `${id}Late`,
      harm: `Readers hear late: for minutes, ${harm}.`,
      look: `at the log ${logOf(step)} for errors, and at the duration and throttles of ${lambda.functionName}.`,
      metric: lambda.metric('IteratorAge', { statistic: 'Maximum', period: oneMinute }),
      threshold: Duration.minutes(1).toMilliseconds(),
      periods: 5,
    },
    {
      id: `${id}Errors`,
      harm: `Readers may hear late: again and again, ${harm} at the first try.`,
      look: `at the log ${logOf(step)}: the function crashed or ran out of time.`,
      metric: lambda.metricErrors({ statistic: 'Sum', period: fiveMinutes }),
      threshold: 3,
    },
    {
      id: `${id}Failed`,
      harm: `Readers miss something: in one case, even after the last retry, ${harm}.`,
      look: `in the bucket ${bucket.bucketName} for the record, and at the log ${logOf(step)} for the reason; once it is mended, run "npm run replay -- ${folder}".`,
      metric: sourceMetric(source, 'OnFailureDestinationDeliveredEventCount'),
      threshold: 1,
    },
    {
      id: `${id}Lost`,
      harm: `Readers will never hear of something: in one case ${harm}, and the record could not even be kept.`,
      look: `at whether the role of ${lambda.functionName} may put objects into the bucket ${bucket.bucketName}; the log ${logOf(step)} has the ids of what to post again.`,
      metric: sourceMetric(source, 'DroppedEventCount'),
      threshold: 1,
    },
  ];
}

function apiRows(
  { api, apiStage, accessLog }: PublicApi,
  answering: readonly ServiceFunction[],
): AlarmRow[] {
  return [
    {
      id: 'ApiErrors',
      harm: 'Readers get an error instead of a page or feed, or publishers cannot post articles.',
      look: `in the access log ${accessLog.logGroupName} for the routes with status 500 or more, then in the log of their function.`,
      metric: apiStage.metricServerError({ statistic: 'Sum', period: fiveMinutes }),
      threshold: 5,
    },
    {
      id: 'ApiThrottled',
      harm: 'Readers and publishers are turned away, since too many calls run at once.',
      look: `at the concurrent executions of the account against its limit, and at the count of requests of the API ${api.apiId}.`,
      metric: sumOf(answering.map((answerer) => answerer.lambda.metricThrottles())),
      threshold: 1,
    },
  ];
}

function subscriptionRows(checkSubscriptions: ServiceFunction): AlarmRow[] {
  const { lambda } = checkSubscriptions;
  const harm =
    'Readers who change their stream get the old one too, those who left before they confirmed are not taken off, and nobody looks where webhooks lead.';
  return [
    {
      id: 'CheckSubscriptionsStopped',
      harm,
      look: `at the schedule that should start ${lambda.functionName} every minute, and at its role.`,
      metric: lambda.metricInvocations({ statistic: 'Sum', period: fiveMinutes }),
      threshold: 1,
      goesOff: 'below',
    },
    {
      id: 'CheckSubscriptionsErrors',
      harm,
      look: `at the log ${logOf(checkSubscriptions)} for what SNS or the table answered.`,
      metric: lambda.metricErrors({ statistic: 'Sum', period: fiveMinutes }),
      threshold: 3,
    },
  ];
}

function snapshotRow(snapshotTopics: ServiceFunction): AlarmRow {
  return {
    id: 'SnapshotTopicsErrors',
    harm: 'Readers hear later from day to day: functions that start have to read ever more changes of topics.',
    look: `at the log ${logOf(snapshotTopics)} for what the tables or the bucket answered.`,
    metric: snapshotTopics.lambda.metricErrors({ statistic: 'Sum', period: Duration.hours(1) }),
    threshold: 3,
  };
}

function streamsRow(checkStreams: ServiceFunction): AlarmRow {
  return {
    id: 'CheckStreamsErrors',
    harm: 'Readers who left by the link in a mail are still counted, and a few who confirmed are not.',
    look: `at the log ${logOf(checkStreams)} for what SNS or a table answered; each run tries again.`,
    metric: checkStreams.lambda.metricErrors({ statistic: 'Sum', period: Duration.hours(1) }),
    threshold: 3,
  };
}

function roundUpRows(sendRoundUps: ServiceFunction): AlarmRow[] {
  const { lambda } = sendRoundUps;
  return [
    {
      id: 'RoundUpsStopped',
      harm: 'Readers do not get their daily mails, nor what came in after their alerts of the hour.',
      look: `at the schedules that should start ${lambda.functionName} every minute and in the hour of the daily mails, and at their roles.`,
      metric: lambda.metricInvocations({ statistic: 'Sum', period: fiveMinutes }),
      threshold: 1,
      goesOff: 'below',
    },
    {
      id: 'RoundUpsErrors',
      harm: 'Readers of some topics do not get their daily mail, or what came in after their alerts of the hour.',
      look: `at the log ${logOf(sendRoundUps)} for what SNS or a table answered; each run tries again.`,
      metric: lambda.metricErrors({ statistic: 'Sum', period: fiveMinutes }),
      threshold: 3,
    },
  ];
}

/** Each of them says once a month at most that the budget is used up, in a line of its log. */
function textBudgetRow(scope: Construct, texting: readonly ServiceFunction[]): AlarmRow {
  const metric = { metricNamespace: Stack.of(scope).stackName, metricName: 'TextBudgetUsedUp' };
  for (const { logs, node } of texting) {
    new MetricFilter(scope, `TextBudgetIn${node.id}`, {
      ...metric,
      logGroup: logs,
      filterPattern: FilterPattern.stringValue('$.message', '=', 'text-budget-used-up'),
    });
  }
  return {
    id: 'TextBudgetUsedUp',
    harm: 'Readers by text hear nothing until the next month begins: the budget for texts is used up.',
    look: 'at the table TextBudget for what was spent; a higher monthlyBudgetUsd in infra/stages.ts opens texts again.',
    metric: new Metric({
      namespace: metric.metricNamespace,
      metricName: metric.metricName,
      statistic: 'Sum',
      period: fiveMinutes,
    }),
    threshold: 1,
  };
}

function throttledTableRow({ definition, name, table }: ServiceTable): AlarmRow {
  const options = { statistic: 'Sum', period: fiveMinutes };
  return {
    id: `${definition.name}Throttled`,
    harm: `Readers get errors or late alerts: the table ${definition.name} refuses calls.`,
    look: `at the consumed capacity of the table ${name} for one key that takes most of it, and at the account's limits for tables on demand.`,
    metric: sumOf([
      table.metric('ReadThrottleEvents', options),
      table.metric('WriteThrottleEvents', options),
    ]),
    threshold: 1,
    periods: 2,
  };
}

function logOf({ logs }: ServiceFunction): string {
  return logs.logGroupName;
}

/** Counted by Lambda for each event source, where `EventCount` is switched on. */
function sourceMetric({ mapping }: StreamSource, metricName: string): Metric {
  return new Metric({
    namespace: 'AWS/Lambda',
    metricName,
    dimensionsMap: { EventSourceMappingUUID: mapping.eventSourceMappingId },
    statistic: 'Sum',
    period: fiveMinutes,
  });
}

/** @param metrics  at most ten: CloudWatch takes no more into one alarm. */
function sumOf(metrics: readonly IMetric[]): IMetric {
  const usingMetrics = Object.fromEntries(metrics.map((metric, index) => [`m${index}`, metric]));
  return new MathExpression({
    expression: Object.keys(usingMetrics).join(' + '),
    usingMetrics,
    period: fiveMinutes,
  });
}
