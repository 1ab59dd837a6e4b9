import { compile } from 'html-to-text';

const convert = compile({
  wordwrap: false,
  // A hostile page may nest without end; what lies deeper than prose ever does is left out.
  limits: { maxDepth: 100, maxInputLength: 2 ** 21, ellipsis: '' },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    { selector: 'figure', format: 'skip' },
    { selector: 'nav', format: 'skip' },
    { selector: 'aside', format: 'skip' },
    { selector: 'form', format: 'skip' },
    { selector: 'title', format: 'skip' },
    { selector: 'script', format: 'skip' },
    { selector: 'style', format: 'skip' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
      selector,
      options: { uppercase: false, leadingLineBreaks: 2, trailingLineBreaks: 2 },
    })),
  ],
});

/** The parser's work grows with tags × depth; no article comes near this many, and this many take half a second at worst. */
const maxTags = 20_000;

/**
 * An article's markup as plain text, paragraphs parted by a blank line. Pictures, navigation and asides are left out.
 *
 * @returns undefined where there is more markup than an article can have (over 20,000 tags).
 */
export function textFromHtml(html: string): string | undefined {
  return html.split('<', maxTags + 2).length - 1 > maxTags ? undefined : convert(html).trim();
}
