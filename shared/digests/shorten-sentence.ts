import type { Sentence, Token } from '../language/sentence.ts';
import { hasLabel, treeOf } from '../language/sentence-tree.ts';

/**
 * A sentence in its own words, without as many of its asides as it takes to fit: what stands in brackets, relative
 * clauses and appositions between commas, participles at its end.
 *
 * @returns undefined where it does not fit even so.
 */
export function shortenSentence(
  sentence: Sentence,
  text: string,
  mostWords: number,
): string | undefined {
  const { tokens } = sentence;
  const dropped = new Set<number>();
  let line = lineOf(tokens, dropped, text);
  for (const aside of asidesOf(sentence)) {
    if (wordsIn(line) <= mostWords) break;
    for (const index of aside) dropped.add(index);
    line = lineOf(tokens, dropped, text);
  }
  return wordsIn(line) <= mostWords ? line : undefined;
}

const wordsIn = (line: string) => line.split(' ').length;

/** The longest first: fewer cuts leave more of the sentence as it was written. */
function asidesOf(sentence: Sentence): number[][] {
  const { tokens } = sentence;
  const tree = treeOf(sentence);
  return tokens
    .flatMap((token, index) => {
      const { first, last } = tree.hullOf(index);
      const isAside = hasLabel(token, 'acl', 'appos', 'parataxis', 'advcl') && !isCue(token);
      return isAside && isParted(tokens, first, last) ? [withMarks(tokens, first, last)] : [];
    })
    .toSorted((a, b) => b.length - a.length);
}

/** ", he said," tells who stands behind the sentence, and stays. */
const isCue = (token: Token) => token.deprel === 'parataxis' && token.xpos === 'VBD';

const marks = new Set([',', '(', '–', '—', '-']);
const ends = new Set([',', ')', '–', '—', '-', '.', '!', '?', ';']);

function isParted(tokens: readonly Token[], first: number, last: number): boolean {
  const opens = marks.has(tokens[first]?.text ?? '') || marks.has(tokens[first - 1]?.text ?? '');
  return (
    first > 0 &&
    opens &&
    (ends.has(tokens[last]?.text ?? '') || ends.has(tokens[last + 1]?.text ?? ''))
  );
}

/** The aside with its own marks: both commas in the middle of a sentence, one before its full stop. */
function withMarks(tokens: readonly Token[], first: number, last: number): number[] {
  const from = marks.has(tokens[first]?.text ?? '') ? first : first - 1;
  const after = tokens[last + 1]?.text ?? '';
  const opening = tokens[from]?.text;
  const to = after === opening || (opening === '(' && after === ')') ? last + 1 : last;
  return Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
}

/** The words that are left, with white space as in the text, but for the cuts. */
function lineOf(tokens: readonly Token[], dropped: ReadonlySet<number>, text: string): string {
  let line = '';
  let end: number | undefined;
  tokens.forEach((token, index) => {
    if (dropped.has(index)) return;
    const gap = end === undefined ? '' : text.slice(end, token.start);
    const isCut = index > 0 && dropped.has(index - 1);
    line += isCut ? (token.upos === 'PUNCT' && token.text !== '(' ? '' : ' ') : gap;
    line += token.text;
    end = token.end;
  });
  return line
    .replace(/\s+/g, ' ')
    .replace(/^[\])}]+\s*/, '')
    .trim();
}
