import type { ReadText, Sentence, Token } from '../shared/language/sentence.ts';

/** Deeper levels stand beside the deepest one, so that the picture of a chain of words stays narrow. */
const deepest = 40;

/** A text's trees for people: each word under its head, in the order of the sentence. */
export const treePictures = ({ text, sentences }: ReadText): string =>
  sentences
    .map(
      (sentence) =>
        `${text.slice(sentence.start, sentence.end).replace(/\s+/gu, ' ')}\n${pictureOf(sentence)}\n`,
    )
    .join('\n');

function pictureOf({ tokens }: Sentence): string {
  const children = new Map<number, Token[]>();
  for (const token of tokens) {
    const siblings = children.get(token.head);
    if (siblings) siblings.push(token);
    else children.set(token.head, [token]);
  }
  const lines: string[] = [];
  const waiting = (children.get(-1) ?? []).map((token) => ({ token, indent: '', isLast: true }));
  while (true) {
    const next = waiting.pop();
    if (!next) break;
    const { token, indent, isLast } = next;
    const branch = token.head === -1 ? '' : isLast ? '└─ ' : '├─ ';
    lines.push(`${indent}${branch}${token.text}  ${token.upos} ${token.deprel}`);
    const below = token.head === -1 ? '' : isLast ? '   ' : '│  ';
    const inner = indent.length < 3 * deepest ? indent + below : indent;
    const under = children.get(token.index) ?? [];
    for (const [index, child] of under.entries().toArray().toReversed())
      waiting.push({ token: child, indent: inner, isLast: index === under.length - 1 });
  }
  return lines.join('\n');
}
