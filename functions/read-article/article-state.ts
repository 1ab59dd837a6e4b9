import { type Article, type ArticleState, standingOf } from '../../shared/contracts/article.ts';
import { bodyOf, type DigestRecord } from '../../shared/contracts/digest-record.ts';
import type { AlertStore } from '../../shared/storage/alert-store.ts';
import type { DigestStore } from '../../shared/storage/digest-store.ts';
import type { Failure, FailureStore } from '../../shared/storage/failure-store.ts';
import type { StoryMembership, StoryStore } from '../../shared/storage/story-store.ts';

export interface ArticleStatePorts {
  readonly digests: Pick<DigestStore, 'get'>;
  readonly membership: Pick<StoryMembership, 'storyOf'>;
  readonly stories: Pick<StoryStore, 'get'>;
  readonly alerts: Pick<AlertStore, 'countOfStory'>;
  readonly failures: Pick<FailureStore, 'of'>;
}

/**
 * How far an article has come, derived from what each step has written; nothing is written back.
 *
 * A failure counts while the step's result is missing, or is that of an earlier standing of the article: a step that
 * came through in the end has not failed.
 */
export async function articleState(
  article: Article,
  publicUrl: string,
  ports: ArticleStatePorts,
): Promise<ArticleState> {
  const { articleId } = article;
  const [digest, storyId] = await Promise.all([
    ports.digests.get(articleId),
    ports.membership.storyOf(articleId),
  ]);
  const story = storyId ? await ports.stories.get(storyId) : undefined;
  const alerts = storyId ? await ports.alerts.countOfStory(storyId) : { sent: 0, sending: 0 };
  const failures = [
    ...(await ports.failures.of(articleId)),
    ...(storyId ? await ports.failures.of(storyId) : []),
  ];
  const told = story?.articles.find((one) => one.articleId === articleId);
  const missing = {
    'digest-article': !digest || standingOf(digest) !== standingOf(article),
    'update-story': told?.standing !== standingOf(article),
    'send-alerts': alerts.sending > 0 || (alerts.sent === 0 && failures.length > 0),
  };
  const failure =
    unreadable(digest) ?? failures.find(({ step }) => missing[step as keyof typeof missing]);
  const progress = alerts.sent > 0 ? 'alerted' : digest ? 'digested' : 'received';
  return {
    id: articleId,
    state: failure ? 'failed' : progress,
    standing: standingOf(article),
    title: article.title,
    publisher: article.publisher,
    publishedAt: article.publishedAt,
    receivedAt: article.receivedAt,
    url: article.url,
    corrects: article.corrects,
    correctedBy: article.correctedBy,
    retractedAt: article.retractedAt,
    alerts,
    failure: failure && failureView(failure),
    links: {
      self: `${publicUrl}/v1/articles/${articleId}`,
      ...(digest && {
        digest: `${publicUrl}/v1/digests/${articleId}`,
        page: `${publicUrl}/digests/${articleId}`,
      }),
      ...(story && { story: `${publicUrl}/v1/stories/${story.storyId}` }),
    },
  };
}

/** An article in another language is digested, with a problem in the digest's place. */
function unreadable(digest: DigestRecord | undefined): Failure | undefined {
  const body = digest && bodyOf(digest);
  if (!digest || !body || 'facts' in body) return undefined;
  return {
    subjectId: digest.digestId,
    step: 'digest-article',
    code: body.problem.type.slice(body.problem.type.lastIndexOf('/') + 1),
    detail: body.problem.detail,
    attempts: 1,
    lastAt: digest.receivedAt,
  };
}

const failureView = ({ step, code, detail, attempts, lastAt }: Failure) => ({
  step,
  code,
  detail,
  attempts,
  lastAt,
});
