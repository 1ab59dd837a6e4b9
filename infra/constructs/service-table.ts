import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  type CfnGlobalTable,
  type GlobalSecondaryIndexPropsV2,
  ProjectionType,
  StreamViewType,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { IndexDefinition, TableDefinition } from '../../shared/storage/tables.ts';
import type { Stage } from '../stages.ts';
import { AddressKey } from './address-key.ts';
import type { ServiceFunction } from './service-function.ts';

export type TableAction =
  | 'dynamodb:BatchGetItem'
  | 'dynamodb:DeleteItem'
  | 'dynamodb:GetItem'
  | 'dynamodb:PutItem'
  | 'dynamodb:Query'
  | 'dynamodb:Scan'
  | 'dynamodb:UpdateItem';

type IndexOf<Definition> = Definition extends { indexes: readonly IndexDefinition[] }
  ? Definition['indexes'][number]['index']
  : never;

/** One table of `shared/storage/tables.ts`: on demand, restorable to any second of the last 35 days. */
export class ServiceTable<Definition extends TableDefinition = TableDefinition> extends Construct {
  readonly definition: Definition;
  readonly table: TableV2;
  private readonly key: AddressKey | undefined;

  constructor(scope: Construct, definition: Definition, stage: Stage) {
    super(scope, definition.name);
    const isRetained = stage.data === 'retained';
    this.definition = definition;
    this.key = definition.holdsAddresses && new AddressKey(this, 'Key', { stage });
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: definition.key.partition, type: AttributeType.STRING },
      sortKey: definition.key.sort
        ? { name: definition.key.sort, type: AttributeType.STRING }
        : undefined,
      globalSecondaryIndexes: definition.indexes?.map(indexProps),
      dynamoStream: definition.streamOf && StreamViewType[definition.streamOf],
      timeToLiveAttribute: definition.expiry,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: isRetained,
      removalPolicy: isRetained ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    if (this.key) encryptWith(this.table, this.key);
  }

  get name(): string {
    return this.table.tableName;
  }

  /** Allows single actions on the table's own items, on none of its indexes. */
  grant(who: ServiceFunction, ...actions: readonly TableAction[]): void {
    who.allow(actions, [this.table.tableArn]);
    this.key?.grantUseThroughDynamoDb(who);
  }

  /** Allows to query one index. */
  grantQuery(who: ServiceFunction, index: IndexOf<Definition>): void {
    who.allow(['dynamodb:Query'], [`${this.table.tableArn}/index/${index}`]);
    this.key?.grantUseThroughDynamoDb(who);
  }

  /** @throws where the table has no stream: that is a mistake in the stack. */
  get streamArn(): string {
    const arn = this.table.tableStreamArn;
    if (arn) return arn;
    throw new Error(`The table ${this.definition.name} has no stream; see streamOf in tables.ts.`);
  }
}

function indexProps({
  index,
  partition,
  sort,
  projection,
}: IndexDefinition): GlobalSecondaryIndexPropsV2 {
  return {
    indexName: index,
    partitionKey: { name: partition, type: AttributeType.STRING },
    sortKey: { name: sort, type: AttributeType.STRING },
    ...projectionProps(projection),
  };
}

function projectionProps(
  projection: IndexDefinition['projection'],
): Pick<GlobalSecondaryIndexPropsV2, 'projectionType' | 'nonKeyAttributes'> {
  if (projection === 'all') return { projectionType: ProjectionType.ALL };
  if (projection === 'keys-only') return { projectionType: ProjectionType.KEYS_ONLY };
  return { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...projection] };
}

/** TableV2 takes a key only in a stack whose region is written down; ours goes to whichever it is deployed to. */
function encryptWith({ node }: TableV2, { key }: AddressKey): void {
  const resource = node.defaultChild as CfnGlobalTable;
  resource.addPropertyOverride('SSESpecification', { SSEEnabled: true, SSEType: 'KMS' });
  resource.addPropertyOverride('Replicas.0.SSESpecification.KMSMasterKeyId', key.keyArn);
}
