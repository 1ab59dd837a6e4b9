import type { StreamViewType } from '@aws-sdk/client-dynamodb';
import type { TableDescription } from 'dynalite/db/index.js';
import { localAccount } from '../account.ts';

/** One table of the template, its references resolved. */
export interface TableSpec {
  /** The table's name in `tables.ts`, by which the pause points call it. */
  readonly name: string;
  /** The name that clients use. */
  readonly tableName: string;
  /** As the template has it. */
  readonly definition: Pick<
    TableDescription,
    'AttributeDefinitions' | 'KeySchema' | 'GlobalSecondaryIndexes' | 'LocalSecondaryIndexes'
  >;
  /** A table with a stream has both. */
  readonly streamArn?: string;
  readonly streamViewType?: StreamViewType;
  /** Holds the second since 1970 after which a row may be deleted. */
  readonly ttlAttribute?: string;
  /** The customer-managed key of the table, which every caller then has to be allowed to decrypt with. */
  readonly kmsKeyArn?: string;
}

/** A table that is open. */
export interface Table {
  readonly spec: TableSpec;
  /** In the form that dynalite works with and `DescribeTable` answers. */
  readonly description: TableDescription;
}

export function tableOf(spec: TableSpec): Table {
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, LocalSecondaryIndexes } =
    spec.definition;
  const description = {
    TableName: spec.tableName,
    TableArn: tableArn(spec.tableName),
    TableStatus: 'ACTIVE' as const,
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    AttributeDefinitions,
    KeySchema,
    ...(GlobalSecondaryIndexes && {
      GlobalSecondaryIndexes: GlobalSecondaryIndexes.map((index) => ({
        ...index,
        IndexArn: indexArn(spec.tableName, index.IndexName),
        IndexStatus: 'ACTIVE',
      })),
    }),
    ...(LocalSecondaryIndexes && { LocalSecondaryIndexes }),
    ...(spec.streamArn && {
      LatestStreamArn: spec.streamArn,
      StreamSpecification: { StreamEnabled: true, StreamViewType: spec.streamViewType },
    }),
  };
  return { spec, description };
}

export function tableArn(tableName: string): string {
  return `arn:aws:dynamodb:${localAccount.region}:${localAccount.accountId}:table/${tableName}`;
}

export function indexArn(tableName: string, indexName: string): string {
  return `${tableArn(tableName)}/index/${indexName}`;
}

export function indexesOf({ description }: Table) {
  return [
    ...(description.GlobalSecondaryIndexes ?? []),
    ...(description.LocalSecondaryIndexes ?? []),
  ];
}
