import { html } from '../../../shared/pages/html.ts';
import { checkPhoneNumber } from './check-endpoint.ts';
import { notice, undefinedWhenRefused } from './confirmation-pages.ts';
import { optIn, optOut } from './opted-out-numbers.ts';
import type { LocalPageResponse } from './page-response.ts';
import type { SnsParts } from './sns-action.ts';

/** Where the answers STOP and START of a text on the mailbox page lead: what a carrier would tell SNS. */
export async function answerPage(
  { state, now }: SnsParts,
  answer: 'STOP' | 'START',
  query: URLSearchParams,
): Promise<LocalPageResponse> {
  const number = query.get('number') ?? '';
  const isNumber = await undefinedWhenRefused(
    (async () => {
      checkPhoneNumber(number);
      return true;
    })(),
  );
  if (!isNumber) {
    return notice('There is no such number', html`<p>The link is not complete.</p>`, 404);
  }
  await state.batch([answer === 'STOP' ? optOut(number, now()) : optIn(number)]);
  return answer === 'STOP'
    ? notice(
        'No more texts',
        html`<p><strong>${number}</strong> has answered STOP. SNS sends it nothing more, from any topic, until it answers START.</p>`,
      )
    : notice(
        'Texts again',
        html`<p><strong>${number}</strong> has answered START, and gets texts of what it follows again.</p>`,
      );
}
