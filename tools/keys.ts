import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type * as z from 'zod';
import { type ApiKey, PublisherId, Scope } from '../shared/contracts/api-key.ts';
import { OneLine } from '../shared/contracts/article.ts';
import { createKey, maxLiveKeys } from '../shared/keys/create-key.ts';
import { documentClient } from '../shared/storage/document-client.ts';
import { dynamoDbKeyStore, type KeyStore } from '../shared/storage/key-store.ts';
import { CommandError, runCommand } from './command-error.ts';
import { type OperatorTarget, operatorTarget } from './operator-target.ts';

const help = `Makes, lists and revokes the API keys of publishers.

  npm run keys -- create --publisher ID [--name NAME] [--scopes LIST]
  npm run keys -- list [--publisher ID]
  npm run keys -- revoke KEY-ID

  --publisher ID   who publishes: a–z, 0–9 and hyphens
  --name NAME      the publisher's name as readers see it (default: the ID)
  --scopes LIST    articles:write, topics:write, or both with a comma (default: articles:write)
  --stage NAME     a stage deployed on AWS; without it, the service that runs on this machine
  --data DIR       the data folder of the service on this machine (default: .on-record)

A key is shown once, when it is made. A publisher has at most ${maxLiveKeys} live keys: the old one and the new one.
A revoked key stops within a minute.`;

const { values, positionals } = await parsed();

async function main(): Promise<void> {
  const [action, keyId] = positionals;
  if (values.help || !action) return console.log(help);
  const actions: Record<string, (keys: KeyStore, target: OperatorTarget) => Promise<void>> = {
    create,
    list,
    revoke: (keys) => revoke(keyId, keys),
  };
  const run = actions[action];
  if (!run) throw new CommandError(`There is no command ${action}. Try: npm run keys -- --help`);
  const target = await operatorTarget(values);
  const client = documentClient(new DynamoDBClient(target.client));
  await run(dynamoDbKeyStore({ client, tableName: target.output('KeysTable') }), target);
}

async function create(keys: KeyStore, target: OperatorTarget): Promise<void> {
  const publisherId = checked(PublisherId, values.publisher, '--publisher');
  const publisher = checked(OneLine.max(100), values.name ?? publisherId, '--name');
  const scopes = values.scopes.split(',').map((scope) => checked(Scope, scope.trim(), '--scopes'));
  const made = await createKey({ publisherId, publisher, scopes }, keys, new Date());
  if ('tooMany' in made) {
    const ids = made.tooMany.map((row) => row.keyId).join(' and ');
    throw new CommandError(
      `${publisherId} has ${made.tooMany.length} live keys already: ${ids}. Revoke one first: npm run keys -- revoke KEY-ID`,
    );
  }
  console.error(
    `A key for ${publisher} on ${target.name}, for ${scopes.join(' and ')}. It is not shown again:`,
  );
  console.log(made.key);
}

async function list(keys: KeyStore): Promise<void> {
  const rows = values.publisher ? await keys.ofPublisher(values.publisher) : await keys.all();
  if (rows.length === 0)
    return console.error('There are no keys. Make one: npm run keys -- create --publisher ID');
  const table = [
    ['KEY-ID', 'PUBLISHER', 'NAME', 'SCOPES', 'CREATED', 'STATE'],
    ...rows.toSorted(byAge).map(cells),
  ];
  const widths =
    table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of table) {
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}

const byAge = (a: ApiKey, b: ApiKey) => (a.createdAt < b.createdAt ? -1 : 1);

const cells = ({ keyId, publisherId, publisher, scopes, createdAt, revokedAt }: ApiKey) => [
  keyId,
  publisherId,
  publisher,
  scopes.join(','),
  createdAt.slice(0, 10),
  revokedAt ? `revoked ${revokedAt.slice(0, 10)}` : 'live',
];

async function revoke(keyId: string | undefined, keys: KeyStore): Promise<void> {
  if (!keyId) throw new CommandError('Which key? npm run keys -- revoke KEY-ID');
  const outcome = await keys.revoke(keyId, new Date().toISOString());
  if (outcome === 'no-such-key') {
    throw new CommandError(
      `There is no key ${keyId}. Its id is the part between or_live_ and the next underscore.`,
    );
  }
  console.log(`${keyId} is revoked; it stops within a minute.`);
}

function checked<T>(schema: z.ZodType<T>, value: unknown, flag: string): T {
  if (value === undefined)
    throw new CommandError(`${flag} is missing. Try: npm run keys -- --help`);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new CommandError(`${flag}: ${result.error.issues[0]?.message ?? 'is not valid'}`);
}

async function parsed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        publisher: { type: 'string' },
        name: { type: 'string' },
        scopes: { type: 'string', default: 'articles:write' },
        stage: { type: 'string' },
        data: { type: 'string', default: '.on-record' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\nTry: npm run keys -- --help`);
    process.exit(1);
  }
}

await runCommand(main);
