import { describe, expect, it } from 'vitest';
import type { Statement } from '../../shared/contracts/digest.ts';
import { extractFacts } from '../../shared/facts/extract-facts.ts';
import { englishEngine } from '../../shared/language/english-engine.ts';
import type { Token } from '../../shared/language/sentence.ts';
import { hasLabel, treeOf } from '../../shared/language/sentence-tree.ts';
import { sharedArticle } from './shared-data.ts';

const file = 'eval/dev/seed-pentagon.json';
const text = sharedArticle(file);

describe.skipIf(text === undefined)(`the article of ${file} is seen right:`, () => {
  const read = englishEngine().read(text ?? '');
  const { statements } = extractFacts(read);

  /** The first word of this form in the first sentence that holds these words, with its sentence's tree. */
  const wordIn = (words: string, form: string) => {
    const sentence = read.sentences.find(({ start, end }) =>
      read.text.slice(start, end).includes(words),
    );
    const token = sentence?.tokens.find((candidate) => candidate.text === form);
    if (!sentence || !token) throw new Error(`No ${form} in a sentence with "${words}"`);
    const tree = treeOf(sentence);
    const below = (parent: Token, ...labels: string[]) =>
      tree.tokens.filter((child) => child.head === parent.index && hasLabel(child, ...labels));
    const phrase = (of: Token | undefined) => {
      if (!of) return undefined;
      const { first, last } = tree.hullOf(of.index);
      return read.text.slice(tree.tokens[first]?.start, tree.tokens[last]?.end);
    };
    return { token, tokens: tree.tokens, below, phrase };
  };
  const subjectOf = (words: string, verb: string) => {
    const { token, below, phrase } = wordIn(words, verb);
    return phrase(below(token, 'nsubj')[0]);
  };
  const said = (content: string): Statement | undefined =>
    statements.find(({ content: spans }) => spans.some((span) => span.text.includes(content)));

  it.each([
    ['The Department of Defense said that', 'said', 'The Department of Defense'],
    [
      'Spokesmen for the Defense Department',
      'confirmed',
      'Spokesmen for the Defense Department and the National Security Council',
    ],
    ['likewise emphasized', 'emphasized', 'National Security Council spokesman John Kirby'],
    ['noting on Twitter', 'reacted', 'Ukraine’s Ministry of Defense'],
  ])('the source of "%s …" is the whole phrase', (words, verb, subject) => {
    expect(subjectOf(words, verb)).toBe(subject);
  });

  it('"Pat Ryder, the Pentagon’s press secretary," is one person: an apposition', () => {
    const { token, below } = wordIn('announced during', 'announced');
    const subjects = below(token, 'nsubj');
    expect(subjects.map((subject) => subject.text)).toEqual(['Pat']);
    expect(subjects.flatMap((subject) => below(subject, 'appos')).map(({ text }) => text)).toEqual([
      'secretary',
    ]);
  });

  it('"but it was unclear whether" is the article’s own voice, not what the Department said', () => {
    const { token, tokens } = wordIn('The Department of Defense said that', 'unclear');
    const said = tokens.find((candidate) => candidate.text === 'said');
    expect([token.deprel, token.head]).toEqual(['conj', said?.index]);
    const told = statements.filter(({ cue }) => cue?.start === said?.start);
    expect(told.flatMap(({ content }) => content.map((span) => span.text))).toEqual([
      'Russian officials had initiated the negotiations with North Korea',
    ]);
  });

  it('"noting on Twitter that": the source comes through the adverbial clause', () => {
    const { token, tokens, below } = wordIn('noting on Twitter that', 'noting');
    expect([token.deprel, tokens[token.head]?.text]).toEqual(['advcl', 'reacted']);
    expect(below(token, 'ccomp')).toHaveLength(1);
    expect(said('Russia was broadly')?.source?.text).toBe('Ukraine’s Ministry of Defense');
  });

  it('"but added that": the source is inherited from the verb before', () => {
    const { token, tokens, below } = wordIn('but added that', 'added');
    expect([token.deprel, tokens[token.head]?.text]).toEqual(['conj', 'indicated']);
    expect(below(token, 'ccomp')).toHaveLength(1);
    const added = said('had no further details');
    const indicated = statements.find(({ cue }) => cue?.text === 'indicated');
    expect(added?.cue?.text).toBe('added');
    expect(added?.source).toEqual(indicated?.source);
    expect(added?.source?.name).toBe('Pat Ryder');
  });
});
