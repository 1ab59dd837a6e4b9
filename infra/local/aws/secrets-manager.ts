import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { localAccount } from './account.ts';
import { AwsError, type AwsRequest, type AwsService } from './aws-service.ts';
import { generateSecret, type SecretRecipe } from './generate-secret.ts';
import {
  readSecrets,
  type SecretsFile,
  type SecretVersion,
  type StoredSecret,
  writeSecrets,
} from './secrets-file.ts';

/** One secret of the template: generated at the first start and kept, or given. */
export type SecretSpec = { readonly arn: string; readonly name: string } & (
  | { readonly generate: SecretRecipe }
  | { readonly value: string }
);

const GetInput = z.object({
  SecretId: z.string().min(1),
  VersionStage: z.string().optional(),
  VersionId: z.string().optional(),
});
const PutInput = z.object({
  SecretId: z.string().min(1),
  SecretString: z.string().min(1),
  ClientRequestToken: z.string().optional(),
});

/**
 * Secrets Manager on one machine: secrets lie in `DATA/secrets.json`, which only the user of this machine can read, and
 * stay the same from start to start. `PutSecretValue` rotates: the secret before stays readable as `AWSPREVIOUS`.
 *
 * @throws {DataFolderDamaged} when the file is not one of ours.
 */
export async function openSecretsManager(
  dataDir: string,
  specs: readonly SecretSpec[],
): Promise<AwsService> {
  const secrets = await readSecrets(dataDir);
  for (const spec of specs) secrets[spec.arn] ??= { current: firstVersion(spec) };
  await writeSecrets(dataDir, secrets);
  let lastWrite = Promise.resolve();
  const save = () => {
    lastWrite = lastWrite.catch(() => {}).then(() => writeSecrets(dataDir, secrets));
    return lastWrite;
  };
  const operations: Readonly<Record<string, (call: SecretCall) => unknown>> = {
    GetSecretValue: getSecretValue,
    PutSecretValue: async (call) => {
      const answer = putSecretValue(call);
      await save();
      return answer;
    },
  };
  return {
    errorFormat: 'json',
    handle: async (request) => {
      const operation = request.headers['x-amz-target']?.replace('secretsmanager.', '') ?? '';
      const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
      if (!run) {
        const message = `Secrets Manager on one machine does not know ${operation}.`;
        throw new AwsError('UnknownOperationException', message);
      }
      return {
        statusCode: 200,
        headers: { 'content-type': 'application/x-amz-json-1.1' },
        body: JSON.stringify(await run({ specs, secrets, request })),
      };
    },
  };
}

interface SecretCall {
  readonly specs: readonly SecretSpec[];
  readonly secrets: SecretsFile;
  readonly request: AwsRequest;
}

function getSecretValue(call: SecretCall) {
  const { SecretId, VersionId, VersionStage } = read(GetInput, call.request.body);
  const { spec, stored } = find(SecretId, 'secretsmanager:GetSecretValue', call);
  const versions = [
    { stage: 'AWSCURRENT', version: stored.current },
    { stage: 'AWSPREVIOUS', version: stored.previous },
  ];
  const wantedStage = VersionStage ?? (VersionId === undefined ? 'AWSCURRENT' : undefined);
  const found = versions.find(
    ({ stage, version }) =>
      (wantedStage ?? stage) === stage && (VersionId ?? version?.versionId) === version?.versionId,
  );
  if (!found?.version)
    throw notFound('the specified secret value for this version or staging label');
  const { versionId, value, createdAtMs } = found.version;
  return {
    ARN: spec.arn,
    Name: spec.name,
    VersionId: versionId,
    SecretString: value,
    VersionStages: [found.stage],
    CreatedDate: createdAtMs / 1000,
  };
}

function putSecretValue(call: SecretCall) {
  const { SecretId, SecretString, ClientRequestToken } = read(PutInput, call.request.body);
  const { spec, stored } = find(SecretId, 'secretsmanager:PutSecretValue', call);
  const isRepeated = stored.current.versionId === ClientRequestToken;
  if (isRepeated && stored.current.value !== SecretString) {
    const message = 'A version with this token exists already, with another value.';
    throw new AwsError('ResourceExistsException', message);
  }
  const current = isRepeated ? stored.current : versionOf(SecretString, ClientRequestToken);
  if (!isRepeated) call.secrets[spec.arn] = { current, previous: stored.current };
  return {
    ARN: spec.arn,
    Name: spec.name,
    VersionId: current.versionId,
    VersionStages: ['AWSCURRENT'],
  };
}

function read<T>(schema: z.ZodType<T>, body: Buffer): T {
  try {
    return schema.parse(JSON.parse(body.toString()));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : 'The body is not JSON.';
    throw new AwsError('InvalidParameterException', reason);
  }
}

/** Finds a secret by ARN or name, after the caller's right to it is judged. */
function find(
  secretId: string,
  action: string,
  { specs, secrets, request }: SecretCall,
): { spec: SecretSpec; stored: StoredSecret } {
  const spec = specs.find(({ arn, name }) => arn === secretId || name === secretId);
  request.authorize(action, spec?.arn ?? arnOf(secretId));
  const stored = spec && secrets[spec.arn];
  if (!stored) throw notFound('the specified secret');
  return { spec, stored };
}

function arnOf(secretId: string): string {
  const { accountId, region } = localAccount;
  if (secretId.startsWith('arn:')) return secretId;
  return `arn:aws:secretsmanager:${region}:${accountId}:secret:${secretId}`;
}

function notFound(what: string): AwsError {
  return new AwsError('ResourceNotFoundException', `Secrets Manager can't find ${what}.`);
}

function firstVersion(spec: SecretSpec): SecretVersion {
  return versionOf('value' in spec ? spec.value : generateSecret(spec.generate));
}

function versionOf(value: string, versionId: string = randomUUID()): SecretVersion {
  return { versionId, value, createdAtMs: Date.now() };
}
