import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ServiceError } from '../../shared/errors.ts';
import { eachNewItem, fromImage } from '../../shared/lambda/each-new-item.ts';
import { PackedText, packText } from '../../shared/storage/packed-text.ts';
import { inMemoryFailureStore } from '../storage/in-memory/failure-store.ts';

const Item = z.object({ id: z.string(), text: PackedText.optional() });
type Item = z.infer<typeof Item>;

const record = (id: string, image: DynamoDBRecord['dynamodb'] = {}): DynamoDBRecord => ({
  eventName: 'INSERT',
  dynamodb: {
    SequenceNumber: `seq-${id}`,
    Keys: { id: { S: id } },
    NewImage: { id: { S: id } },
    ...image,
  },
});

async function runOver(records: DynamoDBRecord[], run: (item: Item) => unknown = () => {}) {
  const failures = inMemoryFailureStore();
  const seen: Item[] = [];
  const step = async (item: Item) => {
    seen.push(item);
    await run(item);
    return { did: 'item-seen', id: item.id };
  };
  const answer = await eachNewItem(
    { Records: records },
    { name: 'see-items', item: Item, subject: 'id', run: step, failures },
  );
  return { answer, failures, seen: seen.map(({ id }) => id), items: seen };
}
const failing = (bad: string, error: unknown) => (item: Item) => {
  if (item.id === bad) throw error;
};
const failed = (id: string) => ({ batchItemFailures: [{ itemIdentifier: `seq-${id}` }] });

it('every new item is handed on, in order', async () => {
  const { answer, seen } = await runOver([record('a'), record('b'), record('c')]);
  expect({ answer, seen }).toEqual({ answer: { batchItemFailures: [] }, seen: ['a', 'b', 'c'] });
});

it('what was deleted is passed over', async () => {
  const { answer, seen } = await runOver([record('a', { NewImage: undefined }), record('b')]);
  expect({ answer, seen }).toEqual({ answer: { batchItemFailures: [] }, seen: ['b'] });
});

it('the first that fails is reported, and none after it is begun', async () => {
  const all = [record('a'), record('b'), record('c')];
  const { answer, seen } = await runOver(all, failing('b', new Error('bug')));
  expect({ answer, seen }).toEqual({ answer: failed('b'), seen: ['a', 'b'] });
});

describe('a failure is noted under the item that it is about', () => {
  it.each([
    [
      'that the catalogue knows, in its public words',
      new ServiceError('store-unavailable', 'Storage did not answer.'),
      'store-unavailable',
      'Storage did not answer.',
    ],
    [
      'of ours, with none of its words',
      new TypeError('cannot read secret of undefined'),
      'internal-error',
      'Something went wrong on our side',
    ],
    ['that is no error', 'thrown text', 'internal-error', 'Something went wrong on our side'],
  ])('one %s', async (_which, error, code, detail) => {
    const { failures } = await runOver([record('a')], failing('a', error));
    expect(await failures.of('a')).toMatchObject([
      { step: 'see-items', code, detail, attempts: 1 },
    ]);
  });

  it('one of an item that cannot be read', async () => {
    const { answer, failures, seen } = await runOver([
      record('a', { NewImage: { id: { N: '7' } } }),
    ]);
    expect({ answer, seen }).toEqual({ answer: failed('a'), seen: [] });
    expect(await failures.of('a')).toMatchObject([{ code: 'record-not-readable' }]);
  });
});

it('a failure that cannot be noted is reported all the same', async () => {
  const failures = {
    ...inMemoryFailureStore(),
    note: () => Promise.reject(new Error('no storage')),
  };
  const answer = await eachNewItem(
    { Records: [record('a')] },
    {
      name: 'see-items',
      item: Item,
      subject: 'id',
      run: async () => Promise.reject(new Error('bug')),
      failures,
    },
  );
  expect(answer).toEqual(failed('a'));
});

it('packed text comes out of a record, in which binary is base64, unaltered', async () => {
  const text = 'The dam 🌊 burst.\n'.repeat(200);
  const packed = packText(text);
  if (typeof packed === 'string') throw new Error('too short to be packed');
  const image = { id: { S: 'a' }, text: { B: Buffer.from(packed).toString('base64') } };
  const { items } = await runOver([record('a', { NewImage: image })]);
  expect(items).toEqual([{ id: 'a', text }]);
});

it('an attribute that is called B is not taken for binary', () =>
  expect(fromImage({ B: { S: 'aGk=' }, M: { M: { B: { S: 'aGk=' } } } })).toEqual({
    B: 'aGk=',
    M: { B: 'aGk=' },
  }));
