import { base32Digest } from '../../shared/articles/article-id.ts';
import type { DigestRecord } from '../../shared/contracts/digest-record.ts';
import type { StoryMembership } from '../../shared/storage/story-store.ts';

/**
 * The story that an article belongs to: minted and stored when it is first asked for, the same ever after.
 *
 * A correction belongs to the story of the first version. Every other article is, for the present, a story of its own;
 * callers only ever ask here, so articles can come to share stories without a change to them.
 */
export async function storyFor(
  { digestId, original }: Pick<DigestRecord, 'digestId' | 'original'>,
  membership: StoryMembership,
): Promise<string> {
  const known = await membership.storyOf(digestId);
  if (known) return known;
  // The first version may not have come this far: its story is minted for it, and it will find it.
  const storyId = original
    ? await storyFor({ digestId: original }, membership)
    : mintStoryId(digestId);
  return membership.join(digestId, storyId);
}

/** Minted from the story's first article, so that a step which runs twice mints the same. Nobody else derives it. */
const mintStoryId = (articleId: string) => base32Digest(`story:${articleId}`).slice(0, 16);
