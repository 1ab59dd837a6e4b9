import { Construct } from 'constructs';
import type { Environment as AmendArticleEnvironment } from '../../functions/amend-article/environment.ts';
import type { Environment as ReadArticleEnvironment } from '../../functions/read-article/environment.ts';
import type { Environment as SubmitArticleEnvironment } from '../../functions/submit-article/environment.ts';
import type { Stage } from '../stages.ts';
import { ServiceFunction } from './service-function.ts';
import type { Tables } from './tables.ts';

export interface ArticleIntakeProps {
  readonly stage: Stage;
  readonly publicUrl: string;
  readonly tables: Pick<
    Tables,
    | 'alerts'
    | 'articles'
    | 'digests'
    | 'failures'
    | 'keys'
    | 'requests'
    | 'stories'
    | 'storyArticles'
  >;
}

/** What publishers call: put an article in, take it back or correct it, and ask what became of it. */
export class ArticleIntake extends Construct {
  readonly submitArticle: ServiceFunction<SubmitArticleEnvironment>;
  readonly amendArticle: ServiceFunction<AmendArticleEnvironment>;
  readonly readArticle: ServiceFunction<ReadArticleEnvironment>;

  constructor(scope: Construct, id: string, props: ArticleIntakeProps) {
    super(scope, id);
    this.submitArticle = this.submitting(props);
    this.amendArticle = this.amending(props);
    this.readArticle = this.reading(props);
  }

  /** May add articles and its idempotency rows, and look for the digest while a publisher waits for it. */
  private submitting({ stage, publicUrl, tables }: ArticleIntakeProps) {
    const { articles, digests, keys, requests } = tables;
    const submitArticle = new ServiceFunction<SubmitArticleEnvironment>(this, 'SubmitArticle', {
      stage,
      folder: 'submit-article',
      description: 'POST /v1/articles: stores an article, once however often it is sent',
      environment: {
        ARTICLES_TABLE: articles.name,
        REQUESTS_TABLE: requests.name,
        KEYS_TABLE: keys.name,
        DIGESTS_TABLE: digests.name,
        PUBLIC_URL: publicUrl,
      },
      // Longest with `Prefer: wait`; an HTTP API gives up after 30 seconds.
      timeoutSeconds: 29,
    });
    articles.grant(submitArticle, 'dynamodb:GetItem', 'dynamodb:PutItem');
    requests.grant(submitArticle, 'dynamodb:GetItem', 'dynamodb:PutItem');
    digests.grant(submitArticle, 'dynamodb:GetItem');
    keys.grant(submitArticle, 'dynamodb:GetItem');
    return submitArticle;
  }

  /** May mark an article and add its correction, both in one transaction. */
  private amending({ stage, publicUrl, tables }: ArticleIntakeProps) {
    const { articles, keys } = tables;
    const amendArticle = new ServiceFunction<AmendArticleEnvironment>(this, 'AmendArticle', {
      stage,
      folder: 'amend-article',
      description: 'Retracts or corrects an article for its publisher',
      environment: {
        ARTICLES_TABLE: articles.name,
        KEYS_TABLE: keys.name,
        PUBLIC_URL: publicUrl,
      },
    });
    articles.grant(amendArticle, 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem');
    keys.grant(amendArticle, 'dynamodb:GetItem');
    return amendArticle;
  }

  /** May read what the steps left behind, from which an article's state is derived. Writes nothing. */
  private reading({ stage, publicUrl, tables }: ArticleIntakeProps) {
    const { alerts, articles, digests, failures, keys, stories, storyArticles } = tables;
    const readArticle = new ServiceFunction<ReadArticleEnvironment>(this, 'ReadArticle', {
      stage,
      folder: 'read-article',
      description: 'GET /v1/articles/{articleId}: tells a publisher what became of an article',
      environment: {
        ARTICLES_TABLE: articles.name,
        DIGESTS_TABLE: digests.name,
        STORY_ARTICLES_TABLE: storyArticles.name,
        STORIES_TABLE: stories.name,
        ALERTS_TABLE: alerts.name,
        FAILURES_TABLE: failures.name,
        KEYS_TABLE: keys.name,
        PUBLIC_URL: publicUrl,
      },
    });
    for (const table of [articles, digests, storyArticles, stories, keys]) {
      table.grant(readArticle, 'dynamodb:GetItem');
    }
    alerts.grantQuery(readArticle, 'by-story');
    failures.grant(readArticle, 'dynamodb:Query');
    return readArticle;
  }
}
