import type { Message } from '../contracts/alert.ts';
import { partsOf, type Stream } from '../contracts/subscription.ts';
import { alertSms } from './alert-sms.ts';
import { changesFirst } from './alert-subject.ts';
import { alertWebhook } from './alert-webhook.ts';
import type { StoryNews } from './round-up-email.ts';
import { articleBehind } from './story-sections.ts';
import type { Reason } from './stream-news.ts';

export interface ChannelContent {
  /** Of the message: the same for whoever gets it twice. */
  readonly id: string;
  readonly stream: Stream;
  readonly topic: Pick<Reason, 'topicId' | 'topicName'>;
  /** Not empty. The first of them leads. */
  readonly stories: readonly StoryNews[];
  readonly publicUrl: string;
}

export interface TextForm {
  readonly segmentsAtMost: number;
  readonly linkTo: (articleId: string) => Promise<string | undefined>;
}

/** The words of a message for what its stream carries beside mails: a text, or the JSON of a webhook. */
export async function channelWords(
  { id, stream, topic, stories, publicUrl }: ChannelContent,
  { segmentsAtMost, linkTo }: TextForm,
): Promise<Pick<Message, 'sms' | 'webhook'>> {
  if (partsOf(stream).carries !== 'texts') {
    return { webhook: alertWebhook({ id, topic, stream, stories, publicUrl }) };
  }
  const [first] = stories;
  if (!first) throw new Error('a message without stories');
  const link = await linkTo(articleBehind(first.story, first.news).articleId);
  const news = stories.flatMap(({ news }) => changesFirst(news));
  return { sms: alertSms({ news, link, segmentsAtMost }) };
}
