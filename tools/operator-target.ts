import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { readServiceFile } from '../infra/local/service-file.ts';
import { stackName, stageNamed } from '../infra/stages.ts';
import { CommandError } from './command-error.ts';

/** The deployment that an operator's command is about. */
export interface OperatorTarget {
  /** As the operator calls it: `the stage prod`, `the service on this machine`. */
  readonly name: string;
  /** What every AWS client is made with; empty on AWS, where the SDK finds region and credentials itself. */
  readonly client: {
    readonly endpoint?: string;
    readonly region?: string;
    readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
  /** A stack output. @throws CommandError where the deployment has none of that name. */
  readonly output: (name: string) => string;
}

/**
 * Finds the deployment: on AWS by `--stage`, through the stack's outputs; else the service that runs on this
 * machine's data folder.
 */
export async function operatorTarget(options: {
  stage?: string | undefined;
  data: string;
}): Promise<OperatorTarget> {
  return options.stage === undefined ? localTarget(options.data) : stageTarget(options.stage);
}

function localTarget(data: string): OperatorTarget {
  if (!existsSync(join(data, 'service.json'))) {
    throw new CommandError(
      `No service runs on the data folder ${data}. Start it with npm start, or name a deployed stage with --stage.`,
    );
  }
  const { endpoint, region, credentials, outputs } = readServiceFile(data);
  return {
    name: 'the service on this machine',
    client: { endpoint, region, credentials },
    output: outputNamed(outputs, `The service on ${data}`),
  };
}

async function stageTarget(stage: string): Promise<OperatorTarget> {
  const stack = stackName(knownStage(stage));
  const client = new CloudFormationClient();
  const { Stacks } = await client
    .send(new DescribeStacksCommand({ StackName: stack }))
    .catch((cause: Error) => {
      throw new CommandError(`AWS did not tell about the stack ${stack}: ${cause.message}`, {
        cause,
      });
    });
  const outputs = Object.fromEntries(
    (Stacks?.[0]?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [
      OutputKey,
      OutputValue,
    ]),
  );
  return {
    name: `the stage ${stage}`,
    client: {},
    output: outputNamed(outputs, `The stack ${stack}`),
  };
}

function knownStage(stage: string) {
  try {
    return stageNamed(stage);
  } catch (cause) {
    throw new CommandError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

const outputNamed =
  (outputs: Readonly<Record<string, string>>, owner: string) => (name: string) => {
    const value = outputs[name];
    if (value) return value;
    throw new CommandError(`${owner} has no output ${name}; was it deployed by another version?`);
  };
