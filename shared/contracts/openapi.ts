import * as z from 'zod';
import { type ErrorCode, errorCatalogue } from '../errors.ts';
import { type Operation, operations } from './operations.ts';
import { Problem } from './problem.ts';

type Json = Record<string, unknown>;

/**
 * The description of the API (OpenAPI 3.1), made from the schemas that the service itself validates with.
 *
 * @param publicUrl  where the service answers, without a slash at the end.
 */
export function openApiDocument(publicUrl: string): Json {
  const schemas = componentSchemas();
  return {
    openapi: '3.1.1',
    info: {
      title: 'On Record',
      version: '1.0.0',
      summary: 'Which facts of an article are confirmed, by whom, in the article’s own words.',
      description:
        'Publishers post articles; readers follow topics. Status says who stands behind a claim; it is never a verdict on truth.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: publicUrl }],
    tags: tags.map(({ name, description }) => ({ name, description })),
    paths: pathItems(),
    components: {
      schemas,
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key: `or_live_…`.' },
      },
    },
  };
}

const tags = [
  { name: 'articles', description: 'For publishers: post, follow, correct and retract articles.' },
  { name: 'digests', description: 'What was read out of articles.' },
  { name: 'stories', description: 'Claims over time.' },
  { name: 'topics', description: 'What readers follow.' },
];

function pathItems(): Json {
  const paths: Record<string, Json> = {};
  for (const [route, operation] of Object.entries(operations)) {
    const [method = '', path = ''] = route.split(' ');
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: operationObject(method, path, operation),
    };
  }
  return paths;
}

function operationObject(method: string, path: string, operation: Operation): Json {
  const { summary, description, scope, request, parameters = [] } = operation;
  return {
    operationId: operationId(method, path),
    tags: [path.split('/')[2]],
    summary,
    ...(description && { description }),
    ...(scope && { security: [{ key: [] }], 'x-scope': scope }),
    ...((parameters.length > 0 || path.includes('{')) && {
      parameters: [...pathParameters(path), ...parameters],
    }),
    ...(request && { requestBody: { required: true, content: jsonContent(request) } }),
    responses: { ...answersOf(operation), ...problemsOf(operation) },
  };
}

/** `GET /v1/topics/{topicId}/feed.atom` → `getTopicsByTopicIdFeedAtom`. */
function operationId(method: string, path: string): string {
  const words = path
    .split('/')
    .slice(2)
    .map((part) => (part.startsWith('{') ? `by-${part.slice(1, -1)}` : part))
    .flatMap((part) => part.split(/[-.]/))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return method.toLowerCase() + words.join('');
}

const pathParameters = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

function answersOf({ answers }: Operation): Json {
  const entries = Object.entries(answers).map(([status, { says, schema, mediaType }]) => [
    status,
    {
      description: says,
      ...(schema && { content: { 'application/json': { schema: refTo(schema) } } }),
      ...(mediaType && { content: { [mediaType]: { schema: { type: 'string' } } } }),
    },
  ]);
  return Object.fromEntries(entries);
}

/** Problems that share a status are told together. */
function problemsOf({ problems }: Operation): Json {
  const byStatus = Map.groupBy(problems, (code: ErrorCode) => errorCatalogue[code].status);
  const entries = [...byStatus].map(([status, codes]) => [
    String(status),
    {
      description: codes.map((code) => `\`${code}\`: ${errorCatalogue[code].title}.`).join(' '),
      content: { 'application/problem+json': { schema: refTo(Problem) } },
    },
  ]);
  return Object.fromEntries(entries);
}

function jsonContent(schema: z.ZodType): Json {
  const examples: unknown = z.globalRegistry.get(schema)?.examples;
  const example: unknown = Array.isArray(examples) ? examples[0] : undefined;
  return {
    'application/json': { schema: refTo(schema), ...(example !== undefined && { example }) },
  };
}

function refTo(schema: z.ZodType): Json {
  const id = z.globalRegistry.get(schema)?.id;
  if (!id) throw new Error('a schema of the API has no id');
  return { $ref: `#/components/schemas/${id}` };
}

/** Every schema that has an id. What is sent to us is described as clients write it: defaults may be left out. */
function componentSchemas(): Json {
  const schemas: Json = {};
  for (const root of rootSchemas()) {
    const isRequest = Object.values(operations).some(({ request }) => request === root);
    const {
      $defs = {},
      $schema,
      ...own
    } = z.toJSONSchema(root, {
      target: 'draft-2020-12',
      io: isRequest ? 'input' : 'output',
    }) as Json & { $defs?: Json };
    // Some schemas come out as a mere reference to their own definition, which then stands among the others.
    const id = z.globalRegistry.get(root)?.id ?? '';
    for (const [name, definition] of Object.entries({ [id]: own, ...$defs })) {
      schemas[name] ??= withoutOwnId(rooted($defs[name] ?? definition));
    }
  }
  return schemas;
}

function rootSchemas(): z.ZodType[] {
  const all = Object.values<Operation>(operations);
  const requests = all.flatMap(({ request }) => request ?? []);
  const answers = all.flatMap((operation) =>
    Object.values(operation.answers).flatMap(({ schema }) => schema ?? []),
  );
  return [...new Set([...requests, ...answers, Problem])];
}

/** References of a schema on its own (`#/$defs/X`) become references within the document. */
function rooted(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'));
}

function withoutOwnId(schema: unknown): unknown {
  const { id, ...rest } = schema as Json;
  return rest;
}
