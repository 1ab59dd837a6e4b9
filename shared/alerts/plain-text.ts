import anyAscii from 'any-ascii';
import { cutLine } from '../digests/cut-line.ts';

const columns = 72;

/**
 * A text as one line that cannot pass for more than it is: white space folded, control characters and marks that
 * change the direction of writing taken out.
 */
export function oneLine(text: string): string {
  return text
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

/** A text as one ASCII line of at most `maxCharacters`, cut between words and marked with "..." where it is cut. */
export function asciiLine(text: string, maxCharacters: number): string {
  const line = oneLine(anyAscii(oneLine(text))).replace(/[^\x20-\x7e]/g, '?');
  return cutLine(line, maxCharacters, '...');
}

/**
 * Breaks a line so that none has over 72 columns: at spaces, and within a word that is longer than a line.
 *
 * @param first  begins the first line; the others are indented by as many spaces.
 */
export function wrapText(line: string, first = ''): string {
  const room = columns - first.length;
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ').flatMap((word) => piecesOf(word, room))) {
    if (current && current.length + 1 + word.length > room) {
      lines.push(current);
      current = word;
    } else {
      current = current ? `${current} ${word}` : word;
    }
  }
  return first + [...lines, current].join(`\n${' '.repeat(first.length)}`);
}

function piecesOf(word: string, size: number): string[] {
  if (word.length <= size) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece.length + character.length > size) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}
