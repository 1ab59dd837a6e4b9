/** A failure that the one who typed the command can mend; its message is all that is printed. */
export class CommandError extends Error {}

/** Runs a command: its failures become one line on standard error and exit code 1. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    const isPlain = error instanceof CommandError || isArgumentError(error);
    console.error(isPlain ? (error as Error).message : error);
    process.exitCode = 1;
  }
}

/** `parseArgs` throws these for options that it does not know. */
const isArgumentError = (error: unknown) =>
  error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
