import * as z from 'zod';
import type { Policy } from './aws-service.ts';

const oneOrMore = z
  .union([z.string(), z.array(z.string()).min(1)])
  .transform((each) => [each].flat());

/** Strict, so that a member that is not judged here (`NotAction`, `NotResource`, `Principal`) is refused, never overlooked. */
const PolicyDocument = z.strictObject({
  Version: z.literal('2012-10-17'),
  Id: z.string().optional(),
  Statement: z.array(
    z.strictObject({
      Sid: z.string().optional(),
      Effect: z.enum(['Allow', 'Deny']),
      Action: oneOrMore,
      Resource: oneOrMore,
      Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
    }),
  ),
});

/**
 * Reads an identity policy of the template whose references are all resolved.
 * @throws when it holds something that {@link judgeAccess} could not judge.
 */
export function readPolicy(name: string, document: unknown): Policy {
  const parsed = PolicyDocument.safeParse(document);
  if (!parsed.success) {
    throw new Error(`The policy ${name} cannot be judged here: ${z.prettifyError(parsed.error)}`);
  }
  return {
    name,
    statements: parsed.data.Statement.map((statement) => ({
      effect: statement.Effect,
      actions: statement.Action,
      resources: statement.Resource.map((resource) => withoutVariables(name, resource)),
      conditions: statement.Condition,
    })),
  };
}

function withoutVariables(policyName: string, resource: string): string {
  if (resource.includes('${')) {
    throw new Error(
      `The policy ${policyName} cannot be judged here: it has a policy variable in ${resource}.`,
    );
  }
  return resource;
}
