import { Construct } from 'constructs';
import type { Environment } from '../../functions/update-story/environment.ts';
import type { Stage } from '../stages.ts';
import type { FailedRecords } from './failed-records.ts';
import { ServiceFunction } from './service-function.ts';
import { StreamSource } from './stream-source.ts';
import type { Tables } from './tables.ts';

export interface StoryKeeperProps {
  readonly stage: Stage;
  readonly tables: Pick<Tables, 'digests' | 'failures' | 'stories' | 'storyArticles'>;
  readonly failedRecords: FailedRecords;
}

/** Reads new digests and keeps the claims of their stories. May note its own failures, and nothing else. */
export class StoryKeeper extends Construct {
  readonly updateStory: ServiceFunction<Environment>;
  readonly source: StreamSource;

  constructor(scope: Construct, id: string, { stage, tables, failedRecords }: StoryKeeperProps) {
    super(scope, id);
    const { digests, failures, stories, storyArticles } = tables;
    this.updateStory = new ServiceFunction<Environment>(this, 'UpdateStory', {
      stage,
      folder: 'update-story',
      description: 'New digest: brings the claims of its story up to date',
      environment: {
        STORY_ARTICLES_TABLE: storyArticles.name,
        STORIES_TABLE: stories.name,
        FAILURES_TABLE: failures.name,
      },
      timeoutSeconds: 30,
    });
    storyArticles.grant(this.updateStory, 'dynamodb:GetItem', 'dynamodb:PutItem');
    stories.grant(this.updateStory, 'dynamodb:GetItem', 'dynamodb:PutItem');
    failures.grant(this.updateStory, 'dynamodb:UpdateItem');
    this.source = new StreamSource(this, 'Source', {
      stage,
      table: digests,
      step: this.updateStory,
      failedRecords,
    });
  }
}
