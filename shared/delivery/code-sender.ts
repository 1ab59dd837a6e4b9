import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import { CodeNotSent, type CodeOrder, CodeOutcome } from '../contracts/code-order.ts';
import { ServiceError } from '../errors.ts';

/** Has a code texted to a number, by the one function that may text numbers. */
export interface CodeSender {
  /**
   * @returns `not-sent` where it failed and nothing went out, for sure.
   * @throws ServiceError `delivery-unavailable` where nobody knows whether the code went out.
   */
  send(order: CodeOrder): Promise<CodeOutcome | 'not-sent'>;
}

export function lambdaCodeSender(client: LambdaClient, functionName: string): CodeSender {
  return {
    async send(order) {
      const answer = await invoke(order);
      if (answer === 'not-sent') return answer;
      const payload = parsed(answer.Payload);
      const outcome = CodeOutcome.safeParse(payload);
      if (answer.FunctionError === undefined && outcome.success) return outcome.data;
      if (answer.FunctionError && NothingSent.safeParse(payload).success) return 'not-sent';
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
      const name = cause instanceof Error ? cause.name : '';
      if (name === 'AccessDeniedException') throw cause;
      // The function was not run.
      if (name === 'TooManyRequestsException') return 'not-sent';
      throw new ServiceError('delivery-unavailable', 'The code could not be sent.', { cause });
    }
  }
}

const NothingSent = z.looseObject({ errorType: z.literal(new CodeNotSent().name) });

function parsed(payload: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(payload ?? []).toString('utf8'));
  } catch {
    return undefined;
  }
}
