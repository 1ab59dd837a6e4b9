import type { Story, StoryArticle } from '../contracts/story.ts';
import { cutLine } from '../digests/cut-line.ts';
import { maxNames, statusLine } from '../digests/status-line.ts';
import { changesFirst } from './alert-subject.ts';
import type { ClaimNews } from './changes-since.ts';
import { oneLine, wrapText } from './plain-text.ts';

const maxSentence = 400;
const maxTitle = 120;

/**
 * What is new in one story, as paragraphs of a mail: headline, facts by how they stand, links. All of it is the
 * article's own words.
 *
 * @param news  not empty.
 * @param maxEntries  facts that are told at most; the rest is counted.
 */
export function storySections(
  story: Story,
  news: readonly ClaimNews[],
  { publicUrl, maxEntries }: { readonly publicUrl: string; readonly maxEntries: number },
): string[] {
  const article = articleBehind(story, news);
  return [
    headlineOf(article),
    ...newsSections(changesFirst(news), maxEntries),
    linksOf(article, publicUrl),
  ];
}

/** A story in two lines, where there is no room for its facts. */
export function storyLine(story: Story, news: readonly ClaimNews[], publicUrl: string): string {
  const { title, articleId } = articleBehind(story, news);
  return `${wrapText(cutLine(oneLine(title), maxTitle), '* ')}\n  ${publicUrl}/digests/${articleId}`;
}

/**
 * The article that brought the newest of the changes about, as it stands now: nobody is sent a headline, or led to a
 * page, that its publisher has taken back.
 */
export function articleBehind({ articles }: Story, news: readonly ClaimNews[]): StoryArticle {
  const changes = news.flatMap(({ claim }) => claim.history.at(-1) ?? []);
  const newest = changes.reduce((a, b) => (b.at > a.at ? b : a), { at: '', articleId: '' });
  const article =
    articles.find(({ articleId }) => articleId === newest.articleId) ?? articles.at(-1);
  if (!article) throw new Error('a story without articles');
  return newestVersionOf(article, articles);
}

function newestVersionOf(article: StoryArticle, others: readonly StoryArticle[]): StoryArticle {
  const correction = others.find(({ articleId }) => articleId === article.correctedBy);
  // Of those that are left: two that correct each other must not lead round and round.
  const rest = others.filter((other) => other !== correction);
  return correction ? newestVersionOf(correction, rest) : article;
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

function newsSections(news: readonly ClaimNews[], maxEntries: number): string[] {
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
  const isWithdrawn = claim.state === 'corrected' || claim.state === 'retracted';
  const lines = [wrapText(sentenceOf(cutLine(oneLine(claim.what), maxSentence)), '* ')];
  if (before) {
    lines.push(
      wrapText(`Before: ${lower(sentenceOf(oneLine(before.status)))}`, '  '),
      wrapText(`Now: ${lower(sentenceOf(oneLine(statusLine(claim))))}`, '  '),
    );
    if (!isWithdrawn) lines.push(...quoteOf(claim), ...denialQuotesOf(claim));
    return lines.join('\n');
  }
  // Each side on a line of its own, the words under the one that said them.
  const isContested = claim.state !== 'denied' && claim.contestedBy.length > 0;
  const stand = isContested
    ? `${statusLine({ ...claim, contestedBy: [] })}; contested`
    : statusLine(claim);
  lines.push(wrapText(sentenceOf(oneLine(stand)), '  '), ...quoteOf(claim));
  if (isContested) lines.push(wrapText(sentenceOf(oneLine(denialOf(claim))), '  '));
  lines.push(...denialQuotesOf(claim));
  return lines.join('\n');
}

/** "Denied by the Orsa Water Company". */
const denialOf = (claim: ClaimNews['claim']) =>
  statusLine({ ...claim, state: 'denied', attributions: [] });

/** The words that it rests on; none where they only repeat the claim. */
function quoteOf({ quote, what }: ClaimNews['claim']): string[] {
  const words = oneLine(quote);
  const saysMore = words !== '' && bareWords(words) !== bareWords(what);
  return saysMore ? [wrapText(`“${cutLine(words, maxSentence)}”`, '  ')] : [];
}

/** What the deniers say, as many as are named. Where there are several, each sentence names its own. */
const denialQuotesOf = ({ denials = [] }: ClaimNews['claim']) =>
  [...new Set(denials.map(({ quote }) => oneLine(quote)))]
    .slice(0, maxNames)
    .map((quote) => wrapText(`“${cutLine(quote, maxSentence)}”`, '  '));

function linksOf({ articleId, retractedAt, url }: StoryArticle, publicUrl: string): string {
  const page = `${publicUrl}/digests/${articleId}`;
  if (retractedAt) return `The notice of its retraction:\n${page}`;
  // Rebuilt, so that nothing but one address can stand in its line.
  const original = url ? `\n\nThe article itself:\n${new URL(url).href}` : '';
  return `All its facts, with the words they rest on:\n${page}${original}`;
}

/** The words without their case and punctuation. */
const bareWords = (text: string) =>
  text
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.join(' ');

const sentenceOf = (line: string) => (/[.!?…]["”’]?$/.test(line) ? line : `${line}.`);
const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
