import { readFileSync, rmSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

/** How operators' commands find the service that runs on a data folder: `DATA/service.json`. */
export const ServiceFile = z.object({
  /** Where the AWS stand-ins listen. */
  endpoint: z.url(),
  region: z.string(),
  /** Where the service itself is. */
  url: z.url(),
  /** Outputs of the stack. */
  outputs: z.record(z.string(), z.string()),
  /** The operator's; new at each start. */
  credentials: z.object({ accessKeyId: z.string(), secretAccessKey: z.string() }),
});
export type ServiceFile = z.infer<typeof ServiceFile>;

const fileIn = (dataDir: string) => join(dataDir, 'service.json');

/** Only the user of this machine may read it, for it holds the operator's key. */
export async function writeServiceFile(dataDir: string, content: ServiceFile): Promise<void> {
  const unfinished = `${fileIn(dataDir)}.${process.pid}`;
  await writeFile(unfinished, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  await rename(unfinished, fileIn(dataDir));
}

/** @throws where no service runs on this data folder, or the file is not one of ours. */
export function readServiceFile(dataDir: string): ServiceFile {
  return ServiceFile.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
}

export function removeServiceFile(dataDir: string): void {
  rmSync(fileIn(dataDir), { force: true });
}
