import type { AttributeValue } from 'aws-lambda';
import type { Item } from 'dynalite/db/index.js';

/** The size of an item in bytes, as DynamoDB counts it: names and values in UTF-8, a few bytes for each list and map. */
export function itemSizeBytes(item: Item): number {
  let bytes = 0;
  for (const [name, value] of Object.entries(item)) {
    bytes += Buffer.byteLength(name) + valueSizeBytes(value);
  }
  return bytes;
}

function valueSizeBytes(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return numberSizeBytes(value.N);
  if (value.B !== undefined) return Buffer.byteLength(value.B, 'base64');
  if (value.L) return 3 + sum(value.L, (each) => 1 + valueSizeBytes(each));
  if (value.M) return 3 + Object.keys(value.M).length + itemSizeBytes(value.M);
  if (value.SS) return sum(value.SS, (each) => Buffer.byteLength(each));
  if (value.NS) return sum(value.NS, numberSizeBytes);
  if (value.BS) return sum(value.BS, (each) => Buffer.byteLength(each, 'base64'));
  return 1; // BOOL and NULL
}

/** Two digits a byte, one byte more, and one for a minus sign; zeros at either end are not stored. */
function numberSizeBytes(number: string): number {
  const digits = number.replace(/[^0-9]/g, '');
  let start = 0;
  let end = digits.length;
  while (start < end && digits[start] === '0') start++;
  while (end > start && digits[end - 1] === '0') end--;
  return Math.ceil((end - start) / 2) + 1 + (number.startsWith('-') ? 1 : 0);
}

function sum<T>(values: readonly T[], measure: (value: T) => number): number {
  return values.reduce((total, value) => total + measure(value), 0);
}

/** Whether two items, or neither, hold the same; the order of members of a set or map does not count. */
export function isSameItem(one: Item | undefined, other: Item | undefined): boolean {
  if (!one || !other) return one === other;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => isSameValue(one[name], other[name]))
  );
}

function isSameValue(one: AttributeValue | undefined, other: AttributeValue | undefined): boolean {
  if (!one || !other) return one === other;
  if (one.M && other.M) return isSameItem(one.M, other.M);
  if (one.L && other.L) {
    const { L: others } = other;
    return (
      one.L.length === others.length && one.L.every((each, at) => isSameValue(each, others[at]))
    );
  }
  return canonical(one) === canonical(other);
}

/** A value without lists and maps as text; sets are sorted. */
function canonical(value: AttributeValue): string {
  const [type, content] = Object.entries(value)[0] ?? [];
  return JSON.stringify([type, Array.isArray(content) ? content.toSorted() : content]);
}
