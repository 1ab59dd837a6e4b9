import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readAssembly } from '../../../infra/local/assembly.ts';
import type { FunctionPool } from '../../../infra/local/functions/function-pool.ts';
import { rolesOf } from '../../../infra/local/roles.ts';
import { readSchedule } from '../../../infra/local/schedules/schedule-expression.ts';
import { schedulesOf, startSchedules } from '../../../infra/local/schedules/start-schedules.ts';
import { resolveTemplate } from '../../../infra/local/template.ts';
import { getArn, lambdaFunction, role, writeAssembly } from './small-assembly.ts';

const times = (expression: string, from: string, timezone?: string) => {
  const next = readSchedule(expression, timezone);
  const first = next(Date.parse(from));
  const second = first === undefined ? undefined : next(first);
  return [first, second].map((time) => time && new Date(time).toISOString().slice(0, 16));
};

describe('a schedule comes next at', () => {
  it.each([
    ['rate(1 minute)', '2026-11-01T12:00:30Z', ['2026-11-01T12:01', '2026-11-01T12:02']],
    ['rate(2 hours)', '2026-11-01T12:00Z', ['2026-11-01T14:00', '2026-11-01T16:00']],
    ['cron(30 9 * * ? *)', '2026-11-01T12:00Z', ['2026-11-02T09:30', '2026-11-03T09:30']],
    ['cron(0/20 * * * ? *)', '2026-11-01T12:19:59Z', ['2026-11-01T12:20', '2026-11-01T12:40']],
    ['cron(0 8 ? * MON-FRI *)', '2026-11-06T09:00Z', ['2026-11-09T08:00', '2026-11-10T08:00']],
    ['cron(0 0 1,15 * ? *)', '2026-11-01T00:00Z', ['2026-11-15T00:00', '2026-12-01T00:00']],
    ['cron(59 23 31 DEC ? 2026)', '2026-11-01T00:00Z', ['2026-12-31T23:59', undefined]],
  ])('%s', (expression, from, expected) => {
    expect(times(expression, from)).toEqual(expected);
  });

  it('the clock time of its time zone, through the change to winter time', () => {
    expect(times('cron(0 9 * * ? *)', '2026-10-24T08:00Z', 'Europe/Berlin')).toEqual([
      '2026-10-25T08:00',
      '2026-10-26T08:00',
    ]);
  });
});

it.each([
  'rate(0 minutes)',
  'rate(1 week)',
  'cron(0 9 * *)',
  'cron(0 9 L * ? *)',
  'cron(99 * * * ? *)',
  'daily',
])('%s is refused', (expression) => {
  expect(() => readSchedule(expression)).toThrow(expression);
});

describe('a schedule of the template', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const stackWith = (allow: [string, unknown][]) =>
    resolveTemplate(
      readAssembly(
        writeAssembly({
          ...lambdaFunction('Check'),
          SchedulerRole: role('scheduler.amazonaws.com', allow),
          EveryMinute: {
            Type: 'AWS::Scheduler::Schedule',
            Properties: {
              ScheduleExpression: 'rate(1 minute)',
              FlexibleTimeWindow: { Mode: 'OFF' },
              Target: { Arn: getArn('Check'), RoleArn: getArn('SchedulerRole'), Input: '{"a":1}' },
            },
          },
        }),
      ),
      'http://127.0.0.1:1',
    );
  const start = (stack: ReturnType<typeof stackWith>) => {
    const events: string[] = [];
    const arn = stack.resources.find(({ logicalId }) => logicalId === 'Check')?.arn;
    const pool = { definition: { arn }, invoke: async (event: string) => events.push(event) };
    const stop = startSchedules(schedulesOf(stack), {
      roles: rolesOf(stack),
      functions: [pool as unknown as FunctionPool],
    });
    return { events, stop };
  };

  it('invokes its function with its input, again and again, until it is stopped', () => {
    const { events, stop } = start(stackWith([['lambda:InvokeFunction', getArn('Check')]]));
    vi.advanceTimersByTime(150_000);
    expect(events).toEqual(['{"a":1}', '{"a":1}']);
    stop();
    vi.advanceTimersByTime(150_000);
    expect(events).toHaveLength(2);
  });

  it('is refused where its role may not invoke the function', () => {
    expect(() => start(stackWith([]))).toThrow(/AccessDenied.*lambda:InvokeFunction/);
  });
});
