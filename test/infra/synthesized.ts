import { CfnElement } from 'aws-cdk-lib';
import * as z from 'zod';
import { ServiceFunction } from '../../infra/constructs/service-function.ts';
import { onRecordApp } from '../../infra/on-record-app.ts';
import { OnRecordStack } from '../../infra/on-record-stack.ts';
import { stackName, stageNamed } from '../../infra/stages.ts';

const Resource = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
});
const Template = z.looseObject({
  Resources: z.record(z.string(), Resource),
  Outputs: z.record(z.string(), z.record(z.string(), z.unknown())),
});

/** The template of one stage, without code, its references readable: `Articles/Table`, `Articles/Table.StreamArn`. */
export async function synthesized(stageName: string) {
  const app = await onRecordApp({
    context: { stage: stageName, 'aws:cdk:bundling-stacks': [] },
    // Takes two seconds; one test of its own asks for it.
    builtinCloudFormationValidation: false,
  });
  const stage = stageNamed(stageName);
  const stack = app.node.findChild(stackName(stage));
  if (!(stack instanceof OnRecordStack)) throw new Error(`The app has no stack for ${stageName}.`);
  const artifact = app.synth().getStackByName(stack.stackName);
  const template = Template.parse(artifact.template);

  const names = new Map(
    stack.node
      .findAll()
      .filter((construct) => CfnElement.isCfnElement(construct))
      .map((element) => [
        stack.getLogicalId(element),
        element.node.path.replace(`${stack.stackName}/`, '').replace(/\/Resource$/, ''),
      ]),
  );
  const nameOf = (logicalId: unknown) => names.get(String(logicalId)) ?? `<${logicalId}>`;

  /** Any value of the template, with each reference replaced by the name of what it refers to. */
  function readable(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(readable);
    if (typeof value !== 'object' || value === null) return value;
    const [[key, content] = []] = Object.entries(value);
    if (key === 'Ref') return nameOf(content);
    if (key === 'Fn::GetAtt' && Array.isArray(content)) {
      const [logicalId, attribute] = content;
      return attribute === 'Arn' ? nameOf(logicalId) : `${nameOf(logicalId)}.${attribute}`;
    }
    if (key === 'Fn::Join' && Array.isArray(content)) {
      const [separator, parts] = content;
      return z.array(z.string()).parse(readable(parts)).join(String(separator));
    }
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, readable(part)]));
  }

  const resources = Object.entries(template.Resources).map(([logicalId, resource]) => ({
    name: nameOf(logicalId),
    type: resource.Type,
    properties: z.record(z.string(), z.unknown()).parse(readable(resource.Properties)),
    deletionPolicy: resource.DeletionPolicy,
    updateReplacePolicy: resource.UpdateReplacePolicy,
  }));

  return {
    app,
    stack,
    stage,
    template,
    resources,
    resourcesOf: (type: string) => resources.filter((resource) => resource.type === type),
    functions: stack.node
      .findAll()
      .filter((construct) => construct instanceof ServiceFunction)
      .map(({ folder, lambda, node }) => ({
        folder,
        name: node.path.replace(`${stack.stackName}/`, ''),
        environment: resources.find(
          ({ name }) => name === lambda.node.path.replace(`${stack.stackName}/`, ''),
        )?.properties.Environment,
      })),
  };
}
export type Synthesized = Awaited<ReturnType<typeof synthesized>>;

const oneOrMore = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());

export const Statement = z.looseObject({
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMore,
  Resource: oneOrMore,
  Condition: z.record(z.string(), z.unknown()).optional(),
});
export type Statement = z.infer<typeof Statement>;

interface Stated {
  readonly policyOf: string;
  readonly type: string;
  readonly statement: Statement;
}

/** Every statement of the template that allows something, and the resource whose policy it stands in. */
export const allowances = (stack: Synthesized): Stated[] => statements(stack, 'Allow');

/** Every statement that denies something. */
export const denials = (stack: Synthesized): Stated[] => statements(stack, 'Deny');

function statements({ resources }: Synthesized, effect: Statement['Effect']): Stated[] {
  const Policy = z.looseObject({ Statement: z.array(Statement) });
  return resources.flatMap(({ name, type, properties }) => {
    const inline = z
      .array(z.looseObject({ PolicyDocument: z.unknown() }))
      .parse(properties.Policies ?? []);
    const documents = [
      properties.PolicyDocument,
      properties.KeyPolicy,
      ...inline.map((policy) => policy.PolicyDocument),
    ];
    return documents
      .filter((document) => document !== undefined)
      .flatMap((document) => Policy.parse(document).Statement)
      .filter((statement) => statement.Effect === effect)
      .map((statement) => ({ policyOf: name, type, statement }));
  });
}
