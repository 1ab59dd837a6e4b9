import type { LanguageEngine } from '../../shared/language/language-engine.ts';
import { lemmatize } from '../../shared/language/lemmatize.ts';
import { readDataFile } from './data-folder.ts';
import { pronounLinks } from './pronoun-links.ts';
import { readTreebank, type TreebankDocument } from './read-treebank.ts';
import { entityTypes, readIob2, readWikigold, scoreEntities } from './score-entities.ts';
import { scoreFactuality } from './score-factuality.ts';
import { scorePronouns } from './score-pronouns.ts';
import { type Count, f1, scoreTrees, sum, type TreeCounts, treeMeasures } from './score-trees.ts';

export interface EvaluationSet {
  readonly name: string;
  /** Looked at once per claim, and only where it is asked for. */
  readonly isTest: boolean;
  readonly what: string;
  /** @returns measures with their values: percentages, correlations and counts. */
  score(folder: string, engine: LanguageEngine): Record<string, number>;
}

const treebanks = ['ewt-dev', 'gum-dev', 'ewt-test', 'gum-test'].flatMap((name) => [
  treebankSet(name, 'given'),
  treebankSet(name, 'raw'),
]);

/** Every set, in the order in which it is scored. */
export const evaluationSets: readonly EvaluationSet[] = [
  ...treebanks,
  newsSet('gum-news-dev', ['gum-train', 'gum-dev'], false),
  newsSet('gum-news', ['gum-train', 'gum-dev', 'gum-test'], true),
  entitySet('uner-dev', 'entities/uner-ewt/en_ewt-ud-dev.iob2', readIob2, false),
  entitySet('uner-test', 'entities/uner-ewt/en_ewt-ud-test.iob2', readIob2, true),
  entitySet('wikigold', 'entities/wikigold/wikigold.conll.txt', readWikigold, false),
  pronounSet('pronouns-dev', 'gum-dev', false),
  pronounSet('pronouns-test', 'gum-test', true),
  lemmaSet('lemmas-dev', ['ewt-dev', 'gum-dev']),
  factualitySet('uds-dev', 'factuality/uds-ih2/dev.jsonl'),
  factualitySet('meantime-dev', 'factuality/meantime/dev.jsonl'),
];

function treebankSet(treebank: string, words: 'given' | 'raw'): EvaluationSet {
  return {
    name: words === 'given' ? treebank : `${treebank}-raw`,
    isTest: treebank.endsWith('-test'),
    what: words === 'given' ? 'trees on the words of the treebank' : 'trees on raw text',
    score: (folder, engine) => {
      const counts = treeCounts(documentsOf(folder, treebank), engine, words);
      const measures = treeMeasures.filter(
        (measure) => words === 'raw' || (measure !== 'words' && measure !== 'sentences'),
      );
      return Object.fromEntries(measures.map((measure) => [measure, f1(counts[measure])]));
    },
  };
}

/** Only what segmentation is held to, on the news documents. */
function newsSet(name: string, files: readonly string[], isTest: boolean): EvaluationSet {
  return {
    name,
    isTest,
    what: `sentences and words of the news in ${files.join(', ')}`,
    score: (folder, engine) => {
      const news = files
        .flatMap((file) => documentsOf(folder, file))
        .filter(({ id }) => id.includes('_news_'));
      const { words, sentences } = treeCounts(news, engine, 'raw');
      return { documents: news.length, words: f1(words), sentences: f1(sentences) };
    },
  };
}

function entitySet(
  name: string,
  file: string,
  read: typeof readIob2,
  isTest: boolean,
): EvaluationSet {
  return {
    name,
    isTest,
    what: 'exact spans of names on given words, F1',
    score: (folder, engine) => {
      const counts = scoreEntities(read(readDataFile(folder, file)), engine);
      const all = entityTypes.map((type) => counts[type]).reduce(sum);
      return {
        ...Object.fromEntries(entityTypes.map((type) => [type, f1(counts[type])])),
        all: f1(all),
        precision: percent(all.right, all.ours),
        recall: percent(all.right, all.gold),
      };
    },
  };
}

function pronounSet(name: string, treebank: string, isTest: boolean): EvaluationSet {
  return {
    name,
    isTest,
    what: 'pronouns of the third person on given words',
    score: (folder, engine) => {
      const counts = documentsOf(folder, treebank).map((document) =>
        scorePronouns(
          document,
          pronounLinks(engine.readPretokenized(document.text, document.sentences)),
        ),
      );
      const { gold, ours, right } = counts.reduce(sum);
      return {
        pronouns: gold,
        links: ours,
        'linked rightly': percent(right, gold),
        precision: percent(right, ours),
      };
    },
  };
}

function lemmaSet(name: string, treebanks: readonly string[]): EvaluationSet {
  return {
    name,
    isTest: false,
    what: `lemmas from the tags of ${treebanks.join(', ')}`,
    score: (folder) => {
      const words = treebanks
        .flatMap((treebank) => documentsOf(folder, treebank))
        .flatMap(({ sentences }) => sentences.flatMap((sentence) => sentence.words))
        .filter(({ lemma }) => lemma !== '_');
      const right = words.filter(
        ({ text, upos, xpos, lemma }) => lemmatize(text, upos, xpos) === lemma,
      );
      return { words: words.length, lemmas: percent(right.length, words.length) };
    },
  };
}

function factualitySet(name: string, file: string): EvaluationSet {
  return {
    name,
    isTest: false,
    what: 'how sure events are, as facts/judge-factuality.ts has it, against readers: Pearson r',
    score: (folder, engine) => {
      const { correlation, meanError, events } = scoreFactuality(
        readDataFile(folder, file),
        engine,
      );
      return { events, r: correlation, 'mean error': meanError };
    },
  };
}

const documentsOf = (folder: string, treebank: string): TreebankDocument[] => [
  ...readTreebank(treebank, readDataFile(folder, `treebanks/${treebank}.conllu`)),
];

function treeCounts(
  documents: readonly TreebankDocument[],
  engine: LanguageEngine,
  words: 'given' | 'raw',
): TreeCounts {
  const counts = documents.map(({ text, sentences }) => {
    const read = words === 'raw' ? engine.read(text) : engine.readPretokenized(text, sentences);
    return scoreTrees(
      sentences,
      read.sentences.map(({ tokens }) => ({ words: tokens })),
    );
  });
  const total = (measure: keyof TreeCounts): Count =>
    counts.map((count) => count[measure]).reduce(sum);
  return Object.fromEntries(treeMeasures.map((measure) => [measure, total(measure)])) as TreeCounts;
}

const percent = (part: number, whole: number) => (whole === 0 ? 0 : (100 * part) / whole);
