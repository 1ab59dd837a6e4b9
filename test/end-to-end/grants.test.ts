import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { damArticle } from './articles.ts';
import { clientOf, until } from './client.ts';
import { freshService, keyFor } from './fresh-service.ts';

it('a grant taken out of the stack stops the step that needs it with AccessDenied', async () => {
  const service = await freshService({
    // JSON of a template in, JSON of a template out: the one action that update-story stores stories with is gone.
    editTemplate: (template) =>
      withoutGrant(template, /UpdateStory/, 'Stories', 'dynamodb:PutItem'),
  });
  const { key } = await keyFor(service.dataDir, 'valley');
  const client = clientOf(service.url, key);
  const posted = await client.post('/v1/articles', damArticle, { prefer: 'wait=10' });
  expect(posted.status).toBe(200);

  const failed = await until(async () => {
    const { body } = await client.get(`/v1/articles/${posted.body.id}`);
    return body.state === 'failed' && body;
  }, 'the failure');
  expect(failed).toMatchObject({ failure: { step: 'update-story', code: 'internal-error' } });
  const log = readFileSync(join(service.dataDir, 'logs/update-story.log'), 'utf8');
  expect(log).toContain('AccessDenied');
  expect(log).toMatch(
    /not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:\S*Stories/,
  );
});

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
}

/** Takes one action on one table out of the policies of one function. Fails where there was nothing to take. */
function withoutGrant<T>(template: T, owner: RegExp, table: string, action: string): T {
  const copy = structuredClone(template) as {
    Resources: Record<
      string,
      { Type: string; Properties: { PolicyDocument?: { Statement: Statement[] } } }
    >;
  };
  let taken = 0;
  for (const [id, { Type, Properties }] of Object.entries(copy.Resources)) {
    const document = Properties?.PolicyDocument;
    if (Type !== 'AWS::IAM::Policy' || !document || !owner.test(id)) continue;
    document.Statement = document.Statement.flatMap((statement) => {
      const actions = [statement.Action].flat();
      const resources = [statement.Resource].flat();
      const others = resources.filter(
        (resource) => !JSON.stringify(resource).includes(`"${table}Table`),
      );
      if (!actions.includes(action) || others.length === resources.length) return [statement];
      taken++;
      // Statements that allow the same were brought together: what they allow on other tables stays.
      const left = actions.filter((other) => other !== action);
      return [
        { ...statement, Action: left, Resource: resources },
        { ...statement, Action: actions, Resource: others },
      ].filter(({ Action, Resource }) => Action.length > 0 && Resource.length > 0);
    });
  }
  if (taken !== 1) throw new Error(`${taken} grants of ${action} on ${table} were found`);
  return copy as T;
}
