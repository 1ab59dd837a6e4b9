import * as z from 'zod';
import { AwsError } from '../aws-service.ts';
import type { DynamoDbParts } from './commit-writes.ts';

export const maximumItems = 100;

export const ReturnConsumed = z.enum(['INDEXES', 'TOTAL', 'NONE']).nullish();

/** The body of a transaction. @throws {AwsError} `ValidationException` */
export function readTransaction<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw invalid(z.prettifyError(parsed.error));
}

export function refuseUnknownTables(
  tableNames: readonly string[],
  { tables }: DynamoDbParts,
): void {
  if (tableNames.every((name) => tables.has(name))) return;
  throw new AwsError('ResourceNotFoundException', 'Requested resource not found');
}

export function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
