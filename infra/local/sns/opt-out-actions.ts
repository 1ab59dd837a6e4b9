import { checkPhoneNumber } from './check-endpoint.ts';
import { listPage } from './list-page.ts';
import { isOptedOut, optedOutNumbers, optIn } from './opted-out-numbers.ts';
import type { Action, SnsParts } from './sns-action.ts';

/** What SNS tells of the numbers that have answered STOP. The list is the account's, so it is granted on `*` or not at all. */
export function optOutActions({ state }: SnsParts) {
  const CheckIfPhoneNumberIsOptedOut: Action = async ({ form, authorize }) => {
    authorize('sns:CheckIfPhoneNumberIsOptedOut', '*');
    const number = form.required('phoneNumber');
    checkPhoneNumber(number);
    return { isOptedOut: String(await isOptedOut(state, number)) };
  };

  const ListPhoneNumbersOptedOut: Action = async ({ form, authorize }) => {
    authorize('sns:ListPhoneNumbersOptedOut', '*');
    const page = await listPage(form.optional('nextToken'), {
      rowsAfter: (position, limit) => optedOutNumbers(state, position, limit),
      positionOf: (number) => number,
    });
    return { phoneNumbers: page.rows, nextToken: page.nextToken };
  };

  const OptInPhoneNumber: Action = async ({ form, authorize }) => {
    authorize('sns:OptInPhoneNumber', '*');
    const number = form.required('phoneNumber');
    checkPhoneNumber(number);
    await state.batch([optIn(number)]);
    return {};
  };

  return { CheckIfPhoneNumberIsOptedOut, ListPhoneNumbersOptedOut, OptInPhoneNumber };
}
