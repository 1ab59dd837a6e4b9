import * as z from 'zod';
import type { TableSpec } from './aws/dynamodb/table-spec.ts';
import type { SecretSpec } from './aws/secrets-manager.ts';
import { streamArnOf } from './resource-types.ts';
import { resourcesOf, type Stack } from './template.ts';

/** What of the template keeps data: the AWS stand-ins open these. */
export interface StoredThings {
  readonly tables: readonly TableSpec[];
  readonly buckets: readonly string[];
  readonly secrets: readonly SecretSpec[];
}

const KeySchema = z.array(
  z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }),
);

const Index = z.strictObject({
  IndexName: z.string(),
  KeySchema,
  Projection: z.object({
    ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
    NonKeyAttributes: z.array(z.string()).optional(),
  }),
});

const TableProperties = z.object({
  BillingMode: z.literal('PAY_PER_REQUEST'),
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  KeySchema,
  GlobalSecondaryIndexes: z.array(Index).optional(),
  LocalSecondaryIndexes: z.array(Index).optional(),
  StreamSpecification: z
    .object({
      StreamViewType: z.enum(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES']),
    })
    .optional(),
  TimeToLiveSpecification: z
    .object({ AttributeName: z.string().optional(), Enabled: z.boolean() })
    .optional(),
  Replicas: z
    .array(z.object({ SSESpecification: z.object({ KMSMasterKeyId: z.string() }).optional() }))
    .max(1, 'one machine has one region, so a table can have one replica'),
});

const SecretProperties = z.strictObject({
  Name: z.string().optional(),
  Description: z.string().optional(),
  KmsKeyId: z.string().optional(),
  GenerateSecretString: z.strictObject({
    PasswordLength: z.number().optional(),
    ExcludeCharacters: z.string().optional(),
    ExcludeLowercase: z.boolean().optional(),
    ExcludeUppercase: z.boolean().optional(),
    ExcludeNumbers: z.boolean().optional(),
    ExcludePunctuation: z.boolean().optional(),
    IncludeSpace: z.boolean().optional(),
    SecretStringTemplate: z.string().optional(),
    GenerateStringKey: z.string().optional(),
  }),
  Tags: z.unknown().optional(),
});

export function storedThingsOf(stack: Stack): StoredThings {
  return {
    tables: resourcesOf(stack, 'AWS::DynamoDB::GlobalTable', TableProperties).map(
      ({ name, arn, constructId, properties }) => {
        const { StreamSpecification: stream, TimeToLiveSpecification: ttl } = properties;
        const kmsKeyArn = properties.Replicas[0]?.SSESpecification?.KMSMasterKeyId;
        return {
          name: constructId,
          tableName: name,
          definition: properties,
          ...(stream && { streamArn: streamArnOf(arn), streamViewType: stream.StreamViewType }),
          ...(ttl?.Enabled && ttl.AttributeName && { ttlAttribute: ttl.AttributeName }),
          ...(kmsKeyArn && { kmsKeyArn }),
        };
      },
    ),
    buckets: resourcesOf(stack, 'AWS::S3::Bucket', z.looseObject({})).map(({ name }) => name),
    secrets: resourcesOf(stack, 'AWS::SecretsManager::Secret', SecretProperties).map(
      ({ arn, name, properties: { GenerateSecretString: recipe } }) => ({
        arn,
        name,
        generate: {
          length: recipe.PasswordLength,
          excludeCharacters: recipe.ExcludeCharacters,
          excludeLowercase: recipe.ExcludeLowercase,
          excludeUppercase: recipe.ExcludeUppercase,
          excludeNumbers: recipe.ExcludeNumbers,
          excludePunctuation: recipe.ExcludePunctuation,
          includeSpace: recipe.IncludeSpace,
          secretStringTemplate: recipe.SecretStringTemplate,
          generateStringKey: recipe.GenerateStringKey,
        },
      }),
    ),
  };
}
