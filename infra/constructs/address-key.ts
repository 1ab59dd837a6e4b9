import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AccountRootPrincipal,
  PolicyDocument,
  PolicyStatement,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import type { ServiceFunction } from './service-function.ts';

/** What an administrator of the account may do with the key itself. Using it is not among it. */
const administration = [
  'kms:CancelKeyDeletion',
  'kms:DescribeKey',
  'kms:DisableKey',
  'kms:DisableKeyRotation',
  'kms:EnableKey',
  'kms:EnableKeyRotation',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListGrants',
  'kms:ListKeyPolicies',
  'kms:ListKeyRotations',
  'kms:ListResourceTags',
  'kms:PutKeyPolicy',
  'kms:RevokeGrant',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateKeyDescription',
];

/** What DynamoDB needs from whoever makes a table with the key, and later from whoever reads or writes it. */
const useThroughDynamoDb = [
  'kms:CreateGrant',
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/**
 * The key of the table that holds addresses. Nobody can use it but through DynamoDB, so that a copy of the
 * disk, or a role that may decrypt elsewhere, is no way to the addresses.
 *
 * The policy is written out, instead of CDK's `kms:*` for the account, so that administration and use are apart.
 */
export class AddressKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: 'Encrypts the addresses of readers',
      enableKeyRotation: true,
      policy: this.policy(),
      pendingWindow: stage.data === 'retained' ? Duration.days(30) : Duration.days(7),
      removalPolicy: stage.data === 'retained' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }

  /**
   * Allows what DynamoDB asks of the caller: to decrypt the table's key, in reading and in writing.
   * See "Decrypt" in https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html
   */
  grantUseThroughDynamoDb(who: ServiceFunction): void {
    who.allow(['kms:Decrypt'], [this.key.keyArn], this.throughDynamoDb);
  }

  private policy(): PolicyDocument {
    const account = new AccountRootPrincipal();
    return new PolicyDocument({
      statements: [
        // The account stands for all whom its IAM policies allow the same; without it nobody could mend the key.
        new PolicyStatement({
          sid: 'AdministeredByTheAccount',
          principals: [account],
          actions: administration,
          resources: ['*'],
        }),
        new PolicyStatement({
          sid: 'UsedThroughDynamoDbAlone',
          principals: [account],
          actions: useThroughDynamoDb,
          resources: ['*'],
          conditions: this.throughDynamoDb,
        }),
        new PolicyStatement({
          sid: 'LookedAtByDynamoDb',
          principals: [new ServicePrincipal('dynamodb.amazonaws.com')],
          actions: ['kms:DescribeKey'],
          resources: ['*'],
        }),
      ],
    });
  }

  private get throughDynamoDb() {
    const { region, urlSuffix } = Stack.of(this);
    return { StringEquals: { 'kms:ViaService': `dynamodb.${region}.${urlSuffix}` } };
  }
}
