import type { LambdaClient } from '@aws-sdk/client-lambda';
import { expect, it } from 'vitest';
import { CodeNotSent } from '../../shared/contracts/code-order.ts';
import { lambdaCodeSender } from '../../shared/delivery/code-sender.ts';

const order = { number: '+12025550100', code: '123456' };

/** Sends a code by a function that answers so. */
const sentBy = (answer: () => object) => {
  const client = { send: async () => answer() } as unknown as LambdaClient;
  return lambdaCodeSender(client, 'text-code').send(order);
};
const failedWith = (errorType: string) => ({
  FunctionError: 'Unhandled',
  Payload: Buffer.from(JSON.stringify({ errorType, errorMessage: 'No.' })),
});
const named = (name: string) => Object.assign(new Error('No.'), { name });
const throwing = (error: Error) => () => {
  throw error;
};

it('what became of a code is told as the function tells it', async () => {
  expect(await sentBy(() => ({ Payload: Buffer.from('"opted-out"') }))).toBe('opted-out');
});

it.each([
  ['the function says so', () => failedWith(new CodeNotSent().name)],
  ['the function was not run', throwing(named('TooManyRequestsException'))],
])('a code was not sent where %s', async (_reason, answer) => {
  expect(await sentBy(answer)).toBe('not-sent');
});

it.each([
  ['the function was ended', () => failedWith('Sandbox.Timedout')],
  ['its answer makes no sense', () => ({ Payload: Buffer.from('{}') })],
  ['its answer was lost', throwing(named('TimeoutError'))],
])('nobody knows whether a code was sent where %s', async (_reason, answer) => {
  await expect(sentBy(answer)).rejects.toMatchObject({ code: 'delivery-unavailable' });
});
