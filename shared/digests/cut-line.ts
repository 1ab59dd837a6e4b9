/** A line of at most `maxCharacters`, cut between words where its second half has a space, and marked where it is cut. */
export function cutLine(line: string, maxCharacters: number, mark = ' …'): string {
  if (line.length <= maxCharacters) return line;
  const room = line.slice(0, maxCharacters - mark.length);
  const end = room.lastIndexOf(' ');
  const cut = end > maxCharacters / 2 ? room.slice(0, end) : room;
  // Half of a character beyond U+FFFF is none.
  return cut.replace(/[\ud800-\udbff]$/, '').trimEnd() + mark;
}
