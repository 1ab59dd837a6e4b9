import type { Policy, Statement } from './aws-service.ts';

/** One action on one resource, and what else is known about the call (`kms:ViaService`, …) for conditions. */
export interface AccessRequest {
  readonly action: string;
  readonly resourceArn: string;
  readonly context?: Readonly<Record<string, string>>;
}

export type Verdict =
  | { readonly decision: 'allowed' }
  | { readonly decision: 'explicitly-denied'; readonly policyName: string }
  | {
      readonly decision: 'not-allowed';
      /** Conditions that nothing is known about here, each of which kept an Allow from applying. */
      readonly unknownConditions: readonly string[];
    };

/**
 * Judges a call by identity policies, as IAM does: a Deny that applies wins, then an Allow, and what nobody allows is refused.
 * A condition of an unknown kind is never taken as met by an Allow, and always by a Deny.
 */
export function judgeAccess(policies: readonly Policy[], request: AccessRequest): Verdict {
  let isAllowed = false;
  const unknownConditions: string[] = [];
  for (const { name, statements } of policies) {
    for (const statement of statements.filter((each) => covers(each, request))) {
      const { areMet, unknown } = judgeConditions(statement, request);
      if (statement.effect === 'Deny' && (areMet || unknown.length > 0)) {
        return { decision: 'explicitly-denied', policyName: name };
      }
      if (statement.effect === 'Allow' && areMet) isAllowed = true;
      if (statement.effect === 'Allow') unknownConditions.push(...unknown);
    }
  }
  return isAllowed ? { decision: 'allowed' } : { decision: 'not-allowed', unknownConditions };
}

function covers(statement: Statement, { action, resourceArn }: AccessRequest): boolean {
  const calledAction = action.toLowerCase();
  return (
    statement.actions.some((each) => matchesWildcards(calledAction, each.toLowerCase())) &&
    statement.resources.some((each) => matchesWildcards(resourceArn, each))
  );
}

/** The condition operators known here: all of them compare one value of the call with a list of patterns. */
const conditionOperators: Readonly<Record<string, (value: string, pattern: string) => boolean>> = {
  StringEquals: (value, pattern) => value === pattern,
  StringLike: matchesWildcards,
  ArnEquals: matchesWildcards,
  ArnLike: matchesWildcards,
};

function judgeConditions(statement: Statement, request: AccessRequest) {
  const unknown: string[] = [];
  let areMet = true;
  for (const [operator, keys] of Object.entries(statement.conditions ?? {})) {
    for (const [key, expected] of Object.entries(keys ?? {})) {
      const compare = conditionOperators[operator];
      const value = request.context?.[key];
      if (!compare || value === undefined) unknown.push(`${operator} ${key}`);
      else if (![expected].flat().some((each) => compare(value, String(each)))) areMet = false;
    }
  }
  return { areMet: areMet && unknown.length === 0, unknown };
}

/**
 * Whether `pattern`, in which `*` stands for any text and `?` for one character, describes all of `text`.
 * Only the last star is ever tried again, so that no pattern takes longer than pattern × text.
 */
export function matchesWildcards(text: string, pattern: string): boolean {
  let at = 0;
  let patternAt = 0;
  let star = -1;
  let starCovers = 0;
  while (at < text.length) {
    if (pattern[patternAt] === '*') {
      star = patternAt++;
      starCovers = at;
    } else if (pattern[patternAt] === '?' || pattern[patternAt] === text[at]) {
      at++;
      patternAt++;
    } else if (star >= 0) {
      patternAt = star + 1;
      at = ++starCovers;
    } else {
      return false;
    }
  }
  while (pattern[patternAt] === '*') patternAt++;
  return patternAt === pattern.length;
}
