/** Markup that is safe to put into a page as it stands. Made by {@link html}; making one by hand vouches for it. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

type Part = Html | string | number | undefined | readonly Html[];

/**
 * Markup as a template: text that is put into it is escaped, markup is not, and `undefined` is nothing.
 *
 * Text may stand between tags and in attributes with double quotes; nowhere else (not in `<style>`, not as a tag's
 * or an attribute's name). A browser shows exactly the text that was put in, but for what HTML cannot hold (NUL,
 * halves of surrogate pairs), which is shown as U+FFFD.
 */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const pieces: string[] = [];
  literals.forEach((literal, index) => {
    pieces.push(literal, markupOf(parts[index]));
  });
  return new Html(pieces.join(''));
}

function markupOf(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Html) return part.markup;
  if (typeof part === 'object') return part.map(({ markup }) => markup).join('');
  return escaped(String(part));
}

function escaped(text: string): string {
  return text.toWellFormed().replace(/[&<>"'\r\0]/g, (char) => references[char] ?? char);
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // As itself it would be read as a line feed.
  '\r': '&#13;',
  '\0': '\uFFFD',
};

/** A name or a title within a line of other words: its direction of writing ends where it ends. */
export function isolated(text: string): Html {
  return html`<bdi>${withoutDirectionMarks(text)}</bdi>`;
}

/**
 * One line of words that cannot turn the words around it: white space and control characters folded, and embeddings,
 * overrides and isolates (Unicode Annex 9, sections 2.1 to 2.5) taken out, since an unmatched one of them would reach
 * past its own end.
 */
export function withoutDirectionMarks(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}
