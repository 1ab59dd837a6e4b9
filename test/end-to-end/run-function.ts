import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { readServiceFile } from '../../infra/local/service-file.ts';

/** Runs a function now that a schedule would run later. @param output  names it: `SendRoundUpsFunction`. */
export async function runFunction(
  dataDir: string,
  output: string,
  event: Record<string, string> = {},
): Promise<void> {
  const { endpoint, region, credentials, outputs } = readServiceFile(dataDir);
  const lambda = new LambdaClient({ endpoint, region, credentials });
  const { FunctionError, Payload } = await lambda.send(
    new InvokeCommand({ FunctionName: outputs[output], Payload: JSON.stringify(event) }),
  );
  lambda.destroy();
  if (FunctionError) throw new Error(`${output}: ${Payload?.transformToString()}`);
}
