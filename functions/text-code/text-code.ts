import {
  CodeNotSent,
  type CodeOrder,
  type CodeOutcome,
} from '../../shared/contracts/code-order.ts';
import type { NumberTexter } from '../../shared/delivery/number-texter.ts';
import type { TextBudgetStore } from '../../shared/storage/text-budget-store.ts';

export interface TextCodePorts {
  readonly texter: NumberTexter;
  readonly budget: Pick<TextBudgetStore, 'spend'>;
  readonly segmentsAMonth: number;
  /** Told once, when the month's budget is used up. */
  readonly onClosed: () => void;
  readonly now: () => Date;
}

/** Well within one segment. It says what to do who did not ask for it. */
export const codeWords = (code: string) =>
  `On Record: your code is ${code}. It is good for 10 minutes. If you did not ask for it, do nothing.`;

/**
 * Texts a code to a number, unless the number has answered STOP or the month's budget is used up.
 *
 * What the text costs is taken first: where it then fails, a segment too many is counted, never one too few.
 *
 * @throws CodeNotSent where nothing went out, for sure. After any other error the text may be on its way.
 */
export async function textCode(
  { number, code }: CodeOrder,
  ports: TextCodePorts,
): Promise<CodeOutcome> {
  const hindrance = await hindranceTo(number, ports).catch((cause) => {
    throw new CodeNotSent({ cause });
  });
  if (hindrance) return hindrance;
  const outcome = await ports.texter.text(number, codeWords(code));
  if (outcome === 'throttled') throw new CodeNotSent();
  return outcome;
}

async function hindranceTo(
  number: string,
  { texter, budget, segmentsAMonth, onClosed, now }: TextCodePorts,
): Promise<'opted-out' | 'closed' | undefined> {
  if (await texter.isOptedOut(number)) return 'opted-out';
  const spending = await budget.spend(now().toISOString().slice(0, 7), 1, segmentsAMonth);
  if (spending === 'just-closed') onClosed();
  return spending === 'spent' ? undefined : 'closed';
}
