import type { Story } from '../contracts/story.ts';
import { partsOf, type Stream } from '../contracts/subscription.ts';
import { listNames } from '../digests/status-line.ts';
import { type AlertEmail, followedTopic, leaveOf } from './alert-email.ts';
import { alertSubject, changesFirst } from './alert-subject.ts';
import type { ClaimNews } from './changes-since.ts';
import { oneLine, wrapText } from './plain-text.ts';
import { storyLine, storySections } from './story-sections.ts';
import type { Reason } from './stream-news.ts';

/** One story of a round-up, and what is new in it. */
export interface StoryNews {
  readonly story: Story;
  /** Not empty. */
  readonly news: readonly ClaimNews[];
  readonly matched: readonly string[];
}

export interface RoundUpContent {
  /** Not empty. The first of them leads. */
  readonly stories: readonly StoryNews[];
  readonly topic: Pick<Reason, 'topicId' | 'topicName'>;
  readonly stream: Stream;
  /** Where links of ours begin, without a slash at the end. */
  readonly publicUrl: string;
}

const maxEntries = 6;
/** A message over SNS has 256 KB for all its forms: a mail whose every character takes three bytes fits in twice. */
const maxStoryCharacters = 20_000;
/** Short enough for a phone. */
const rule = '-'.repeat(24);

/**
 * Writes one mail about several stories of a topic: the daily one, or one that folds together what came in while the
 * stream rested. Stories for which there is no room are named, with a link.
 */
export function roundUpEmail({ stories, topic, stream, publicUrl }: RoundUpContent): AlertEmail {
  const parts: string[] = [];
  const named: string[] = [];
  let characters = 0;
  for (const [index, { story, news }] of stories.entries()) {
    const heading = stories.length > 1 ? `${index + 1} of ${stories.length}\n` : '';
    const part = heading + storySections(story, news, { publicUrl, maxEntries }).join('\n\n');
    characters += part.length;
    if (characters <= maxStoryCharacters || index === 0) parts.push(part);
    else named.push(storyLine(story, news, publicUrl));
  }
  if (named.length > 0) {
    parts.push(
      `${named.length} MORE ${named.length === 1 ? 'STORY' : 'STORIES'}\n\n${named.join('\n\n')}`,
    );
  }
  const sections = [
    wrapText(openingOf(stories.length, topic, stream)),
    ...parts.flatMap((part) => [rule, part]),
    rule,
    wrapText(whyOf(stories, topic, stream)),
    leaveOf(topic, publicUrl),
  ];
  return { subject: roundUpSubject(stories), text: `${sections.join('\n\n')}\n` };
}

/** The news of the first story, and how many more facts there are in all. */
const roundUpSubject = (stories: readonly StoryNews[]) =>
  alertSubject(stories.flatMap(({ news }) => changesFirst(news)));

function openingOf(count: number, { topicName }: RoundUpContent['topic'], stream: Stream): string {
  const what = count === 1 ? 'one story' : `${count} stories`;
  const topic = `“${oneLine(topicName)}”`;
  if (partsOf(stream).frequency === 'daily') return `Your daily mail on ${topic}: ${what}.`;
  return `News on ${topic} came in close together or late, so here it is in one mail: ${what}.`;
}

function whyOf(
  stories: readonly StoryNews[],
  { topicName }: RoundUpContent['topic'],
  stream: Stream,
): string {
  const words = [...new Set(stories.flatMap(({ matched }) => matched))];
  const found = listNames(words.map((word) => `“${oneLine(word)}”`));
  const because = found
    ? `and these articles speak of ${found}`
    : 'and were told of this before. The topic has been changed or removed since';
  return `You get this because you follow ${followedTopic(topicName, stream)}, ${because}.`;
}
