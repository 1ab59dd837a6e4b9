import { gunzipSync, gzipSync } from 'node:zlib';
import * as z from 'zod';

/** Below one write unit (1 KB) nothing is gained by packing. */
const packFromBytes = 1_024;
/** No text of ours is longer; one that is would not be read back, so it is refused at the write as at the reading. */
const maxUnpackedBytes = 8 * 1024 * 1024;

/** A long text as it is stored: gzip where that saves write units, else the text itself. */
export function packText(text: string): string | Uint8Array {
  const bytes = Buffer.byteLength(text);
  if (bytes > maxUnpackedBytes) throw new Error(`a text of ${bytes} bytes is too long to store`);
  return bytes < packFromBytes ? text : new Uint8Array(gzipSync(text));
}

/** Reads a text back, unaltered, in whichever form it was stored. */
export const PackedText = z
  .union([z.string(), z.instanceof(Uint8Array)])
  .transform((stored) => (typeof stored === 'string' ? stored : unpack(stored)));

const unpack = (packed: Uint8Array) =>
  gunzipSync(packed, { maxOutputLength: maxUnpackedBytes }).toString('utf8');
