import type { AwsService, PauseAt } from './aws-service.ts';
import { openDatabase } from './data-folder.ts';
import { type LocalDynamoDb, openDynamoDb } from './dynamodb/dynamodb.ts';
import type { TableSpec } from './dynamodb/table-spec.ts';
import { levelStateStore } from './level-state-store.ts';
import { localS3 } from './s3.ts';
import { openSecretsManager, type SecretSpec } from './secrets-manager.ts';
import type { StateStore } from './state-store.ts';

export interface LocalAwsOptions {
  /** Made, for this user alone, when it is not there. */
  readonly dataDir: string;
  readonly tables: readonly TableSpec[];
  readonly buckets: readonly string[];
  readonly secrets: readonly SecretSpec[];
  readonly pauseAt?: PauseAt;
  readonly now?: () => number;
  readonly sweepSeconds?: number;
  readonly onDefect?: (error: unknown) => void;
}

export interface LocalAws {
  readonly dynamodb: AwsService;
  readonly s3: AwsService;
  readonly secretsManager: AwsService;
  readonly streams: LocalDynamoDb['streams'];
  readonly capacity: LocalDynamoDb['capacity'];
  /** Deletes expired rows and old stream records now. */
  sweep(): Promise<void>;
  /** A part of the same database for another stand-in, under a name of its own; `s3` is taken. */
  state(prefix: string): StateStore;
  close(): Promise<void>;
}

/**
 * Opens everything that keeps its state in the data folder. All of it but the secrets is one database, so one process
 * at a time holds the folder.
 *
 * @throws {DataFolderInUse} @throws {DataFolderDamaged} @throws {TableKeyChanged}
 */
export async function openLocalAws(options: LocalAwsOptions): Promise<LocalAws> {
  const database = await openDatabase(options.dataDir);
  try {
    const secretsManager = await openSecretsManager(options.dataDir, options.secrets);
    const dynamodb = await openDynamoDb({ ...options, database });
    return {
      dynamodb: dynamodb.service,
      s3: localS3(levelStateStore(database, 's3'), options.buckets),
      secretsManager,
      streams: dynamodb.streams,
      capacity: dynamodb.capacity,
      sweep: dynamodb.sweep,
      state: (prefix) => levelStateStore(database, prefix),
      close: async () => {
        await dynamodb.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
