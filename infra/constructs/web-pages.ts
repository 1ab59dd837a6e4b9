import { Construct } from 'constructs';
import type { Environment } from '../../functions/web-pages/environment.ts';
import type { Stage } from '../stages.ts';
import { ServiceFunction } from './service-function.ts';
import type { Tables } from './tables.ts';
import type { TopicSnapshots } from './topic-snapshots.ts';

export interface WebPagesProps {
  readonly stage: Stage;
  readonly publicUrl: string;
  readonly tables: Pick<Tables, 'digests' | 'matches' | 'shortLinks' | 'stories' | 'storyArticles'>;
  readonly topicSnapshots: TopicSnapshots;
}

/** The pages that alerts link to. Reads, and writes nothing. */
export class WebPages extends Construct {
  readonly webPages: ServiceFunction<Environment>;

  constructor(scope: Construct, id: string, props: WebPagesProps) {
    super(scope, id);
    const { stage, publicUrl, tables, topicSnapshots } = props;
    const { digests, matches, shortLinks, stories, storyArticles } = tables;
    this.webPages = new ServiceFunction<Environment>(this, 'WebPages', {
      stage,
      folder: 'web-pages',
      description: 'The pages for people, and the description of the API',
      environment: {
        DIGESTS_TABLE: digests.name,
        STORY_ARTICLES_TABLE: storyArticles.name,
        STORIES_TABLE: stories.name,
        MATCHES_TABLE: matches.name,
        ...topicSnapshots.environment,
        SHORT_LINKS_TABLE: shortLinks.name,
        PUBLIC_URL: publicUrl,
      },
      // For looking through 100,000 topics, as in send-alerts.
      memoryMegabytes: 1_024,
    });
    digests.grant(this.webPages, 'dynamodb:BatchGetItem', 'dynamodb:GetItem');
    digests.grantQuery(this.webPages, 'by-month');
    shortLinks.grant(this.webPages, 'dynamodb:GetItem');
    storyArticles.grant(this.webPages, 'dynamodb:GetItem');
    stories.grant(this.webPages, 'dynamodb:BatchGetItem', 'dynamodb:GetItem');
    matches.grantQuery(this.webPages, 'by-time');
    topicSnapshots.grantFollow(this.webPages);
  }
}
