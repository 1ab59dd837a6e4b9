import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { openApiDocument } from '../../shared/contracts/openapi.ts';
import { operations } from '../../shared/contracts/operations.ts';
import { Problem } from '../../shared/contracts/problem.ts';
import { routes } from '../../shared/contracts/routes.ts';
import { errorCatalogue } from '../../shared/errors.ts';

const Description = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        operationId: z.string(),
        tags: z.array(z.string()),
        responses: z.record(z.string(), z.looseObject({})),
      }),
    ),
  ),
  tags: z.array(z.object({ name: z.string() })),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
});
const document = openApiDocument('https://onrecord.example.org');
const { paths, tags, components } = Description.parse(document);
const described = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ method, path, ...operation })),
);

it('the description is valid OpenAPI 3.1', async () => {
  const validator = new Validator();
  const { errors, valid } = await validator.validate(JSON.parse(JSON.stringify(document)));
  expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
  expect(validator.version).toBe('3.1');
});

it('every route of the API is described, and nothing else', () => {
  const api = routes.filter(({ path }) => path.startsWith('/v1/'));
  expect(described.map(({ method, path }) => `${method.toUpperCase()} ${path}`).sort()).toEqual(
    api.map(({ method, path }) => `${method} ${path}`).sort(),
  );
});

it('every reference leads somewhere', () => {
  const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref);
  const there = Object.keys(components.schemas).map((name) => `#/components/schemas/${name}`);
  expect(refs.length).toBeGreaterThan(20);
  for (const ref of refs) expect(there).toContain(ref);
});

it('no call shares its name with another', () => {
  const names = described.map(({ operationId }) => operationId);
  expect(new Set(names).size).toBe(names.length);
});

it('every tag is explained', () =>
  expect(tags.map(({ name }) => name)).toEqual(
    expect.arrayContaining(described.flatMap((operation) => operation.tags)),
  ));

it('every problem of a call is told under its status', () => {
  for (const [route, { problems }] of Object.entries(operations)) {
    const [method = '', path = ''] = route.split(' ');
    const responses = paths[path]?.[method.toLowerCase()]?.responses;
    for (const code of problems) {
      const { status } = errorCatalogue[code];
      expect(JSON.stringify(responses?.[status])).toContain(`\`${code}\``);
    }
  }
});

describe('every example passes its own schema', () => {
  const schemas = new Set([
    ...Object.values(operations).flatMap(({ request }) => request ?? []),
    ...Object.values(operations).flatMap(({ answers }) =>
      Object.values(answers).flatMap(({ schema }) => schema ?? []),
    ),
    Problem,
  ]);
  const examples = [...schemas].flatMap((schema) => {
    const { id = '', examples = [] } = z.globalRegistry.get(schema) ?? {};
    return Array.isArray(examples) ? examples.map((example) => [id, schema, example] as const) : [];
  });

  it.each(examples)('%s, as the service checks it', (_id, schema, example) =>
    expect(schema.safeParse(example).error).toBeUndefined(),
  );

  it.each(Object.entries(components.schemas))('%s, as it is described', (name, schema) => {
    const described = z.looseObject({ examples: z.array(z.unknown()).default([]) }).parse(schema);
    const { examples, ...rest } = described;
    const whole = { ...rest, $defs: components.schemas };
    const text = JSON.stringify(whole).replaceAll('#/components/schemas/', '#/$defs/');
    for (const example of examples) {
      expect(z.fromJSONSchema(JSON.parse(text)).safeParse(example).error, name).toBeUndefined();
    }
  });
});

it('every request has an example', () => {
  for (const { request } of Object.values(operations)) {
    if (request) expect(z.globalRegistry.get(request)?.examples).toHaveLength(1);
  }
});
