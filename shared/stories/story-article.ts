import { standingOf } from '../contracts/article.ts';
import type { Digest, Fact } from '../contracts/digest.ts';
import { type DigestRecord, digestOf } from '../contracts/digest-record.ts';
import type { StoryArticle, StoryFact } from '../contracts/story.ts';
import { denialsOf } from './denials-of.ts';

/** Facts that a story keeps of one article: with more, a story of many articles would outgrow its item. */
const maxFactsPerArticle = 60;
const maxEntitiesPerArticle = 60;

/**
 * What a story keeps of an article's digest: no opinion, and none of the article's text but each fact's first quote, and
 * what its deniers say.
 * An article that could not be read has no facts here.
 */
export function storyArticleFrom(record: DigestRecord): StoryArticle {
  const digest = digestOf(record);
  return {
    articleId: record.digestId,
    publisher: record.publisher,
    title: record.title,
    summary: digest?.summary ?? '',
    url: record.url,
    publishedAt: record.publishedAt,
    receivedAt: record.receivedAt,
    standing: standingOf(record),
    corrects: record.corrects,
    correctedBy: record.correctedBy,
    retractedAt: record.retractedAt,
    entities: (digest?.entities ?? []).slice(0, maxEntitiesPerArticle).map(({ name }) => name),
    facts: digest ? storyFactsOf(digest) : [],
  };
}

function storyFactsOf(digest: Digest): StoryFact[] {
  return digest.facts
    .filter(({ kind }) => kind !== 'comment')
    .slice(0, maxFactsPerArticle)
    .map((fact) => storyFactFrom(fact, digest));
}

function storyFactFrom(told: Fact, digest: Digest): StoryFact {
  const { id, evidence, when, where, ...fact } = told;
  const denials = denialsOf(told, digest);
  return {
    ...fact,
    factId: id,
    quote: evidence[0]?.text ?? '',
    ...(denials.length > 0 && { denials }),
  };
}
