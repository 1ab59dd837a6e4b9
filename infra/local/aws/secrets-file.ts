import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { DataFolderDamaged } from './data-folder.ts';

const SecretVersion = z.object({
  versionId: z.string(),
  value: z.string(),
  createdAtMs: z.number(),
});
const StoredSecret = z.object({ current: SecretVersion, previous: SecretVersion.optional() });
const SecretsFile = z.record(z.string(), StoredSecret);

export type SecretVersion = z.infer<typeof SecretVersion>;
export type StoredSecret = z.infer<typeof StoredSecret>;
/** By ARN. */
export type SecretsFile = z.infer<typeof SecretsFile>;

const fileOf = (dataDir: string) => join(dataDir, 'secrets.json');

/** @returns nothing in it, if there is no file yet. @throws {DataFolderDamaged} */
export async function readSecrets(dataDir: string): Promise<SecretsFile> {
  let text: string;
  try {
    text = await readFile(fileOf(dataDir), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
  try {
    return SecretsFile.parse(JSON.parse(text));
  } catch (cause) {
    throw new DataFolderDamaged(dataDir, 'secrets.json is not a file of secrets', { cause });
  }
}

/**
 * Writes the file for this user alone. It goes to the disk under another name first and is then renamed: a reader finds
 * the old secrets or the new, never half of them. Two writings must not overlap.
 */
export async function writeSecrets(dataDir: string, secrets: SecretsFile): Promise<void> {
  const unfinished = `${fileOf(dataDir)}.new`;
  const file = await open(unfinished, 'w', 0o600);
  try {
    await file.writeFile(JSON.stringify(secrets, null, 2));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, fileOf(dataDir));
}
