import type { AlertPayload } from '../contracts/alert-payload.ts';
import { partsOf, type Stream } from '../contracts/subscription.ts';
import { statusLine } from '../digests/status-line.ts';
import { changesFirst } from './alert-subject.ts';
import type { ClaimNews } from './changes-since.ts';
import type { StoryNews } from './round-up-email.ts';
import { articleBehind } from './story-sections.ts';
import type { Reason } from './stream-news.ts';

export interface WebhookContent {
  /** Of the message: the same for whoever gets it twice. */
  readonly id: string;
  readonly topic: Pick<Reason, 'topicId' | 'topicName'>;
  readonly stream: Stream;
  /** Not empty. */
  readonly stories: readonly StoryNews[];
  /** Where links of ours begin, without a slash at the end. */
  readonly publicUrl: string;
}

/** As many as a mail has. */
const maxClaims = 12;
/** SNS takes 256 KB for all forms of a message together; a mail may take more than half of it. */
const maxBytes = 90_000;

/** The news for programs: JSON as `AlertPayload` describes it, all of it in the article's own words. */
export function alertWebhook({ id, topic, stream, stories, publicUrl }: WebhookContent): string {
  const { only, frequency } = partsOf(stream);
  const shown = withinBytes(stories.map((one) => storyIn(one, publicUrl)));
  const payload: AlertPayload = {
    version: 1,
    id,
    topic: { id: topic.topicId, name: topic.topicName },
    only,
    frequency,
    stories: shown,
    moreStories: stories.length - shown.length,
    leave: `${publicUrl}/topics/${topic.topicId}/leave`,
  };
  return JSON.stringify(payload);
}

/** The first stories, one at least, as far as there is room: with the quotes that come of JSON within JSON. */
function withinBytes(stories: readonly PayloadStory[]): PayloadStory[] {
  let bytes = 0;
  return stories.filter((story, index) => {
    bytes += Buffer.byteLength(JSON.stringify(JSON.stringify(story)));
    return index === 0 || bytes <= maxBytes;
  });
}

type PayloadStory = AlertPayload['stories'][number];

function storyIn({ story, news, matched }: StoryNews, publicUrl: string): PayloadStory {
  const { articleId, title, publisher, publishedAt, url } = articleBehind(story, news);
  const shown = changesFirst(news).slice(0, maxClaims);
  return {
    id: story.storyId,
    article: {
      id: articleId,
      title,
      publisher,
      publishedAt,
      page: `${publicUrl}/digests/${articleId}`,
      ...(url && { original: new URL(url).href }),
    },
    matched: [...matched],
    claims: shown.map(claimIn),
    more: news.length - shown.length,
  };
}

function claimIn({ claim, before }: ClaimNews) {
  const { id, what, state, contestedBy, quote, denials } = claim;
  const isWithdrawn = state === 'corrected' || state === 'retracted';
  return {
    id,
    what,
    state,
    status: statusLine(claim),
    contestedBy,
    quote: isWithdrawn ? '' : quote,
    ...(denials && { denials }),
    ...(before && {
      before: { state: before.state, status: before.status, contestedBy: before.contestedBy },
    }),
  };
}
