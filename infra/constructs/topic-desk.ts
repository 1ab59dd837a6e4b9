import { Construct } from 'constructs';
import type { Environment } from '../../functions/manage-topics/environment.ts';
import type { Stage } from '../stages.ts';
import type { Secrets } from './secrets.ts';
import { ServiceFunction } from './service-function.ts';
import type { Tables } from './tables.ts';

export interface TopicDeskProps {
  readonly stage: Stage;
  readonly publicUrl: string;
  readonly tables: Pick<Tables, 'keys' | 'stories' | 'topicChanges' | 'topics'>;
  readonly secrets: Pick<Secrets, 'cursor'>;
}

/** Where topics are made, changed, removed and tried out on recent stories. Knows nothing of readers. */
export class TopicDesk extends Construct {
  readonly manageTopics: ServiceFunction<Environment>;

  constructor(scope: Construct, id: string, props: TopicDeskProps) {
    super(scope, id);
    const { stage, publicUrl, tables, secrets } = props;
    const { keys, stories, topicChanges, topics } = tables;
    this.manageTopics = new ServiceFunction<Environment>(this, 'ManageTopics', {
      stage,
      folder: 'manage-topics',
      description: 'Everything under /v1/topics but subscriptions',
      environment: {
        TOPICS_TABLE: topics.name,
        TOPIC_CHANGES_TABLE: topicChanges.name,
        STORIES_TABLE: stories.name,
        KEYS_TABLE: keys.name,
        CURSOR_SECRET: secrets.cursor.arn,
        PUBLIC_URL: publicUrl,
      },
    });
    topics.grant(
      this.manageTopics,
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Scan',
      'dynamodb:UpdateItem',
    );
    topicChanges.grant(this.manageTopics, 'dynamodb:PutItem');
    stories.grant(this.manageTopics, 'dynamodb:BatchGetItem');
    stories.grantQuery(this.manageTopics, 'by-month');
    keys.grant(this.manageTopics, 'dynamodb:GetItem');
    secrets.cursor.grantRead(this.manageTopics);
  }
}
