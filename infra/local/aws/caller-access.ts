import { localAccount } from './account.ts';
import { AwsError, type AwsRequest, type AwsService, type Caller } from './aws-service.ts';
import { judgeAccess, type Verdict } from './judge-access.ts';
import { refusals } from './write-error.ts';

/**
 * What a stand-in asks whether its caller may do something: a role by its policies, the operator always.
 * @param service  the name in the credential scope, which a condition on `kms:ViaService` is compared with.
 */
export function accessOf(
  caller: Caller,
  service: string,
  format: AwsService['errorFormat'],
): AwsRequest['authorize'] {
  if (caller.kind === 'operator') return () => {};
  const { accountId, region } = localAccount;
  const context = {
    'aws:PrincipalAccount': accountId,
    'aws:ResourceAccount': accountId,
    'aws:RequestedRegion': region,
    'kms:ViaService': `${service}.${region}.amazonaws.com`,
  };
  return (action, resourceArn) => {
    const verdict = judgeAccess(caller.policies, { action, resourceArn, context });
    if (verdict.decision === 'allowed') return;
    const user = `arn:aws:sts::${accountId}:assumed-role/${caller.roleName}/local`;
    const what = `${action} on resource: ${resourceArn}`;
    const { code, statusCode } = refusals[format].accessDenied;
    throw new AwsError(
      code,
      `User: ${user} is not authorized to perform: ${what} ${reasonOf(verdict, action)}`,
      statusCode,
    );
  };
}

function reasonOf(verdict: Exclude<Verdict, { decision: 'allowed' }>, action: string): string {
  if (verdict.decision === 'explicitly-denied') {
    return 'with an explicit deny in an identity-based policy';
  }
  const reason = `because no identity-based policy allows the ${action} action`;
  if (verdict.unknownConditions.length === 0) return reason;
  return `${reason} (on one machine, these conditions are not judged: ${verdict.unknownConditions.join(', ')})`;
}
