import { describe, expect, it } from 'vitest';
import { snsCall } from '../../shared/delivery/sns-call.ts';

const named = (name: string) => Object.assign(new Error(name), { name });
const failing = (error: unknown) => () => Promise.reject(error);

describe('an error of SNS', () => {
  it.each([
    ['that passes can be tried again', named('ThrottledException'), 'delivery-unavailable'],
    [
      'of the network can be tried again',
      Object.assign(new Error(), { code: 'ETIMEDOUT' }),
      'delivery-unavailable',
    ],
    [
      'for lack of topics says that the cell is full',
      named('TopicLimitExceededException'),
      'cell-full',
    ],
    [
      'for lack of subscriptions does too',
      named('SubscriptionLimitExceededException'),
      'cell-full',
    ],
  ])('%s', (_which, error, code) =>
    expect(snsCall(failing(error))).rejects.toMatchObject({ code, cause: error }),
  );

  it('that is expected is an outcome', async () =>
    expect(await snsCall(failing(named('NotFoundException')), { NotFoundException: 'gone' })).toBe(
      'gone',
    ));

  it('that is a defect is thrown as it came', () => {
    const error = named('AuthorizationErrorException');
    return expect(snsCall(failing(error), { NotFoundException: 'gone' })).rejects.toBe(error);
  });
});
