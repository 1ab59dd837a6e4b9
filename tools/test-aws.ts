import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { SNSClient } from '@aws-sdk/client-sns';
import { runCommand } from './command-error.ts';

/** What the SDK finds by itself: variables, profiles, a role. @returns undefined where region or credentials are missing. */
async function account(): Promise<{ region: string } | undefined> {
  const client = new SNSClient();
  try {
    const [region] = await Promise.all([client.config.region(), client.config.credentials()]);
    return { region };
  } catch {
    return undefined;
  } finally {
    client.destroy();
  }
}

async function main(): Promise<void> {
  const found = await account();
  if (!found) {
    console.log('test:aws: skipped, for the environment has no region or no credentials of AWS.');
    return;
  }
  console.log(`test:aws: against SNS in ${found.region}`);
  const root = join(import.meta.dirname, '..');
  const vitest = spawn('vitest', ['run', '--config', 'vitest.aws.config.ts'], {
    cwd: root,
    stdio: 'inherit',
  });
  process.exitCode = await new Promise<number>((resolve, reject) => {
    vitest.once('error', reject);
    vitest.once('close', (code) => resolve(code ?? 1));
  });
}

await runCommand(main);
