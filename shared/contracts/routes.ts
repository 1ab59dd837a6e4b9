/**
 * Every route of the service, once: the stack makes them, `openapi.ts` documents those under `/v1`,
 * and the default route tells 404 from 405 by them.
 *
 * `function` is the folder under `functions/` that answers.
 */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/${string}`;
  readonly function: string;
}

export const routes = [
  { method: 'POST', path: '/v1/articles', function: 'submit-article' },
  { method: 'GET', path: '/v1/articles/{articleId}', function: 'read-article' },
  { method: 'DELETE', path: '/v1/articles/{articleId}', function: 'amend-article' },
  { method: 'POST', path: '/v1/articles/{articleId}/corrections', function: 'amend-article' },

  { method: 'GET', path: '/v1/digests', function: 'read-digests' },
  { method: 'GET', path: '/v1/digests/{digestId}', function: 'read-digests' },
  { method: 'GET', path: '/v1/stories/{storyId}', function: 'read-digests' },

  { method: 'GET', path: '/v1/topics', function: 'manage-topics' },
  { method: 'POST', path: '/v1/topics', function: 'manage-topics' },
  { method: 'POST', path: '/v1/topics/preview', function: 'manage-topics' },
  { method: 'GET', path: '/v1/topics/{topicId}', function: 'manage-topics' },
  { method: 'PUT', path: '/v1/topics/{topicId}', function: 'manage-topics' },
  { method: 'DELETE', path: '/v1/topics/{topicId}', function: 'manage-topics' },

  { method: 'GET', path: '/v1/topics/{topicId}/feed.atom', function: 'read-digests' },
  { method: 'GET', path: '/v1/topics/{topicId}/feed.json', function: 'read-digests' },

  {
    method: 'POST',
    path: '/v1/topics/{topicId}/subscriptions',
    function: 'manage-subscriptions',
  },
  {
    method: 'POST',
    path: '/v1/topics/{topicId}/subscriptions/confirmations',
    function: 'manage-subscriptions',
  },
  { method: 'POST', path: '/topics/{topicId}/follow', function: 'manage-subscriptions' },
  { method: 'POST', path: '/topics/{topicId}/code', function: 'manage-subscriptions' },
  { method: 'POST', path: '/topics/{topicId}/leave', function: 'manage-subscriptions' },

  { method: 'GET', path: '/', function: 'web-pages' },
  { method: 'GET', path: '/digests/{digestId}', function: 'web-pages' },
  { method: 'GET', path: '/topics/{topicId}/follow', function: 'web-pages' },
  { method: 'GET', path: '/topics/{topicId}/code', function: 'web-pages' },
  { method: 'GET', path: '/topics/{topicId}/leave', function: 'web-pages' },
  { method: 'GET', path: '/s/{code}', function: 'web-pages' },
  { method: 'GET', path: '/problems', function: 'web-pages' },
  { method: 'GET', path: '/problems/{code}', function: 'web-pages' },
  { method: 'GET', path: '/openapi.json', function: 'web-pages' },
] as const satisfies readonly Route[];
