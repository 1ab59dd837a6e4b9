import { Validations } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Environment } from '../../functions/text-code/environment.ts';
import { type Stage, segmentsAMonth } from '../stages.ts';
import { askWhetherOptedOut, publishToNumbers } from '../unscoped-actions.ts';
import { ServiceFunction } from './service-function.ts';
import type { Tables } from './tables.ts';

export interface CodeTexterProps {
  readonly stage: Stage;
  readonly tables: Pick<Tables, 'textBudget'>;
}

/** Texts codes. The one function that may publish to phone numbers, and it may publish to nothing else: every topic is denied. */
export class CodeTexter extends Construct {
  readonly textCode: ServiceFunction<Environment>;

  constructor(scope: Construct, id: string, { stage, tables: { textBudget } }: CodeTexterProps) {
    super(scope, id);
    this.textCode = new ServiceFunction<Environment>(this, 'TextCode', {
      stage,
      folder: 'text-code',
      description: 'Texts a code to a phone number that is to follow a topic',
      environment: {
        TEXT_BUDGET_TABLE: textBudget.name,
        TEXT_SEGMENTS_A_MONTH: String(segmentsAMonth(stage.texts)),
      },
    });
    textBudget.grant(this.textCode, 'dynamodb:UpdateItem');
    for (const { action, resource } of [publishToNumbers, askWhetherOptedOut]) {
      this.textCode.allow([action], [resource]);
    }
    this.textCode.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        actions: ['sns:Publish'],
        resources: ['arn:*:sns:*:*:*'],
      }),
    );
    Validations.of(this.textCode).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: `${publishToNumbers.reason} ${askWhetherOptedOut.reason}`,
    });
    Validations.of(this.textCode).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::arn:*:sns:*:*:*]',
      reason: 'It is denied: whatever else is allowed, no topic can be published to.',
    });
  }

  /** Allows to have a code texted. */
  grantInvoke(who: ServiceFunction): void {
    who.allow(['lambda:InvokeFunction'], [this.textCode.lambda.functionArn]);
  }
}
