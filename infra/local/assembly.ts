import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';

/** One resource of a template, its references not yet resolved. */
const TemplateResource = z.looseObject({
  Type: z.string(),
  Condition: z.string().optional(),
  Properties: z.record(z.string(), z.unknown()).default({}),
});

/** A synthesized CloudFormation template, as far as one machine reads it. */
export const Template = z.looseObject({
  Parameters: z.record(z.string(), z.looseObject({ Default: z.unknown() })).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Resources: z.record(z.string(), TemplateResource),
  Outputs: z
    .record(z.string(), z.looseObject({ Value: z.unknown(), Condition: z.string().optional() }))
    .default({}),
});
export type Template = z.infer<typeof Template>;

const Manifest = z.looseObject({
  artifacts: z.record(
    z.string(),
    z.looseObject({
      type: z.string(),
      additionalMetadataFile: z.string().optional(),
      properties: z
        .looseObject({
          templateFile: z.string().optional(),
          stackName: z.string().optional(),
          file: z.string().optional(),
        })
        .default({}),
    }),
  ),
});

const AssetManifest = z.looseObject({
  files: z
    .record(
      z.string(),
      z.looseObject({
        source: z.looseObject({ path: z.string().optional() }),
        destinations: z.record(z.string(), z.looseObject({ objectKey: z.string() })),
      }),
    )
    .default({}),
});

/** By construct path; among much else, the logical id of each resource. */
const ConstructMetadata = z.record(
  z.string(),
  z.array(z.looseObject({ type: z.string(), data: z.unknown() })),
);

/** What `cdk synth` wrote: one stack's template, and where the code of its functions lies. */
export interface Assembly {
  readonly stackName: string;
  readonly template: Template;
  /** Where a resource stands among the constructs, such as `on-record-local/Articles/Table/Resource`, by logical id. */
  readonly constructPaths: ReadonlyMap<string, string>;
  /** The folder or file that would be uploaded under an S3 key. */
  assetPath(objectKey: string): string;
}

/**
 * Reads a folder written by `cdk synth`.
 *
 * @throws an error that names the file which is missing or cannot be read.
 */
export function readAssembly(folder: string): Assembly {
  const manifest = readJson(join(folder, 'manifest.json'), Manifest);
  const stacks = Object.entries(manifest.artifacts).filter(
    ([, artifact]) => artifact.type === 'aws:cloudformation:stack',
  );
  const [stack] = stacks;
  if (!stack || stacks.length > 1) {
    throw new Error(`${folder} holds ${stacks.length} stacks; one machine runs exactly one.`);
  }
  const [artifactId, { properties, additionalMetadataFile }] = stack;
  const assets = assetsOf(folder, manifest);
  return {
    stackName: properties.stackName ?? artifactId,
    template: readJson(join(folder, properties.templateFile ?? ''), Template),
    constructPaths: additionalMetadataFile
      ? constructPathsIn(join(folder, additionalMetadataFile))
      : new Map(),
    assetPath(objectKey) {
      const path = assets.get(objectKey);
      if (path && existsSync(path)) return path;
      throw new Error(
        path
          ? `The bundle ${path} is missing. Delete ${folder} and start again.`
          : `No asset of ${folder} is to be uploaded as ${objectKey}.`,
      );
    },
  };
}

function constructPathsIn(file: string): Map<string, string> {
  const metadata = readJson(file, ConstructMetadata);
  return new Map(
    Object.entries(metadata).flatMap(([path, entries]) =>
      entries.flatMap(({ type, data }) =>
        type === 'aws:cdk:logicalId' ? [[String(data), path.slice(1)]] : [],
      ),
    ),
  );
}

function assetsOf(folder: string, manifest: z.infer<typeof Manifest>): Map<string, string> {
  const paths = new Map<string, string>();
  for (const { type, properties } of Object.values(manifest.artifacts)) {
    if (type !== 'cdk:asset-manifest') continue;
    const { files } = readJson(join(folder, properties.file ?? ''), AssetManifest);
    for (const { source, destinations } of Object.values(files)) {
      for (const { objectKey } of Object.values(destinations)) {
        if (source.path) paths.set(objectKey, resolve(folder, source.path));
      }
    }
  }
  return paths;
}

function readJson<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new Error(`${file} cannot be read as a synthesized stack: ${reason}`, { cause });
  }
}

/** The template with another value for a variable, in every function that has it. */
export function withVariable(template: Template, name: string, value: string): Template {
  const resources = Object.entries(template.Resources).map(([id, resource]) => {
    const environment = FunctionEnvironment.safeParse(resource.Properties.Environment);
    if (!environment.success || !(name in environment.data.Variables)) return [id, resource];
    const Environment = { Variables: { ...environment.data.Variables, [name]: value } };
    return [id, { ...resource, Properties: { ...resource.Properties, Environment } }];
  });
  return { ...template, Resources: Object.fromEntries(resources) };
}

const FunctionEnvironment = z.object({ Variables: z.record(z.string(), z.unknown()) });
