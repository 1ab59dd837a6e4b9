import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { type CodeOrder, CodeOutcome } from '../contracts/code-order.ts';
import { ServiceError } from '../errors.ts';

/** Has a code texted to a number, by the one function that may text numbers. */
export interface CodeSender {
  /** @throws ServiceError `delivery-unavailable` where the code may not have gone out. */
  send(order: CodeOrder): Promise<CodeOutcome>;
}

export function lambdaCodeSender(client: LambdaClient, functionName: string): CodeSender {
  return {
    async send(order) {
      const answer = await invoke(order);
      const outcome = CodeOutcome.safeParse(parsed(answer.Payload));
      if (answer.FunctionError === undefined && outcome.success) return outcome.data;
      throw new ServiceError('delivery-unavailable', 'The code could not be sent.', {
        // What it says is in the log of that function.
        cause: new Error(`${functionName} failed`),
      });
    },
  };

  async function invoke(order: CodeOrder) {
    const command = new InvokeCommand({
      FunctionName: functionName,
      Payload: JSON.stringify(order),
    });
    try {
      return await client.send(command);
    } catch (cause) {
      const isDefect = cause instanceof Error && cause.name === 'AccessDeniedException';
      if (isDefect) throw cause;
      throw new ServiceError('delivery-unavailable', 'The code could not be sent.', { cause });
    }
  }
}

function parsed(payload: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(payload ?? []).toString('utf8'));
  } catch {
    return undefined;
  }
}
