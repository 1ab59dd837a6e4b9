import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { ServiceFunction } from './service-function.ts';

export interface FunctionScheduleProps {
  readonly target: ServiceFunction;
  /** `rate(1 minute)`, or `cron(0 7 * * ? *)` with a time zone. */
  readonly expression: string;
  /** An IANA name; without it, UTC. */
  readonly timeZone?: string;
  /** What the function is called with. */
  readonly input?: Readonly<Record<string, string>>;
  /** For how long a start that failed is tried again; the next one comes anyway. */
  readonly maxAgeSeconds: number;
}

/**
 * Starts a function when its time comes, and nothing else.
 *
 * CDK's own LambdaInvoke would let the scheduler invoke every version of the function as well.
 */
export class FunctionSchedule extends Construct {
  constructor(scope: Construct, id: string, props: FunctionScheduleProps) {
    super(scope, id);
    const { target, expression, timeZone, input, maxAgeSeconds } = props;
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com'),
      description: `Starts functions/${target.folder} and nothing else`,
    });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: [target.lambda.functionArn],
      }),
    );
    new CfnSchedule(this, 'Schedule', {
      description: `Starts functions/${target.folder}`,
      scheduleExpression: expression,
      scheduleExpressionTimezone: timeZone,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: target.lambda.functionArn,
        roleArn: role.roleArn,
        input: input && JSON.stringify(input),
        retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: maxAgeSeconds },
      },
    });
  }
}
