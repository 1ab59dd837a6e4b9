import type { ReadText, Sentence } from '../shared/language/read-text.ts';
import type { Token } from '../shared/language/token.ts';

/** A text's sentences as CoNLL-U, which https://universaldependencies.org/format.html describes. */
export function conlluOf(id: string, { text, sentences }: ReadText): string {
  const blocks = sentences.map((sentence, index) => {
    const header = [
      ...(index === 0 ? [`# newdoc id = ${oneLine(id)}`] : []),
      ...(sentence.paragraph !== sentences[index - 1]?.paragraph ? ['# newpar'] : []),
      `# sent_id = ${oneLine(id)}-${index + 1}`,
      `# text = ${oneLine(text.slice(sentence.start, sentence.end))}`,
    ];
    return `${[...header, ...wordLines(sentence, sentences[index + 1])].join('\n')}\n\n`;
  });
  return blocks.join('');
}

const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim();

function wordLines({ tokens }: Sentence, next: Sentence | undefined): string[] {
  return tokens.map((token, index) => {
    const following = tokens[index + 1]?.start ?? next?.start;
    return wordLine(String(index + 1), token, token.end === following ? 'SpaceAfter=No' : '_');
  });
}

/** One word's ten columns: features, the tree and the tagset of the language are unknown. */
export function wordLine(id: string, { text, lemma, upos }: Token, misc: string): string {
  return [id, text, oneLine(lemma) || '_', upos, '_', '_', '_', '_', '_', misc].join('\t');
}
