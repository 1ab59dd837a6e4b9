import { SNSClient } from '@aws-sdk/client-sns';
import { CodeOrder, type CodeOutcome } from '../../shared/contracts/code-order.ts';
import { snsNumberTexter } from '../../shared/delivery/number-texter.ts';
import { log } from '../../shared/lambda/log.ts';
import { documentClient } from '../../shared/storage/document-client.ts';
import { dynamoDbTextBudgetStore } from '../../shared/storage/text-budget-store.ts';
import { Environment } from './environment.ts';
import { textCode } from './text-code.ts';

const environment = Environment.parse(process.env);
const ports = {
  texter: snsNumberTexter(new SNSClient()),
  budget: dynamoDbTextBudgetStore({
    client: documentClient(),
    tableName: environment.TEXT_BUDGET_TABLE,
  }),
  segmentsAMonth: Number(environment.TEXT_SEGMENTS_A_MONTH),
  // An alarm of the stack looks for this line.
  onClosed: () => log.error('text-budget-used-up'),
  now: () => new Date(),
};

/** Invoked by manage-subscriptions alone. */
export async function handler(event: unknown): Promise<CodeOutcome> {
  const outcome = await textCode(CodeOrder.parse(event), ports);
  log.info('code-texted', { outcome });
  return outcome;
}
