import type { Stretch } from './sentence.ts';

const openers = new Set(['<', '(', '[', '{', '"', "'", '“', '‘', '«']);
const closers = new Set([
  '>',
  ')',
  ']',
  '}',
  '"',
  "'",
  '”',
  '’',
  '»',
  '.',
  ',',
  ';',
  ':',
  '!',
  '?',
  '…',
]);
const topDomains = new Set(
  'com org net edu gov mil int info biz eu uk us de fr ru cn jp au ca nz in it es nl ch se no tv co io me be at za ie il kr br ir iq ly'.split(
    ' ',
  ),
);
const scheme = /^(?:https?|ftp|mailto|news):/iu;
const domain = /^(?:[\p{L}\p{N}_-]+\.)+([\p{L}]{2,6})(?:[/:?#].*)?$/u;
/** "alt.animals.cat": three parts or more in small letters. */
const dotted = /^(?:[a-z]{2,}\.){2,}[a-z]{2,}$/u;
const mail = /^[^\s@]+@[^\s@]+\.\p{L}{2,10}$/u;
/** Longer than this no address is looked for by its shape. */
const longest = 300;

/**
 * The web or mail address within what stands between two spaces, the brackets and marks around it left out.
 *
 * @returns undefined where there is none
 */
export function findAddress(
  text: string,
  chunkStart: number,
  chunkEnd: number,
): Stretch | undefined {
  if (chunkEnd - chunkStart < 4 || chunkEnd - chunkStart > longest) return undefined;
  const chunk = text.slice(chunkStart, chunkEnd);
  if (!chunk.includes('.') && !chunk.includes('://')) return undefined;
  let start = 0;
  let end = chunk.length;
  while (start < end && openers.has(chunk[start] ?? '')) start++;
  while (end > start && closers.has(chunk[end - 1] ?? '')) end--;
  const core = chunk.slice(start, end);
  return isAddress(core) ? { start: chunkStart + start, end: chunkStart + end } : undefined;
}

function isAddress(core: string): boolean {
  if (scheme.test(core) || dotted.test(core) || core.startsWith('www.')) return true;
  if (core.includes('@')) return mail.test(core);
  return topDomains.has(domain.exec(core)?.[1]?.toLowerCase() ?? '');
}
