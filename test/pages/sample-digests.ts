import type { Attribution, Digest, Fact } from '../../shared/contracts/digest.ts';
import type { DigestRecord } from '../../shared/contracts/digest-record.ts';
import type { Story } from '../../shared/contracts/story.ts';
import { withArticle } from '../../shared/stories/compose-story.ts';
import { storyArticleFrom } from '../../shared/stories/story-article.ts';

export const bridgeText =
  'The Harbour Authority closed the swing bridge on Monday.\n\nChief engineer Ana Ruiz said that two bolts had failed. The port union denied that bolts had failed.\n\nThe mayor denied that he had known. Officials said the bridge would open on Friday.\n\nThe closure is a disgrace, a driver said.';

/** Finds the words in the text, as evidence does. */
export function wordsIn(text: string, words: string) {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`the text does not say: ${words}`);
  return { start, end: start + words.length, text: words };
}

export const said = (source: string, details: Partial<Attribution> = {}): Attribution => ({
  source,
  sourceType: 'named-person',
  official: false,
  verb: 'said',
  stance: 'affirms',
  ...details,
});

let count = 0;

/** A fact of the bridge article that rests on these words. */
export function fact(words: string, details: Partial<Fact> = {}, text = bridgeText): Fact {
  count += 1;
  return {
    id: `f${count}`,
    kind: 'event',
    what: `It is told that ${words}`,
    who: [],
    status: 'confirmed',
    certainty: 'certain',
    polarity: 'positive',
    contestedBy: [],
    rule: 'own-voice',
    attributions: [],
    evidence: [wordsIn(text, words)],
    key: true,
    ...details,
  };
}

export const closed = fact('closed the swing bridge', { what: 'The bridge was closed' });
export const boltsFailed = fact('two bolts had failed', {
  what: 'Two bolts had failed',
  rule: 'official-on-record',
  attributions: [said('Ana Ruiz', { title: 'Chief engineer' })],
  contestedBy: ['the port union'],
});
export const mayorKnew = fact('he had known', {
  what: 'The mayor had known',
  status: 'denied',
  rule: 'denied-only',
  attributions: [said('the mayor', { stance: 'denies', verb: 'denied' })],
});
export const opensFriday = fact('the bridge would open on Friday', {
  what: 'The bridge will open on Friday',
  status: 'unconfirmed',
  rule: 'anonymous',
  certainty: 'probable',
  attributions: [said('officials', { sourceType: 'unnamed-group' })],
});
export const engineer = fact('Chief engineer Ana Ruiz', {
  what: 'Ana Ruiz is chief engineer',
  kind: 'state',
  key: false,
});
export const disgrace = fact('The closure is a disgrace', {
  what: 'The closure is a disgrace',
  kind: 'comment',
  status: 'unconfirmed',
  rule: 'opinion',
  key: false,
  attributions: [said('a driver', { sourceType: 'unnamed-person' })],
});

export const articleId = 'aaaaaaaaaaaaaaaaaaaa';
export const newerId = 'bbbbbbbbbbbbbbbbbbbb';

interface Sample extends Partial<DigestRecord> {
  readonly facts?: readonly Fact[];
  readonly text?: string;
}

export function digestRecord({
  facts = [closed, boltsFailed, opensFriday, mayorKnew, engineer, disgrace],
  text = bridgeText,
  ...details
}: Sample = {}): DigestRecord {
  const title = details.title ?? 'Harbour bridge closed';
  const digestId = details.digestId ?? articleId;
  const digest: Digest = {
    id: digestId,
    title,
    text,
    language: 'en',
    summary: 'The Harbour Authority closed the swing bridge on Monday.',
    facts: [...facts],
    statements: [],
    entities: [],
  };
  return {
    digestId,
    publisherId: 'harbournews',
    publisher: 'Harbour News',
    title,
    url: 'https://news.example.org/bridge',
    publishedAt: '2026-03-02T09:30:00.000Z',
    receivedAt: '2026-03-02T09:31:00.000Z',
    body: JSON.stringify(digest),
    ...details,
  };
}

/** The story that these articles make, in the order in which they came. */
export function storyOf(...records: readonly DigestRecord[]): Story {
  let story: Story | undefined;
  for (const record of records) {
    story = withArticle('ssssssssssssssss', story, storyArticleFrom(record));
  }
  if (!story) throw new Error('a story has articles');
  return story;
}

/** The article, its correction in which nobody stands behind the bolts any more, and their story. */
export function correctedPair() {
  const before = digestRecord();
  const older = { ...before, correctedBy: newerId };
  const rumour = { ...boltsFailed, status: 'unconfirmed', rule: 'anonymous' } as const;
  const newer = digestRecord({
    digestId: newerId,
    title: 'Harbour bridge closed (corrected)',
    facts: [
      { ...rumour, attributions: [said('officials', { sourceType: 'unnamed-group' })] },
      closed,
    ],
    corrects: articleId,
    receivedAt: '2026-03-02T12:00:00.000Z',
  });
  return { older, newer, story: storyOf(before, older, newer) };
}
