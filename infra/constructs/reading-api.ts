import { Construct } from 'constructs';
import type { Environment } from '../../functions/read-digests/environment.ts';
import type { Stage } from '../stages.ts';
import type { Secrets } from './secrets.ts';
import { ServiceFunction } from './service-function.ts';
import type { Tables } from './tables.ts';

export interface ReadingApiProps {
  readonly stage: Stage;
  readonly publicUrl: string;
  readonly tables: Pick<Tables, 'digests' | 'matches' | 'stories' | 'storyArticles' | 'topics'>;
  readonly secrets: Pick<Secrets, 'cursor'>;
}

/** Digests and stories for anyone who asks. Reads, and writes nothing. */
export class ReadingApi extends Construct {
  readonly readDigests: ServiceFunction<Environment>;

  constructor(scope: Construct, id: string, props: ReadingApiProps) {
    super(scope, id);
    const { stage, publicUrl, tables, secrets } = props;
    const { digests, matches, stories, storyArticles, topics } = tables;
    this.readDigests = new ServiceFunction<Environment>(this, 'ReadDigests', {
      stage,
      folder: 'read-digests',
      description: 'GET /v1/digests, /v1/stories, and the feeds of topics',
      environment: {
        DIGESTS_TABLE: digests.name,
        STORY_ARTICLES_TABLE: storyArticles.name,
        STORIES_TABLE: stories.name,
        MATCHES_TABLE: matches.name,
        TOPICS_TABLE: topics.name,
        CURSOR_SECRET: secrets.cursor.arn,
        PUBLIC_URL: publicUrl,
      },
    });
    digests.grant(this.readDigests, 'dynamodb:BatchGetItem', 'dynamodb:GetItem');
    digests.grantQuery(this.readDigests, 'by-month');
    stories.grant(this.readDigests, 'dynamodb:BatchGetItem', 'dynamodb:GetItem');
    storyArticles.grant(this.readDigests, 'dynamodb:GetItem');
    matches.grantQuery(this.readDigests, 'by-time');
    topics.grant(this.readDigests, 'dynamodb:GetItem');
    secrets.cursor.grantRead(this.readDigests);
  }
}
