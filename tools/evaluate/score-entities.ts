import type { LanguageEngine } from '../../shared/language/language-engine.ts';
import { type Count, spanCount } from './score-trees.ts';

/** A sentence with its names as an entity set gives them. */
export interface NamedSentence {
  readonly words: readonly string[];
  /** One tag a word: `O`, `B-PER`, `I-PER`, …. */
  readonly tags: readonly string[];
}

export const entityTypes = ['PER', 'ORG', 'LOC'] as const;

/** Reads sentences of Universal NER: lines of `number word tag …` parted by tabs. */
export const readIob2 = (content: string): NamedSentence[] =>
  sentencesOf(content, (line) => {
    if (line.startsWith('#')) return undefined;
    const [, word = '', tag = 'O'] = line.split('\t');
    return [word, tag];
  });

/** Reads sentences of wikigold: lines of `word tag`, where a name begins with `I-` too. */
export function readWikigold(content: string): NamedSentence[] {
  const lines = sentencesOf(content, (line) => {
    if (line.startsWith('-DOCSTART-')) return undefined;
    const [word = '', tag = 'O'] = line.trim().split(' ');
    return [word, tag];
  });
  return lines.map(({ words, tags }) => ({
    words,
    tags: tags.map((tag, index) =>
      tag.startsWith('I-') && tags[index - 1]?.slice(2) !== tag.slice(2)
        ? `B-${tag.slice(2)}`
        : tag,
    ),
  }));
}

function sentencesOf(
  content: string,
  read: (line: string) => [string, string] | undefined,
): NamedSentence[] {
  const blocks = content.split(/\r?\n\r?\n/).map((block) => block.split(/\r?\n/));
  return blocks
    .map((lines) =>
      lines
        .filter((line) => line !== '')
        .flatMap((line) => [read(line) ?? []].filter((pair) => pair.length > 0)),
    )
    .map((pairs) => ({
      words: pairs.map(([word]) => word ?? ''),
      tags: pairs.map(([, tag]) => tag ?? 'O'),
    }))
    .filter(({ words }) => words.length > 0);
}

/** Exact spans of each type on the given words; a name of another type than PER, ORG and LOC counts nowhere. */
export function scoreEntities(
  sentences: readonly NamedSentence[],
  engine: LanguageEngine,
): Record<(typeof entityTypes)[number], Count> {
  const gold = sentences.flatMap(({ tags }, sentence) => spansOf(tags, sentence));
  const ours = readWords(
    sentences.map(({ words }) => words),
    engine,
  ).entities.map(({ type, sentence, first, last }) => ({
    type: String(type),
    span: `${sentence} ${first} ${last}`,
  }));
  const counts = entityTypes.map((type) => {
    const spans = (mentions: readonly { type: string; span: string }[]) =>
      mentions.filter((mention) => mention.type === type).map(({ span }) => span);
    return [type, spanCount(spans(gold), spans(ours))] as const;
  });
  return Object.fromEntries(counts) as Record<(typeof entityTypes)[number], Count>;
}

function spansOf(tags: readonly string[], sentence: number): { type: string; span: string }[] {
  return tags.flatMap((tag, first) => {
    if (!tag.startsWith('B-')) return [];
    const type = tag.slice(2);
    let last = first;
    while (tags[last + 1] === `I-${type}`) last++;
    return [{ type, span: `${sentence} ${first} ${last}` }];
  });
}

/** Reads sentences of which only the words are known, each as a paragraph of its own. */
export function readWords(sentences: readonly (readonly string[])[], engine: LanguageEngine) {
  let text = '';
  const given = sentences.map((words, paragraph) => ({
    paragraph,
    words: words.map((word) => {
      const start = text.length;
      text += `${word} `;
      return { start, end: start + word.length, text: word };
    }),
  }));
  return engine.readPretokenized(text, given);
}
