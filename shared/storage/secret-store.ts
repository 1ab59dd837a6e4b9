import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** A secret and, while it is being rotated, the one before it, which stays good for reading. */
export type Secrets = () => Promise<{ current: string; previous?: string }>;

/** For how long a secret is remembered: a rotation is taken in within this time. */
const rememberedMs = 5 * 60 * 1_000;

/** A secret of Secrets Manager, asked for when it is first needed. */
export function secretsManagerSecrets(
  client: SecretsManagerClient,
  secretId: string,
  now: () => number = Date.now,
): Secrets {
  let remembered: { value: ReturnType<Secrets>; until: number } | undefined;

  async function valueAt(stage: 'AWSCURRENT' | 'AWSPREVIOUS'): Promise<string | undefined> {
    try {
      const command = new GetSecretValueCommand({ SecretId: secretId, VersionStage: stage });
      return (await client.send(command)).SecretString;
    } catch (error) {
      const isAbsent = error instanceof Error && error.name === 'ResourceNotFoundException';
      if (isAbsent && stage === 'AWSPREVIOUS') return undefined;
      throw error;
    }
  }

  async function read() {
    const [current, previous] = await Promise.all([valueAt('AWSCURRENT'), valueAt('AWSPREVIOUS')]);
    if (!current) throw new Error(`the secret ${secretId} has no value`);
    return previous ? { current, previous } : { current };
  }

  return () => {
    if (!remembered || remembered.until <= now()) {
      remembered = { value: read(), until: now() + rememberedMs };
      remembered.value.catch(() => {
        remembered = undefined;
      });
    }
    return remembered.value;
  };
}
