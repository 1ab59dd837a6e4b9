import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';

/** The one database of a data folder: UTF-8 keys in bytewise order, JSON values. */
export type Database = ClassicLevel<string, unknown>;

export type DatabaseWrite =
  | { readonly type: 'put'; readonly key: string; readonly value: unknown }
  | { readonly type: 'del'; readonly key: string };

/** Another process runs on this data folder. */
export class DataFolderInUse extends Error {
  constructor(dataDir: string, options?: ErrorOptions) {
    super(
      `The data folder ${dataDir} is in use by another process. Stop that one, or give this one another folder with --data.`,
      options,
    );
    this.name = 'DataFolderInUse';
  }
}

/** The data folder is there, but cannot be read: half-written, damaged, or not ours. */
export class DataFolderDamaged extends Error {
  constructor(dataDir: string, reason: string, options?: ErrorOptions) {
    super(
      `The data folder ${dataDir} cannot be read: ${reason}. Move it away, or start with a fresh one: --data DIR.`,
      options,
    );
    this.name = 'DataFolderDamaged';
  }
}

/**
 * Opens, and at first makes, the database in `DATA/db`.
 *
 * Writes are not synced to the disk one by one: LevelDB hands each batch to the operating system before it is
 * acknowledged, so a `kill -9` loses nothing and tears nothing. A power cut may lose the last moments, whole batches at a time.
 *
 * @throws {DataFolderInUse} @throws {DataFolderDamaged}
 */
export async function openDatabase(dataDir: string): Promise<Database> {
  const location = join(dataDir, 'db');
  await mkdir(location, { recursive: true, mode: 0o700 });
  await refuseWithoutHead(dataDir, location);
  const database: Database = new ClassicLevel(location, { valueEncoding: 'json' });
  try {
    await database.open();
    return database;
  } catch (error) {
    throw asFolderError(dataDir, error);
  }
}

/** LevelDB takes a folder without the file `CURRENT` for a new one and would quietly begin afresh over what is there. */
async function refuseWithoutHead(dataDir: string, location: string): Promise<void> {
  if (existsSync(join(location, 'CURRENT'))) return;
  const left = (await readdir(location)).filter((name) => /^MANIFEST-|\.(ldb|log|sst)$/.test(name));
  if (left.length > 0)
    throw new DataFolderDamaged(dataDir, 'its database has lost the file CURRENT');
}

function asFolderError(dataDir: string, error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : undefined;
  if (!(cause instanceof Error) || !('code' in cause)) return error;
  if (cause.code === 'LEVEL_LOCKED') return new DataFolderInUse(dataDir, { cause });
  return new DataFolderDamaged(dataDir, cause.message, { cause });
}

/** The first key after all that begin with `prefix`, which ends in `/`: `0` is the character after `/`. */
export function endOfPrefix(prefix: `${string}/`): string {
  return `${prefix.slice(0, -1)}0`;
}
