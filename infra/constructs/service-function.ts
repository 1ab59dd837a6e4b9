import { join } from 'node:path';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  type IGrantable,
  type IPrincipal,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { bundlesFolder } from '../bundle-functions.ts';
import type { Stage } from '../stages.ts';

export interface ServiceFunctionProps<Environment> {
  readonly stage: Stage;
  /** The folder under `functions/` that holds its handler. */
  readonly folder: string;
  /** What it does, in one sentence; the Lambda console shows it. */
  readonly description: string;
  /** The function's own type from its `environment.ts`, so that a missing or misspelt name does not compile. */
  readonly environment: Environment;
  /** Processor time grows with memory; 1,769 MB is one full processor. */
  readonly memoryMegabytes?: number;
  readonly timeoutSeconds?: number;
}

/** One function of the service with our defaults: it may write its own log and nothing else until granted more. */
export class ServiceFunction<
    Environment extends { readonly [Name in keyof Environment]: string } = Record<string, string>,
  >
  extends Construct
  implements IGrantable
{
  readonly folder: string;
  readonly lambda: LambdaFunction;
  readonly logs: LogGroup;
  readonly grantPrincipal: IPrincipal;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps<Environment>) {
    super(scope, id);
    this.folder = props.folder;
    this.logs = new LogGroup(this, 'Logs', {
      retention: props.stage.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `What functions/${props.folder} may do`,
    });
    this.lambda = new LambdaFunction(this, 'Function', {
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: codeOf(this, props.folder),
      environment: { ...props.environment },
      memorySize: props.memoryMegabytes ?? 512,
      timeout: Duration.seconds(props.timeoutSeconds ?? 10),
      role,
      logGroup: this.logs,
      loggingFormat: LoggingFormat.JSON,
    });
    this.grantPrincipal = role;
    // Instead of AWSLambdaBasicExecutionRole, which may write every log of the account.
    this.allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [this.logs.logGroupArn]);
  }

  /** Allows single actions. Tables, secrets and SNS topics have grants of their own, in their own words. */
  allow(
    actions: readonly string[],
    resources: readonly string[],
    conditions?: Record<string, Record<string, string>>,
  ): void {
    this.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: [...actions], resources: [...resources], conditions }),
    );
  }
}

/** The bundle that was made beforehand; `cdk list` and the tests of the constructs need no code. */
function codeOf(scope: Construct, folder: string): Code {
  return Stack.of(scope).bundlingRequired
    ? Code.fromAsset(join(bundlesFolder, folder), { exclude: ['*.map'] })
    : Code.fromInline('exports.handler = async () => ({});');
}
