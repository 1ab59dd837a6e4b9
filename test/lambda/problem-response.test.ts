import { describe, expect, it } from 'vitest';
import { Problem } from '../../shared/contracts/problem.ts';
import { type ErrorCode, errorCatalogue, ServiceError } from '../../shared/errors.ts';
import { httpHandler } from '../../shared/lambda/http-handler.ts';
import { problemResponse } from '../../shared/lambda/problem-response.ts';
import { httpEvent } from './http-event.ts';

const bodyOf = (error: unknown) =>
  Problem.parse(JSON.parse(problemResponse(error, 'r1').body ?? ''));

describe('a problem', () => {
  it.each(Object.keys(errorCatalogue) as ErrorCode[])(
    '%s has its status, title and page',
    (code) => {
      const problem = bodyOf(new ServiceError(code, 'What happened.'));
      const { status, title } = errorCatalogue[code];
      expect(problem).toEqual({
        type: `/problems/${code}`,
        title,
        status,
        detail: 'What happened.',
        instance: 'urn:request:r1',
      });
    },
  );

  it('has the faults and headers of its error, and is not kept by caches', () => {
    const faults = [{ pointer: '#/title', detail: 'must not be empty' }];
    const error = new ServiceError('request-in-flight', 'Wait.', {
      faults,
      headers: { 'retry-after': '3' },
    });
    expect(bodyOf(error).errors).toEqual(faults);
    expect(problemResponse(error, 'r1').headers).toMatchObject({
      'content-type': 'application/problem+json',
      'retry-after': '3',
      'cache-control': 'no-store',
    });
  });
});

describe('a defect is hidden', () => {
  it.each([
    ['an error', new TypeError('cannot read secret of undefined')],
    ['a text', 'secret'],
    ['nothing', undefined],
    [
      'an error with a status of its own',
      Object.assign(new Error('secret'), { statusCode: 418, expose: true }),
    ],
  ])('%s', (_what, thrown) => {
    const { statusCode, body } = problemResponse(thrown, 'r1');
    expect(statusCode).toBe(500);
    expect(body).toContain('/problems/internal-error');
    expect(body).not.toContain('secret');
  });

  it('whatever its cause tells', () => {
    const error = new ServiceError('store-unavailable', 'Storage did not answer.', {
      cause: new Error('secret'),
    });
    expect(problemResponse(error, 'r1').body).not.toContain('secret');
  });
});

it('what a handler throws is answered as a problem, with the id of the request', async () => {
  const handler = httpHandler(async () => {
    throw new ServiceError('topic-not-found', 'There is no topic with this id.');
  });
  const answer = await handler(httpEvent(), lambdaContext);
  expect(answer.statusCode).toBe(404);
  expect(answer.body).toContain('urn:request:request-1');
});

const lambdaContext = { awsRequestId: 'r', getRemainingTimeInMillis: () => 1_000 } as never;
