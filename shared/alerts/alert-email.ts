import type { Story } from '../contracts/story.ts';
import { partsOf, type Stream } from '../contracts/subscription.ts';
import { listNames } from '../digests/status-line.ts';
import { alertSubject } from './alert-subject.ts';
import type { ClaimNews } from './changes-since.ts';
import { oneLine, wrapText } from './plain-text.ts';
import { storySections } from './story-sections.ts';
import type { Reason } from './stream-news.ts';

export interface AlertEmail {
  /** ASCII, one line, under 100 characters, as SNS asks. */
  readonly subject: string;
  /** Plain text, at most 72 columns but for links. */
  readonly text: string;
}

export interface AlertContent {
  readonly story: Story;
  /** Not empty. */
  readonly news: readonly ClaimNews[];
  readonly reason: Reason;
  readonly stream: Stream;
  /** Where links of ours begin, without a slash at the end. */
  readonly publicUrl: string;
}

/** More than anybody reads in a mail; the rest is on the page. A mail over SNS has to stay under 256 KB. */
const maxEntries = 12;

/** Writes the mail that tells a stream's readers what is new in a story. All of it is the article's own words. */
export function alertEmail({ story, news, reason, stream, publicUrl }: AlertContent): AlertEmail {
  const sections = [
    ...storySections(story, news, { publicUrl, maxEntries }),
    whyOf(reason, stream),
    leaveOf(reason, publicUrl),
  ];
  return { subject: alertSubject(news), text: `${sections.join('\n\n')}\n` };
}

function whyOf({ topicName, matched }: Reason, stream: Stream): string {
  const topic = followedTopic(topicName, stream);
  if (matched.length === 0) {
    return wrapText(
      `You get this because you follow ${topic}, and were told of this before. The topic has been changed or removed since.`,
    );
  }
  const words = matched.map((word) => `“${oneLine(word)}”`);
  return wrapText(
    `You get this because you follow ${topic}, and the article speaks of ${listNames(words)}.`,
  );
}

/** What a reader asked for: “Orsa dam”, or “Orsa dam” (confirmed facts only, once a day). */
export function followedTopic(topicName: string, stream: Stream): string {
  const { only, frequency } = partsOf(stream);
  const how = [
    ...(only === 'confirmed' ? ['confirmed facts only'] : []),
    ...(frequency === 'daily' ? ['once a day'] : []),
  ];
  return `“${oneLine(topicName)}”${how.length > 0 ? ` (${how.join(', ')})` : ''}`;
}

export const leaveOf = ({ topicId }: Pick<Reason, 'topicId'>, publicUrl: string) =>
  `To leave this topic:\n${publicUrl}/topics/${topicId}/leave`;
