import * as z from 'zod';
import type { Assembly } from './assembly.ts';
import { resolveIntrinsics } from './intrinsics.ts';
import { referencesOf } from './references.ts';
import { resourceTypes } from './resource-types.ts';

/** A resource of the template with every reference resolved. */
export interface Resource {
  readonly logicalId: string;
  readonly type: string;
  readonly name: string;
  readonly arn: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** How the stack calls it: `DigestArticle`, `Articles`. */
  readonly constructId: string;
}

export interface Stack {
  readonly name: string;
  readonly resources: readonly Resource[];
  readonly outputs: Readonly<Record<string, string>>;
}

/**
 * Resolves a template as CloudFormation would in the account of one machine.
 *
 * @param publicUrl  what the HTTP API's `ApiEndpoint` is here.
 * @throws an error that names the resource and the place, for a reference to nothing, a function of
 *   CloudFormation that is not known here, or a resource type that one machine neither runs nor may leave out.
 */
export function resolveTemplate(
  {
    template,
    stackName,
    constructPaths,
  }: Pick<Assembly, 'template' | 'stackName' | 'constructPaths'>,
  publicUrl: string,
): Stack {
  for (const [logicalId, { Type }] of Object.entries(template.Resources)) {
    if (!resourceTypes[Type]) {
      throw new Error(
        `The template's resource ${logicalId} is of type ${Type}, which one machine cannot run. ` +
          'Teach it in infra/local/resource-types.ts, or say there why it has no effect.',
      );
    }
  }
  const references = referencesOf(template, stackName, publicUrl);
  const exists = ({ Condition }: { Condition?: string | undefined }) =>
    Condition === undefined || references.condition(Condition);
  return {
    name: stackName,
    resources: Object.entries(template.Resources)
      .filter(([, resource]) => exists(resource))
      .map(([logicalId, { Type, Properties }]) => ({
        logicalId,
        type: Type,
        ...references.identity(logicalId),
        properties: asObject(
          resolveIntrinsics(Properties, `${logicalId}.Properties`, references),
          logicalId,
        ),
        constructId: constructIdFrom(constructPaths.get(logicalId) ?? logicalId),
      })),
    outputs: Object.fromEntries(
      Object.entries(template.Outputs)
        .filter(([, output]) => exists(output))
        .map(([name, { Value }]) => [
          name,
          String(resolveIntrinsics(Value, `Outputs.${name}`, references)),
        ]),
    ),
  };
}

export type Typed<Properties> = Omit<Resource, 'properties'> & { readonly properties: Properties };

/**
 * The resources of one type, their properties checked.
 *
 * @throws an error that names the resource and the property which one machine does not know.
 */
export function resourcesOf<Schema extends z.ZodType>(
  stack: Stack,
  type: string,
  properties: Schema,
): Typed<z.infer<Schema>>[] {
  return stack.resources
    .filter((resource) => resource.type === type)
    .map((resource) => {
      const checked = properties.safeParse(resource.properties);
      if (checked.success) return { ...resource, properties: checked.data };
      throw new Error(
        `The template's ${type} ${resource.logicalId} is more than one machine knows, or wrong: ` +
          z.prettifyError(checked.error),
      );
    });
}

/** What CDK's own constructs are called inside ours. */
const inner = new Set(['Resource', 'Function', 'Table']);

/** `on-record-local/DigestBuilder/DigestArticle/Function/Resource` → `DigestArticle` */
function constructIdFrom(path: string): string {
  return path.split('/').findLast((id) => !inner.has(id)) ?? path;
}

function asObject(value: unknown, logicalId: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new Error(`The properties of ${logicalId} are not an object.`);
}
