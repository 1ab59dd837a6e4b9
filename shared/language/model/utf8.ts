/** The code point whose first byte of UTF-8 is at `at`; the bytes are well-formed. */
export function pointAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] as number;
  const more = (step: number) => (bytes[at + step] as number) & 0x3f;
  if (byte < 0x80) return byte;
  if (byte < 0xe0) return ((byte & 0x1f) << 6) | more(1);
  if (byte < 0xf0) return ((byte & 0x0f) << 12) | (more(1) << 6) | more(2);
  return ((byte & 0x07) << 18) | (more(1) << 12) | (more(2) << 6) | more(3);
}
