import type { StoryArticle, StoryFact } from '../contracts/story.ts';

/** One fact of one article. */
export interface ToldFact {
  readonly article: StoryArticle;
  readonly fact: StoryFact;
}

/** When an article began to tell what it tells. A correction speaks from its receipt on, so after what it corrects. */
export const speaksFrom = ({ corrects, receivedAt, publishedAt }: StoryArticle): string =>
  corrects ? receivedAt : publishedAt;
