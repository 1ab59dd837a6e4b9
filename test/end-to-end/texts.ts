import * as z from 'zod';
import { clientOf, until } from './client.ts';

const Text = z.object({ kind: z.string(), to: z.string(), text: z.string() });

/** Every text that went out, oldest first. */
export async function textsOf(url: string) {
  const { text } = await clientOf(url).get('/_local/mailbox/messages.json?limit=1000');
  return z
    .array(Text)
    .parse(JSON.parse(text))
    .filter(({ kind }) => kind === 'sms');
}

/** The code of the `count`-th text with one that went to a number. */
export async function codeFor(url: string, number: string, count = 1): Promise<string> {
  return until(async () => {
    const codes = (await textsOf(url))
      .filter(({ to }) => to === number)
      .flatMap(({ text }) => /your code is (\d{6})/.exec(text)?.[1] ?? []);
    return codes[count - 1];
  }, `the code for ${number}`);
}
