import { resolve } from 'node:path';
import { localKeyFile } from './local-key.ts';
import { type Sample, sampleCredit } from './set-up-sample.ts';

export interface WelcomeOptions {
  readonly url: string;
  readonly dataDir: string;
  readonly sample: Sample | undefined;
}

/** A small article, made up, for the command that every start shows. It has no apostrophe, which would end the shell’s quotes. */
const article = {
  title: 'Ferry between Latakia and Orsa stops',
  text: 'The Orsa Ferry Company confirmed on Monday that the ferry between Latakia in Syria and the island of Orsa had stopped. Harbour workers denied that the route was losing money. It was unclear whether another company would take it over.',
};

/** What to open, and a command that works when it is pasted into any shell of this machine. */
export function welcome({ url, dataDir, sample }: WelcomeOptions): string {
  const key = localKeyFile(resolve(dataDir));
  return [
    `On Record runs at ${url} (data in ${dataDir}; Ctrl-C stops it)`,
    '',
    ...(sample
      ? [
          `  A digest:             ${url}/digests/${sample.articleId}`,
          `                        (of ${sampleCredit})`,
        ]
      : []),
    `  The mailbox:          ${url}/_local/mailbox`,
    `  The API description:  ${url}/openapi.json`,
    '',
    'Post an article:',
    '',
    `  curl -sS '${url}/v1/articles' \\`,
    `    -H "Authorization: Bearer $(cat ${inShellQuotes(key)})" \\`,
    `    -H 'Content-Type: application/json' -H 'Prefer: wait=5' \\`,
    `    -d '${JSON.stringify(article)}'`,
    '',
  ].join('\n');
}

function inShellQuotes(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
