import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { Topic } from '../contracts/topic.ts';
import { ServiceError } from '../errors.ts';
import { parseRow, storeCall } from './table.ts';

/** Every topic as it was at one version. */
export interface TopicSnapshot {
  readonly version: number;
  readonly topics: readonly Topic[];
}

export interface TopicSnapshots {
  /** The newest; nothing before the first one was written. */
  read(): Promise<TopicSnapshot | undefined>;
  write(snapshot: TopicSnapshot): Promise<void>;
}

/** The one object of the bucket: written whole, so whoever reads it finds the old one or the new one. */
export const snapshotKey = 'topics.ndjson.gz';

/** The first line; each other is a topic. */
const Head = z.object({ version: z.int().min(0), count: z.int().min(0) });

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** A snapshot in one object of S3, packed: of 100,000 topics it has some megabytes. */
export function s3TopicSnapshots(client: S3Client, bucketName: string): TopicSnapshots {
  const place = { Bucket: bucketName, Key: snapshotKey };
  return {
    async read() {
      const packed = await storeCall(() => bodyOf(client, place));
      return packed && snapshotFrom((await unpack(packed)).toString('utf8'));
    },

    async write(snapshot) {
      const body = await pack(textOf(snapshot));
      await storeCall(() => client.send(new PutObjectCommand({ ...place, Body: body })));
    },
  };
}

async function bodyOf(client: S3Client, place: { Bucket: string; Key: string }) {
  try {
    const { Body } = await client.send(new GetObjectCommand(place));
    return await Body?.transformToByteArray();
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
    throw error;
  }
}

/** A snapshot as text: one JSON value a line. */
export function textOf({ version, topics }: TopicSnapshot): string {
  const head = { version, count: topics.length };
  return [head, ...topics].map((value) => JSON.stringify(value)).join('\n');
}

/** @throws ServiceError `record-not-readable` for what {@link textOf} did not make, or for a part of it. */
export function snapshotFrom(text: string): TopicSnapshot {
  const [first, ...rest] = text.split('\n');
  const { version, count } = parseRow(HeadLine, first);
  const topics = rest.map((line) => parseRow(TopicLine, line));
  if (topics.length === count) return { version, topics };
  throw new ServiceError('record-not-readable', 'A snapshot of the topics is not whole.');
}

const fromJson = z.string().transform((line): unknown => JSON.parse(line));
const HeadLine = fromJson.pipe(Head);
const TopicLine = fromJson.pipe(Topic);
