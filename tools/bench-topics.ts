import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { foldedPhrase } from '../shared/alerts/fold-words.ts';
import { matchTopics } from '../shared/alerts/match-topics.ts';
import { indexTopics } from '../shared/alerts/topic-index.ts';
import { base32Digest } from '../shared/articles/article-id.ts';
import type { Digest } from '../shared/contracts/digest.ts';
import type { Story } from '../shared/contracts/story.ts';
import { namesOf, type Topic } from '../shared/contracts/topic.ts';
import { embeddedExtractor } from '../shared/digests/embedded-extractor.ts';
import { isDigest } from '../shared/digests/extractor.ts';
import { englishEngine } from '../shared/language/english-engine.ts';
import { snapshotFrom, textOf } from '../shared/storage/topic-snapshots.ts';
import { withArticle } from '../shared/stories/compose-story.ts';
import { storyArticleFrom } from '../shared/stories/story-article.ts';
import { runCommand } from './command-error.ts';
import { seededRandom } from './seeded-random.ts';

const help = `Measures matching: how long an article takes against many topics, and what holding them costs.

  npm run bench:topics -- [--topics N] [--articles N] [--seed N]

Topics are synthetic: phrases of a vocabulary of made-up names, and of words of the sample articles. Articles are the
sample articles with their sentences mixed, so that their words and their length are those of news. The same seed
gives the same run.`;

interface Run {
  readonly topics: number;
  readonly buildMs: number;
  readonly megabytes: number;
  /** The mean article where no topic was folded before. */
  readonly firstPassMs: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  /** Processor time of the mean article: on a busy machine the clock also runs while others do. */
  readonly meanCpuMs: number;
  readonly matchesPerArticle: number;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', default: false },
      topics: { type: 'string', default: '100000' },
      articles: { type: 'string', default: '500' },
      seed: { type: 'string', default: '1' },
    },
  });
  if (values.help) return console.log(help);
  const random = seededRandom(Number(values.seed));
  const articles = sampleStories(Number(values.articles), random);
  const topics = syntheticTopics(Number(values.topics), wordsOf(articles), random);

  // Whichever comes first also pays for the compiler: so one run that does not count.
  measure(topics.slice(0, 1_000), articles);
  const runs = [measure(topics.slice(0, 1_000), articles), measure(topics, articles)];
  console.table(runs);
  console.log(
    `a plain loop over all ${topics.length} topics: ${loopMs(topics, articles).toFixed(1)} ms an article`,
  );
  reportSnapshot(topics);
}

function measure(topics: readonly Topic[], articles: readonly Story[]): Run {
  global.gc?.();
  const before = process.memoryUsage().heapUsed;
  const begun = performance.now();
  const index = indexTopics(topics);
  const buildMs = performance.now() - begun;
  global.gc?.();
  const megabytes = (process.memoryUsage().heapUsed - before) / 2 ** 20;
  // A topic is folded when it first comes up: a function that has run for a while has those of its articles folded.
  const cold = performance.now();
  for (const story of articles) matchTopics(story, index);
  const firstPassMs = (performance.now() - cold) / articles.length;
  let matches = 0;
  const cpu = process.cpuUsage();
  const times = articles
    .map((story) => {
      const start = performance.now();
      matches += matchTopics(story, index).length;
      return performance.now() - start;
    })
    .sort((a, b) => a - b);
  const { user, system } = process.cpuUsage(cpu);
  const at = (share: number) => round(times[Math.floor(share * (times.length - 1))] ?? 0);
  return {
    topics: index.size,
    buildMs: Math.round(buildMs),
    megabytes: round(megabytes),
    firstPassMs: round(firstPassMs),
    medianMs: at(0.5),
    p99Ms: at(0.99),
    meanCpuMs: round((user + system) / 1_000 / articles.length),
    matchesPerArticle: round(matches / articles.length),
  };
}

/** The yardstick: an article's words against every phrase of every topic, both folded beforehand. */
function loopMs(topics: readonly Topic[], articles: readonly Story[]): number {
  const folded = topics.map(({ query: { any, all } }) => ({
    any: any.flatMap(namesOf).map((name) => ` ${foldedPhrase(name)} `),
    all: all.flatMap(namesOf).map((name) => ` ${foldedPhrase(name)} `),
  }));
  const some = articles.slice(0, 3).map(({ articles: [article] }) => {
    const told = article?.facts.flatMap(({ what, quote }) => [what, quote]) ?? [];
    return ` ${[article?.title, article?.summary, ...told].map((part) => foldedPhrase(part ?? '')).join(' | ')} `;
  });
  let found = 0;
  const begun = performance.now();
  for (const text of some) {
    for (const { any, all } of folded) {
      const isIn = (phrase: string) => text.includes(phrase);
      if ((any.length === 0 || any.some(isIn)) && all.every(isIn)) found++;
    }
  }
  const ms = (performance.now() - begun) / some.length;
  if (found < 0) throw new Error('so that the loop is not left out');
  return ms;
}

