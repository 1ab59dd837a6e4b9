import type { Subscription } from '../../shared/contracts/subscription.ts';
import type { AddressKeys } from '../../shared/delivery/address-key.ts';
import type { ReaderDesk } from '../../shared/delivery/reader-desk.ts';
import type { ListedReader, StreamRegister } from '../../shared/delivery/stream-register.ts';
import type { StreamKey, StreamRow, StreamStore } from '../../shared/storage/stream-store.ts';
import type { SubscriptionStore } from '../../shared/storage/subscription-store.ts';
import type { TopicStore } from '../../shared/storage/topic-store.ts';

export interface CheckStreamPorts {
  readonly topics: Pick<TopicStore, 'get'>;
  readonly streams: Pick<StreamStore, 'get' | 'noteCheck' | 'beginClosing' | 'remove'>;
  readonly subscriptions: Pick<SubscriptionStore, 'ofStream' | 'put' | 'remove'>;
  readonly register: StreamRegister;
  readonly desk: Pick<ReaderDesk, 'remove'>;
  readonly addressKeys: AddressKeys;
  readonly now: () => Date;
  /** For how long a stream is kept that has no reader, and the readers of a topic that was removed. */
  readonly keepEmptyDays: number;
}

/**
 * `lost`: confirmed here and unknown to SNS: the reader left by the link in a mail, or a scanner of his mails did.
 * `found`: confirmed there and not known here. `takenOff`: he had left before he confirmed.
 */
export interface StreamCheck {
  readonly lost: number;
  readonly found: number;
  readonly takenOff: number;
  readonly closed: number;
}

const dayMs = 24 * 3_600_000;
/** A list of SNS may lag: what was confirmed only just now is not taken for lost. */
const settledMs = 3_600_000;

/** Compares one stream's readers with those of SNS, and takes the stream down where it was of no use for long enough. */
export async function checkStream(key: StreamKey, ports: CheckStreamPorts): Promise<StreamCheck> {
  const stream = await ports.streams.get(key);
  if (!stream) return { lost: 0, found: 0, takenOff: 0, closed: 0 };
  if (stream.closingSince) return close(stream, ports);
  const listed = await ports.register.readersOf(stream.snsTopicArn);
  const readers = listed === 'gone' ? [] : listed;
  const rows = await ports.subscriptions.ofStream(stream.topicId, stream.stream);
  const counts = await compare(stream, rows, readers, ports);

  const hasTopic = (await ports.topics.get(stream.topicId)) !== undefined;
  const isOfUse = hasTopic && rows.length + readers.length > 0;
  const at = ports.now();
  const emptySince = isOfUse ? undefined : (stream.emptySince ?? at.toISOString());
  const nextCheckAt = new Date(at.getTime() + dayMs).toISOString();
  await ports.streams.noteCheck(stream, nextCheckAt, emptySince);
  const emptyMs = emptySince ? at.getTime() - Date.parse(emptySince) : 0;
  if (!emptySince || emptyMs < ports.keepEmptyDays * dayMs) return { ...counts, closed: 0 };
  const closing = await ports.streams.beginClosing({ ...stream, emptySince }, at.toISOString());
  return closing === 'closing' ? close(stream, ports) : { ...counts, closed: 0 };
}

async function compare(
  { topicId, stream }: StreamRow,
  rows: readonly Subscription[],
  readers: readonly ListedReader[],
  ports: CheckStreamPorts,
): Promise<Omit<StreamCheck, 'closed'>> {
  const counts = { lost: 0, found: 0, takenOff: 0 };
  const rowsByKey = new Map(rows.map((row) => [row.addressKey, row]));
  const known = new Set<Subscription>();
  const at = ports.now().toISOString();
  for (const reader of readers) {
    const { current, all } = await ports.addressKeys(reader.channel, reader.address);
    const row = all.flatMap((key) => rowsByKey.get(key) ?? [])[0];
    if (row) known.add(row);
    const arn = reader.subscriptionArn;
    if (!arn) continue;
    if (row?.state === 'left') {
      await ports.desk.remove(arn);
      await ports.subscriptions.remove(row);
      counts.takenOff++;
    } else if (!row || (row.state === 'pending' && !row.snsSubscriptionArn)) {
      // A sign-up that ended between SNS's answer and our note of it. The next look finds it confirmed.
      const found = row ?? newRow(reader, current);
      await ports.subscriptions.put({ ...found, snsSubscriptionArn: arn, nextCheckAt: at });
      counts.found++;
    }
  }
  const settledBefore = new Date(ports.now().getTime() - settledMs).toISOString();
  for (const row of rows) {
    const isLost = row.state === 'confirmed' && !known.has(row);
    if (!isLost || (row.confirmedAt ?? '') > settledBefore) continue;
    await ports.subscriptions.remove(row);
    counts.lost++;
  }
  return counts;

  function newRow({ channel, address }: ListedReader, addressKey: string): Subscription {
    const subscriptionId = `${addressKey}#${stream}`;
    const row = { topicId, subscriptionId, addressKey, channel, address, stream };
    return { ...row, state: 'pending', createdAt: at, mailedAt: at };
  }
}

/** From here on nobody can come: a run that ends in the middle is finished by the next. */
async function close(stream: StreamRow, ports: CheckStreamPorts): Promise<StreamCheck> {
  await ports.register.close(stream.snsTopicArn);
  for (const row of await ports.subscriptions.ofStream(stream.topicId, stream.stream)) {
    await ports.subscriptions.remove(row);
  }
  await ports.streams.remove(stream);
  return { lost: 0, found: 0, takenOff: 0, closed: 1 };
}
