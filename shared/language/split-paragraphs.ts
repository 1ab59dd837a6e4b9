import type { Stretch } from './sentence.ts';

/** No text is wrapped at more characters than this; where a line is longer, each line is a paragraph. */
const widestWrap = 100;
/** A wrapped line shorter than this part of the longest one ends its paragraph: a headline, a byline, an address. */
const shortLine = 0.6;

const listMark = /^(?:[-*•–—·‣]|\d{1,2}[.)])\s/u;

/**
 * A blank line parts two paragraphs. So does the end of a line, unless the lines between two blank ones are one wrapped
 * paragraph; in a text without any blank line, each line is one.
 *
 * Paragraphs hold no white space at their ends, and none is empty.
 */
export function splitParagraphs(text: string): Stretch[] {
  const lines = linesOf(text);
  const hasBlankLine = lines.slice(0, -1).some((line) => isBlank(line));
  if (!hasBlankLine) return lines.filter((line) => !isBlank(line));
  return blocksOf(lines).flatMap((block) => paragraphsOf(text, block));
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

/** The lines between two blank ones. */
function blocksOf(lines: readonly Stretch[]): Stretch[][] {
  const blocks: Stretch[][] = [[]];
  for (const line of lines) {
    if (isBlank(line)) blocks.push([]);
    else blocks.at(-1)?.push(line);
  }
  return blocks;
}

function paragraphsOf(text: string, block: readonly Stretch[]): Stretch[] {
  const longest = block.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  if (longest > widestWrap) return [...block];
  const paragraphs: Stretch[] = [];
  let isOpen = false;
  for (const line of block) {
    const open = paragraphs.at(-1);
    if (isOpen && open && !listMark.test(text.slice(line.start, line.start + 4)))
      paragraphs[paragraphs.length - 1] = { start: open.start, end: line.end };
    else paragraphs.push(line);
    isOpen = line.end - line.start >= shortLine * longest;
  }
  return paragraphs;
}
