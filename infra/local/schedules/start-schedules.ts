import * as z from 'zod';
import type { FunctionPool } from '../functions/function-pool.ts';
import { assumeRole, type Role, requireGrant } from '../roles.ts';
import { resourcesOf, type Stack } from '../template.ts';
import { type NextTime, readSchedule } from './schedule-expression.ts';

/** What the template wants done at certain times. */
export interface Schedule {
  readonly logicalId: string;
  readonly nextTime: NextTime;
  readonly targetArn: string;
  readonly roleArn: string;
  /** JSON */
  readonly input: string;
}

const ScheduleProperties = z.strictObject({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().optional(),
  FlexibleTimeWindow: z.strictObject({ Mode: z.literal('OFF') }),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Target: z.strictObject({
    Arn: z.string(),
    RoleArn: z.string(),
    Input: z.string().default('{}'),
    // Retries are for calls that do not reach the function; on one machine every call does.
    RetryPolicy: z.unknown().optional(),
  }),
  Name: z.string().optional(),
  GroupName: z.literal('default').optional(),
  Description: z.string().optional(),
  KmsKeyArn: z.string().optional(),
});

export function schedulesOf(stack: Stack): Schedule[] {
  return resourcesOf(stack, 'AWS::Scheduler::Schedule', ScheduleProperties)
    .filter(({ properties }) => properties.State === 'ENABLED')
    .map(({ logicalId, properties }) => ({
      logicalId,
      nextTime: readSchedule(properties.ScheduleExpression, properties.ScheduleExpressionTimezone),
      targetArn: properties.Target.Arn,
      roleArn: properties.Target.RoleArn,
      input: properties.Target.Input,
    }));
}

export interface SchedulesOptions {
  readonly roles: ReadonlyMap<string, Role>;
  readonly functions: readonly FunctionPool[];
}

/**
 * Invokes functions when their schedules say so.
 *
 * @returns what ends it.
 * @throws an AccessDenied where a schedule's role may not invoke its function.
 */
export function startSchedules(
  schedules: readonly Schedule[],
  { roles, functions }: SchedulesOptions,
): () => void {
  const timers = new Map<Schedule, NodeJS.Timeout>();
  for (const schedule of schedules) {
    const role = assumeRole(roles, schedule.roleArn, 'scheduler.amazonaws.com');
    requireGrant(role, 'lambda:InvokeFunction', schedule.targetArn);
    const target = functions.find(({ definition }) => definition.arn === schedule.targetArn);
    if (!target) throw new Error(`The schedule ${schedule.logicalId} has no function to invoke.`);
    waitFor(schedule, () => target.invoke(schedule.input), timers);
  }
  return () => {
    for (const timer of timers.values()) clearTimeout(timer);
  };
}

/** A timer cannot wait for longer than 24.8 days; a schedule that is later is asked again each day. */
const longestWaitMilliseconds = 86_400_000;

function waitFor(
  schedule: Schedule,
  invoke: () => Promise<unknown>,
  timers: Map<Schedule, NodeJS.Timeout>,
  due = schedule.nextTime(Date.now()),
): void {
  if (due === undefined) return;
  const timer = setTimeout(
    () => {
      if (Date.now() < due) return waitFor(schedule, invoke, timers, due);
      // A failure is in the function's log; the next time comes anyway.
      void invoke();
      waitFor(schedule, invoke, timers);
    },
    Math.min(longestWaitMilliseconds, due - Date.now()),
  );
  timers.set(schedule, timer.unref());
}
