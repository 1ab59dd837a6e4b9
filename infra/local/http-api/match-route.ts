/** A route that a request takes, with the decoded values of the variables in its path. */
export interface RouteMatch<Route> {
  readonly route: Route;
  readonly pathParameters: Readonly<Record<string, string>>;
}

interface Pattern<Route> {
  readonly route: Route;
  readonly method: string;
  readonly segments: readonly string[];
}

/**
 * Chooses among routes as an HTTP API does: the most specific path wins (words before `{variables}` before
 * `{greedy+}` ones), then a named method before `ANY`; `$default` takes the rest.
 *
 * @returns a function of method and path (percent-encoded, without the query string).
 * @throws URIError in that function, for a path that is not properly encoded.
 */
export function routeMatcher<Route extends { readonly key: string }>(routes: readonly Route[]) {
  const fallback = routes.find(({ key }) => key === '$default');
  const patterns = routes
    .filter((route) => route !== fallback)
    .map((route): Pattern<Route> => {
      const [method = '', path = ''] = route.key.split(' ');
      return { route, method, segments: path.split('/') };
    })
    .toSorted((a, b) => compareText(rank(a), rank(b)));

  return (method: string, path: string): RouteMatch<Route> | undefined => {
    const segments = path.split('/').map(decodeURIComponent);
    for (const pattern of patterns) {
      if (pattern.method !== method && pattern.method !== 'ANY') continue;
      const pathParameters = matchSegments(pattern.segments, segments);
      if (pathParameters) return { route: pattern.route, pathParameters };
    }
    return fallback && { route: fallback, pathParameters: {} };
  };
}

/** Sorts patterns: a digit for each segment, the more specific the smaller. */
function rank({ method, segments }: Pattern<unknown>): string {
  const specificity = (segment: string) => {
    if (!segment.startsWith('{')) return '1';
    return segment.endsWith('+}') ? '3' : '2';
  };
  return segments.map(specificity).join('') + (method === 'ANY' ? '~' : '');
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function matchSegments(
  pattern: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const actual = segments[index];
    if (expected.endsWith('+}')) {
      const rest = segments.slice(index).join('/');
      return rest ? { ...parameters, [expected.slice(1, -2)]: rest } : undefined;
    }
    if (expected.startsWith('{')) {
      if (!actual) return undefined;
      parameters[expected.slice(1, -1)] = actual;
    } else if (actual !== expected) return undefined;
  }
  return pattern.length === segments.length ? parameters : undefined;
}
