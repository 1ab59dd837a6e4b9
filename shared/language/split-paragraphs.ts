import type { Stretch } from './read-text.ts';

/**
 * A blank line parts two paragraphs; in a text without any, each line is one.
 *
 * Paragraphs hold no white space at their ends, and none is empty.
 */
export function splitParagraphs(text: string): Stretch[] {
  const lines = linesOf(text);
  const hasBlankLine = lines.slice(0, -1).some((line) => isBlank(line));
  const paragraphs: Stretch[] = [];
  let open: Stretch | undefined;
  for (const line of lines) {
    if (isBlank(line)) {
      open = undefined;
    } else if (open && hasBlankLine) {
      open = { start: open.start, end: line.end };
      paragraphs[paragraphs.length - 1] = open;
    } else {
      open = line;
      paragraphs.push(line);
    }
  }
  return paragraphs;
}

const isBlank = ({ start, end }: Stretch) => start === end;

function linesOf(text: string): Stretch[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const trimmed = trimmedStretch(line, start);
    start += line.length + 1;
    return trimmed;
  });
}

function trimmedStretch(line: string, offset: number): Stretch {
  const content = line.trim();
  const start = offset + (line.length - line.trimStart().length);
  return { start, end: start + content.length };
}
