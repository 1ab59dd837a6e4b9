import * as z from 'zod';
import type { Policy } from './aws/aws-service.ts';
import { judgeAccess } from './aws/judge-access.ts';
import { readPolicy } from './aws/policy-document.ts';
import { resourcesOf, type Stack } from './template.ts';

/** A role of the template with all its policies. */
export interface Role {
  readonly name: string;
  readonly arn: string;
  readonly constructId: string;
  /** Services that may act as it, such as `lambda.amazonaws.com`. */
  readonly trusts: readonly string[];
  readonly policies: readonly Policy[];
}

const InlinePolicy = z.object({ PolicyName: z.string(), PolicyDocument: z.unknown() });

const oneOrMore = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());

const RoleProperties = z.strictObject({
  AssumeRolePolicyDocument: z.object({
    Statement: z.array(
      z.object({
        Effect: z.literal('Allow'),
        Principal: z.object({ Service: oneOrMore }),
      }),
    ),
  }),
  RoleName: z.string().optional(),
  Description: z.string().optional(),
  ManagedPolicyArns: z
    .array(
      z.literal(
        'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
        'is a managed policy that one machine does not know; write the actions out',
      ),
    )
    .optional(),
  Policies: z.array(InlinePolicy).default([]),
  Tags: z.unknown().optional(),
});

const PolicyProperties = z.strictObject({
  PolicyName: z.string(),
  PolicyDocument: z.unknown(),
  Roles: z.array(z.string()),
});

/** The roles of the stack by ARN, each with the policies written in it and those attached to it. */
export function rolesOf(stack: Stack): ReadonlyMap<string, Role> {
  const attached = resourcesOf(stack, 'AWS::IAM::Policy', PolicyProperties);
  const roles = resourcesOf(stack, 'AWS::IAM::Role', RoleProperties).map(
    ({ name, arn, constructId, properties }) => ({
      name,
      arn,
      constructId,
      trusts: properties.AssumeRolePolicyDocument.Statement.flatMap(
        (statement) => statement.Principal.Service,
      ),
      policies: [
        ...properties.Policies,
        ...attached.flatMap((policy) =>
          policy.properties.Roles.includes(name) ? [policy.properties] : [],
        ),
      ].map((policy) => readPolicy(policy.PolicyName, policy.PolicyDocument)),
    }),
  );
  return new Map(roles.map((role) => [role.arn, role]));
}

/**
 * The role that a service acts as.
 *
 * @throws where the template has no such role, or the role does not trust the service.
 */
export function assumeRole(roles: ReadonlyMap<string, Role>, arn: string, service: string): Role {
  const role = roles.get(arn);
  if (!role) throw new Error(`The template has no role ${arn}.`);
  if (role.trusts.includes(service)) return role;
  throw new Error(`The role ${role.name} does not let ${service} act as it.`);
}

/** @throws an AccessDenied that names the role, the action and the resource, where no policy of the role allows it. */
export function requireGrant(role: Role, action: string, resourceArn: string): void {
  if (judgeAccess(role.policies, { action, resourceArn }).decision === 'allowed') return;
  throw new Error(
    `AccessDenied: the role ${role.name} is not authorized to perform ${action} on ${resourceArn}.`,
  );
}
