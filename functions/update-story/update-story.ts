import { bodyOf, type DigestRecord } from '../../shared/contracts/digest-record.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { Done } from '../../shared/lambda/each-new-item.ts';
import type { StoryMembership, StoryStore } from '../../shared/storage/story-store.ts';
import { withArticle } from '../../shared/stories/compose-story.ts';
import { storyArticleFrom } from '../../shared/stories/story-article.ts';
import { storyFor } from './story-for.ts';

export interface UpdateStoryPorts {
  readonly stories: Pick<StoryStore, 'get' | 'put'>;
  readonly membership: StoryMembership;
}

/** How often the step reads and writes again when another article of the story was quicker. */
const maxTries = 5;

/** Takes an article's digest, or its new standing, into its story. */
export async function updateStory(record: DigestRecord, ports: UpdateStoryPorts): Promise<Done> {
  const articleId = record.digestId;
  if (hasNothingToTell(record)) return { did: 'story-not-concerned', articleId };
  const storyId = await storyFor(record, ports.membership);
  const article = storyArticleFrom(record);
  for (let tries = 0; tries < maxTries; tries++) {
    const before = await ports.stories.get(storyId);
    const story = withArticle(storyId, before, article);
    const seen = { storyId, articleId, revision: story.revision };
    if (story === before) return { did: 'story-unchanged', ...seen };
    if ((await ports.stories.put(story)) === 'stored') return { did: 'story-updated', ...seen };
  }
  throw new ServiceError('store-unavailable', `The story was changed ${maxTries} times meanwhile.`);
}

/**
 * An article that could not be read makes no story; as a correction, it still takes the old one's claims away. A
 * retraction is always taken in: should the article's own record come after it, its facts are known to be withdrawn.
 */
function hasNothingToTell(record: DigestRecord): boolean {
  if (record.retractedAt || record.corrects) return false;
  const body = bodyOf(record);
  return !body || 'problem' in body;
}
