const voidElements = new Set(['meta', 'link', 'br', 'input']);
// Our markup quotes every attribute, so a tag ends at the first ">" outside quotes.
const tag = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z0-9-]+(?:="[^"]*")?)*)\s*(\/?)>/g;

/** What a reader is shown: the markup without its tags, its character references resolved. */
export const textOf = (markup: string): string => decoded(markup.replace(tag, ''));

export function decoded(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return text.replace(/&(?:#(\d+)|(\w+));/g, (_, code: string | undefined, name: string) =>
    code === undefined ? (named[name] ?? '') : String.fromCodePoint(Number(code)),
  );
}

/** The values of an attribute, in order of the page. */
export const attributes = (markup: string, name: string): string[] =>
  [...markup.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value = '']) => value);

/** The elements that are closed in another order than they were opened, or not at all; none in a sound page. */
export function misnested(markup: string): string[] {
  const open: string[] = [];
  const faults: string[] = [];
  for (const [, slash, name = '', , selfClosing] of markup.matchAll(tag)) {
    if (voidElements.has(name) || selfClosing === '/') continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) faults.push(name);
  }
  return [...faults, ...open];
}

/** The part of a page from an element with this class up to its end, where elements of that name hold none of their own. */
export function part(markup: string, start: string, end: string): string {
  const from = markup.indexOf(start);
  if (from < 0) throw new Error(`the page has no ${start}`);
  const to = markup.indexOf(end, from + start.length);
  return markup.slice(from + start.length, to < 0 ? undefined : to);
}

/** What a reader is shown, a line for each paragraph, heading or entry. */
export function linesOf(markup: string): string[] {
  return textOf(markup.replace(/<\/(?:p|h\d|li|summary|blockquote|dt|dd|span)>|<br>/g, '$&\n'))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
