import { Construct } from 'constructs';
import type { Environment } from '../../functions/web-pages/environment.ts';
import type { Stage } from '../stages.ts';
import { ServiceFunction } from './service-function.ts';
import type { Tables } from './tables.ts';

export interface WebPagesProps {
  readonly stage: Stage;
  readonly publicUrl: string;
  readonly tables: Pick<Tables, 'digests' | 'shortLinks' | 'stories' | 'storyArticles' | 'topics'>;
}

/** The pages that alerts link to. Reads, and writes nothing. */
export class WebPages extends Construct {
  readonly webPages: ServiceFunction<Environment>;

  constructor(scope: Construct, id: string, { stage, publicUrl, tables }: WebPagesProps) {
    super(scope, id);
    const { digests, shortLinks, stories, storyArticles, topics } = tables;
    this.webPages = new ServiceFunction<Environment>(this, 'WebPages', {
      stage,
      folder: 'web-pages',
      description: 'The pages for people, and the description of the API',
      environment: {
        DIGESTS_TABLE: digests.name,
        STORY_ARTICLES_TABLE: storyArticles.name,
        STORIES_TABLE: stories.name,
        TOPICS_TABLE: topics.name,
        SHORT_LINKS_TABLE: shortLinks.name,
        PUBLIC_URL: publicUrl,
      },
    });
    digests.grant(this.webPages, 'dynamodb:BatchGetItem', 'dynamodb:GetItem');
    digests.grantQuery(this.webPages, 'by-month');
    shortLinks.grant(this.webPages, 'dynamodb:GetItem');
    storyArticles.grant(this.webPages, 'dynamodb:GetItem');
    stories.grant(this.webPages, 'dynamodb:GetItem');
    topics.grant(this.webPages, 'dynamodb:GetItem', 'dynamodb:Scan');
  }
}