/** What a function that starts has to do before its first article. */
function reportSnapshot(topics: readonly Topic[]): void {
  const text = textOf({ version: topics.length, topics });
  const packed = gzipSync(text);
  const begun = performance.now();
  const { topics: read } = snapshotFrom(text);
  const readMs = performance.now() - begun;
  console.log(
    `the snapshot: ${round(packed.length / 2 ** 20)} MB packed, ${round(text.length / 2 ** 20)} MB as text, ${read.length} topics read in ${Math.round(readMs)} ms`,
  );
}

const round = (value: number) => Math.round(value * 1_000) / 1_000;

/** Stories of one article each, made of the sample articles' own sentences. */
function sampleStories(count: number, random: () => number): Story[] {
  const samples = sampleArticles();
  const extractor = embeddedExtractor(englishEngine());
  const digests = samples
    .map(({ title, text }) => extractor.extract({ id: 'a'.repeat(20), title, text }))
    .filter(isDigest);
  return Array.from({ length: count }, (_, number) => {
    const digest = digests[number % digests.length];
    const other = digests[Math.floor(random() * digests.length)];
    if (!digest || !other) throw new Error('there are no sample articles');
    // Half of the facts of one article, half of another: real words, and no two articles alike.
    const facts = [...digest.facts, ...other.facts].filter(() => random() < 0.5);
    return storyOf({ ...digest, summary: other.summary, facts }, number);
  });
}

function storyOf(digest: Digest, number: number): Story {
  const at = '2026-03-02T09:30:00.000Z';
  const id = number.toString(2).padStart(20, '0').replaceAll('0', 'a').replaceAll('1', 'b');
  const article = storyArticleFrom({
    digestId: id,
    publisherId: 'bench',
    publisher: 'Bench',
    title: digest.title,
    publishedAt: at,
    receivedAt: at,
    body: JSON.stringify({ ...digest, id }),
  });
  return withArticle(id.slice(0, 16), undefined, article);
}

function sampleArticles(): { title: string; text: string }[] {
  const root = join(import.meta.dirname, '..');
  const names = ['defected-minister', 'downed-airliner', 'missile-exercise', 'poisoned-politician'];
  return names.map((name) => {
    const file = readFileSync(join(root, `test/golden/${name}.article.txt`), 'utf8');
    const [title = '', ...rest] = file.split('\n');
    return { title, text: rest.join('\n').trim() };
  });
}

const wordsOf = (stories: readonly Story[]) => [
  ...new Set(
    stories
      .flatMap(({ articles }) => articles.flatMap(({ facts }) => facts.map(({ what }) => what)))
      .flatMap((what) => what.match(/\p{L}{4,}/gu) ?? []),
  ),
];

/**
 * Topics as people make them: most are about a name that is in no sample article, one in ten has a phrase of two words
 * of the articles, one in twenty needs a common word and a rare one, and one in a thousand is just a common word.
 */
function syntheticTopics(count: number, words: readonly string[], random: () => number): Topic[] {
  const at = '2026-03-01T00:00:00.000Z';
  const word = () => words[Math.floor(random() * words.length)] ?? 'news';
  return Array.from({ length: count }, (_, number) => {
    const name = `${madeUpName(random)} ${madeUpName(random)}`;
    const kind = random();
    const query =
      kind < 0.001
        ? { any: [word()], all: [], none: [] }
        : kind < 0.05
          ? { any: [], all: [word(), madeUpName(random)], none: [word()] }
          : kind < 0.15
            ? { any: [`${word()} ${word()}`, name], all: [], none: [] }
            : {
                any: [name, { name: madeUpName(random), also: [madeUpName(random), name] }],
                all: [],
                none: kind > 0.9 ? [word()] : [],
              };
    const topicId = base32Digest(`topic ${number}`).slice(0, 12);
    return { topicId, name, query, revision: 1, createdAt: at, changedAt: at };
  });
}

const syllables =
  'an bor dal el fen gar hul ing jor kol lind mar nor ost per ros stad tor ulv vik'.split(' ');

function madeUpName(random: () => number): string {
  const parts = Array.from(
    { length: 4 },
    () => syllables[Math.floor(random() * syllables.length)] ?? '',
  );
  const name = parts.join('');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

await runCommand(main);
