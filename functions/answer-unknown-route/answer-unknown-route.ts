import { type Route, routes } from '../../shared/contracts/routes.ts';
import { ServiceError } from '../../shared/errors.ts';

/**
 * Why a request has no route: nothing is at its path, or what is there does not take its method.
 *
 * HEAD counts as any other method: an HTTP API sends it here, and a route for it would have to stand beside each GET.
 *
 * @param path  decoded, as an HTTP API hands it on.
 */
export function unknownRoute(method: string, path: string): ServiceError {
  const allowed = methodsAt(path);
  if (allowed.length === 0) {
    return new ServiceError('route-not-found', 'The service has nothing at this address.');
  }
  const allow = allowed.join(', ');
  return new ServiceError('method-not-allowed', `The address takes ${allow}, not ${method}.`, {
    headers: { allow },
  });
}

function methodsAt(path: string): Route['method'][] {
  const segments = path.split('/');
  const here = routes.filter((route) => fits(route.path.split('/'), segments));
  return [...new Set(here.map(({ method }) => method))].toSorted();
}

/** Whether a template such as `/v1/topics/{topicId}` has this path: a variable stands for any segment but an empty one. */
function fits(template: readonly string[], segments: readonly string[]): boolean {
  return (
    template.length === segments.length &&
    template.every((expected, index) =>
      expected.startsWith('{') ? segments[index] !== '' : segments[index] === expected,
    )
  );
}
