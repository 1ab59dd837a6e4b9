import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { expect, it } from 'vitest';
import { secretsManagerSecrets } from '../../shared/storage/secret-store.ts';

/** A client that answers from memory: the SDK's own, with its sending replaced. */
function clientOf(values: Record<string, string | undefined>) {
  const client = new SecretsManagerClient({ region: 'us-east-1' });
  let calls = 0;
  client.middlewareStack.add(
    () => async (args) => {
      calls++;
      const value = values[(args.input as { VersionStage: string }).VersionStage];
      if (value === undefined) {
        throw Object.assign(new Error(), { name: 'ResourceNotFoundException' });
      }
      return { output: { SecretString: value, $metadata: {} }, response: {} };
    },
    { step: 'initialize', priority: 'high' },
  );
  return { client, calls: () => calls };
}

it('while a secret is rotated, the one before it is told too', async () => {
  const { client } = clientOf({ AWSCURRENT: 'new', AWSPREVIOUS: 'old' });
  expect(await secretsManagerSecrets(client, 'cursor')()).toEqual({
    current: 'new',
    previous: 'old',
  });
});

it('a secret that was never rotated has none before it', async () => {
  const { client } = clientOf({ AWSCURRENT: 'only' });
  expect(await secretsManagerSecrets(client, 'cursor')()).toEqual({ current: 'only' });
});

it('a secret is asked for again after five minutes, and at once after a failure', async () => {
  const values: Record<string, string | undefined> = {};
  const { client } = clientOf(values);
  let now = 0;
  const secrets = secretsManagerSecrets(client, 'cursor', () => now);
  await expect(secrets()).rejects.toThrow();
  values.AWSCURRENT = 'first';
  expect((await secrets()).current).toBe('first');
  values.AWSCURRENT = 'second';
  now = 299_999;
  expect((await secrets()).current).toBe('first');
  now = 300_000;
  expect((await secrets()).current).toBe('second');
});
