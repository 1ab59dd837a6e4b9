import type { Story, StoryArticle } from '../contracts/story.ts';
import { cutLine } from '../digests/cut-line.ts';
import { listNames, statusLine } from '../digests/status-line.ts';
import { alertSubject, changesFirst } from './alert-subject.ts';
import type { ClaimNews } from './changes-since.ts';
import type { TopicMatch } from './match-topics.ts';
import { oneLine, wrapText } from './plain-text.ts';

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
  readonly match: TopicMatch;
  /** Where links of ours begin, without a slash at the end. */
  readonly publicUrl: string;
}

/** More than anybody reads in a mail; the rest is on the page. A mail over SNS has to stay under 256 KB. */
const maxEntries = 12;
const maxSentence = 400;

/** Writes the mail that tells a stream's readers what is new in a story. All of it is the article's own words. */
export function alertEmail({ story, news, match, publicUrl }: AlertContent): AlertEmail {
  const article = articleBehind(story, news);
  const sections = [
    headlineOf(article),
    ...newsSections(changesFirst(news)),
    linksOf(article, publicUrl),
    wrapText(whyOf(match)),
    `To leave this topic:\n${publicUrl}/topics/${match.topic.topicId}/leave`,
  ];
  return { subject: alertSubject(news), text: `${sections.join('\n\n')}\n` };
}

/** The article that brought the newest of the changes about. */
function articleBehind({ articles }: Story, news: readonly ClaimNews[]): StoryArticle {
  const changes = news.flatMap(({ claim }) => claim.history.at(-1) ?? []);
  const newest = changes.reduce((a, b) => (b.at > a.at ? b : a), { at: '', articleId: '' });
  const article =
    articles.find(({ articleId }) => articleId === newest.articleId) ?? articles.at(-1);
  if (!article) throw new Error('a story without articles');
  return article;
}

function headlineOf(article: StoryArticle): string {
  const { title, publisher, publishedAt, corrects, retractedAt } = article;
  const outlet = oneLine(publisher);
  const headline = wrapText(oneLine(title));
  if (retractedAt) {
    return `${wrapText(`On ${dayOf(retractedAt)} ${outlet} retracted its article:`)}\n${headline}`;
  }
  const role = corrects ? ', correcting its earlier article' : '';
  return `${headline}\n${wrapText(`${outlet}, ${dayOf(publishedAt)}${role}`)}`;
}

const dayOf = (time: string) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(time));

function newsSections(news: readonly ClaimNews[]): string[] {
  const shown = news.slice(0, maxEntries);
  const isNew = (state: string) => shown.filter((one) => !one.before && one.claim.state === state);
  const more = news.length - shown.length;
  return [
    ...section(
      'WHAT CHANGED',
      shown.filter(({ before }) => before),
    ),
    ...section('CONFIRMED', isNew('confirmed')),
    ...section('NOT CONFIRMED', isNew('unconfirmed')),
    ...section('DENIED', isNew('denied')),
    ...(more > 0 ? [`And ${more} more, on the page below.`] : []),
  ];
}

function section(heading: string, news: readonly ClaimNews[]): string[] {
  return news.length > 0 ? [`${heading}\n\n${news.map(entryOf).join('\n\n')}`] : [];
}

function entryOf({ claim, before }: ClaimNews): string {
  const status = oneLine(statusLine(claim));
  const isWithdrawn = claim.state === 'corrected' || claim.state === 'retracted';
  const quote = oneLine(claim.quote);
  const saysMore = quote !== '' && bareWords(quote) !== bareWords(claim.what);
  return [
    wrapText(sentenceOf(cutLine(oneLine(claim.what), maxSentence)), '* '),
    ...(before
      ? [
          wrapText(`Before: ${lower(sentenceOf(oneLine(before.status)))}`, '  '),
          wrapText(`Now: ${lower(sentenceOf(status))}`, '  '),
        ]
      : [wrapText(sentenceOf(status), '  ')]),
    ...(saysMore && !isWithdrawn ? [wrapText(`“${cutLine(quote, maxSentence)}”`, '  ')] : []),
  ].join('\n');
}

function linksOf({ articleId, retractedAt, url }: StoryArticle, publicUrl: string): string {
  const page = `${publicUrl}/digests/${articleId}`;
  if (retractedAt) return `The notice of its retraction:\n${page}`;
  // Rebuilt, so that nothing but one address can stand in its line.
  const original = url ? `\n\nThe article itself:\n${new URL(url).href}` : '';
  return `All its facts, with the words they rest on:\n${page}${original}`;
}

function whyOf({ topic, matched }: TopicMatch): string {
  const words = matched.map((word) => `“${oneLine(word)}”`);
  return `You get this because you follow “${oneLine(topic.name)}”, and the article speaks of ${listNames(words)}.`;
}

/** The words without their case and punctuation: a quote that only repeats its claim is left out. */
const bareWords = (text: string) =>
  text
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.join(' ');

const sentenceOf = (line: string) => (/[.!?…]["”’]?$/.test(line) ? line : `${line}.`);
const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
