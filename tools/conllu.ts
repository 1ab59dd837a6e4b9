import { judgeFactuality } from '../shared/facts/judge-factuality.ts';
import type { ReadText, Sentence, Token } from '../shared/language/sentence.ts';
import type { TreebankSentence } from './evaluate/read-treebank.ts';

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

/**
 * A treebank's sentences as they stood in the file, our columns in the place of its own; a word whose MISC holds
 * `Event=Yes` gets its factuality there.
 */
export function treebankConllu(given: readonly TreebankSentence[], read: ReadText): string {
  const written = given.filter(({ words }) => words.length > 0);
  const blocks = written.map(({ lines, words }, index) => {
    const rows = lines.map(({ line, word }) => {
      const sentence = read.sentences[index];
      const token = word === undefined ? undefined : sentence?.tokens[word];
      if (word === undefined || !sentence || !token) return line;
      const [id = ''] = line.split('\t', 1);
      return wordLine(id, token, judged(words[word]?.misc ?? '_', sentence, word));
    });
    return `${rows.join('\n')}\n\n`;
  });
  return blocks.join('');
}

function judged(misc: string, sentence: Sentence, word: number): string {
  const fields = misc.split('|');
  if (!fields.includes('Event=Yes')) return misc;
  const others = fields.filter((field) => !field.startsWith('Factuality='));
  return [...others, `Factuality=${judgeFactuality(sentence, word).toFixed(3)}`].join('|');
}

const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim();

function wordLines({ tokens }: Sentence, next: Sentence | undefined): string[] {
  return tokens.map((token, index) => {
    const following = tokens[index + 1]?.start ?? next?.start;
    return wordLine(String(index + 1), token, token.end === following ? 'SpaceAfter=No' : '_');
  });
}

/** One word's ten columns; features and enhanced dependencies are unknown. */
function wordLine(id: string, token: Token, misc: string): string {
  const { text, lemma, upos, xpos, head, deprel } = token;
  const columns = [id, text, oneLine(lemma) || '_', upos, xpos || '_', '_'];
  return [...columns, String(head + 1), deprel, '_', misc].join('\t');
}
