import * as z from 'zod';
import type { Assembly } from '../assembly.ts';
import { resourcesOf, type Stack } from '../template.ts';

/** A Lambda function of the template: what it runs, and within which limits. */
export interface FunctionDefinition {
  /** Its folder under `functions/`, as its construct is named: `DigestArticle` → `digest-article`. */
  readonly title: string;
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  /** Where its bundle lies. */
  readonly folder: string;
  /** `index.handler` */
  readonly handler: string;
  readonly memoryMegabytes: number;
  readonly timeoutSeconds: number;
  readonly environment: Readonly<Record<string, string>>;
}

/** Strict: what is not named here (layers, a VPC, file systems) changes how a function runs, so it may not be overlooked. */
const FunctionProperties = z.strictObject({
  Code: z.strictObject({ S3Bucket: z.string(), S3Key: z.string() }),
  Handler: z.string(),
  Role: z.string(),
  Runtime: z.string().startsWith('nodejs', 'must be a Node.js runtime'),
  MemorySize: z.number().default(128),
  Timeout: z.number().default(3),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }).optional(),
  // These change nothing on one machine.
  Architectures: z.unknown().optional(),
  Description: z.unknown().optional(),
  FunctionName: z.unknown().optional(),
  KmsKeyArn: z.unknown().optional(),
  LoggingConfig: z.unknown().optional(),
  RecursiveLoop: z.unknown().optional(),
  ReservedConcurrentExecutions: z.unknown().optional(),
  Tags: z.unknown().optional(),
  TracingConfig: z.unknown().optional(),
});

export function functionsOf(stack: Stack, assembly: Assembly): FunctionDefinition[] {
  return resourcesOf(stack, 'AWS::Lambda::Function', FunctionProperties).map(
    ({ name, arn, constructId, properties }) => ({
      title: kebabCase(constructId),
      name,
      arn,
      roleArn: properties.Role,
      folder: assembly.assetPath(properties.Code.S3Key),
      handler: properties.Handler,
      memoryMegabytes: properties.MemorySize,
      timeoutSeconds: properties.Timeout,
      environment: properties.Environment?.Variables ?? {},
    }),
  );
}

function kebabCase(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
}
