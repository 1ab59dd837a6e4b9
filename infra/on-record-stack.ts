import { Stack as CdkStack, CfnOutput } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Alarms } from './constructs/alarms.ts';
import { AlertSender } from './constructs/alert-sender.ts';
import { ArticleIntake } from './constructs/article-intake.ts';
import { CodeTexter } from './constructs/code-texter.ts';
import { DigestBuilder } from './constructs/digest-builder.ts';
import { FailedRecords } from './constructs/failed-records.ts';
import { PublicApi } from './constructs/public-api.ts';
import { ReaderTopics } from './constructs/reader-topics.ts';
import { ReadingApi } from './constructs/reading-api.ts';
import { RoundUpSender } from './constructs/round-up-sender.ts';
import { makeSecrets } from './constructs/secrets.ts';
import { StoryKeeper } from './constructs/story-keeper.ts';
import { SubscriptionDesk } from './constructs/subscription-desk.ts';
import { makeTables } from './constructs/tables.ts';
import { TopicDesk } from './constructs/topic-desk.ts';
import { TopicSnapshots } from './constructs/topic-snapshots.ts';
import { WebPages } from './constructs/web-pages.ts';
import { type Stage, stackName } from './stages.ts';

/** One stage of the service: the tables, then whatever an article meets on its way to the readers. */
export class OnRecordStack extends CdkStack {
  constructor(scope: Construct, stage: Stage) {
    super(scope, stackName(stage), {
      description: `On Record, ${stage.name}: articles in, digests and alerts out`,
      terminationProtection: stage.data === 'retained',
    });
    const tables = makeTables(this, stage);
    const secrets = makeSecrets(this, stage);
    const failedRecords = new FailedRecords(this, 'FailedRecords', { stage });
    const readerTopics = new ReaderTopics(this, stage);
    const publicApi = new PublicApi(this, 'PublicApi', { stage });
    const { publicUrl } = publicApi;

    const intake = new ArticleIntake(this, 'ArticleIntake', { stage, publicUrl, tables });
    const digestBuilder = new DigestBuilder(this, 'DigestBuilder', {
      stage,
      tables,
      failedRecords,
    });
    const storyKeeper = new StoryKeeper(this, 'StoryKeeper', { stage, tables, failedRecords });
    const topicSnapshots = new TopicSnapshots(this, 'TopicSnapshots', { stage, tables });
    const alertSender = new AlertSender(this, 'AlertSender', {
      stage,
      publicUrl,
      tables,
      topicSnapshots,
      readerTopics,
      failedRecords,
    });

    const roundUpSender = new RoundUpSender(this, 'RoundUpSender', {
      stage,
      publicUrl,
      tables,
      readerTopics,
    });

    const readingApi = new ReadingApi(this, 'ReadingApi', { stage, publicUrl, tables, secrets });
    const topicDesk = new TopicDesk(this, 'TopicDesk', { stage, publicUrl, tables, secrets });
    const codeTexter = new CodeTexter(this, 'CodeTexter', { stage, tables });
    const subscriptionDesk = new SubscriptionDesk(this, 'SubscriptionDesk', {
      stage,
      publicUrl,
      tables,
      secrets,
      readerTopics,
      codeTexter,
    });
    const webPages = new WebPages(this, 'WebPages', { stage, publicUrl, tables });

    const answerers = {
      'submit-article': intake.submitArticle,
      'read-article': intake.readArticle,
      'amend-article': intake.amendArticle,
      'read-digests': readingApi.readDigests,
      'manage-topics': topicDesk.manageTopics,
      'manage-subscriptions': subscriptionDesk.manageSubscriptions,
      'web-pages': webPages.webPages,
    };
    publicApi.answerWith(answerers);

    const digestArticle = { step: digestBuilder.digestArticle, source: digestBuilder.source };
    const updateStory = { step: storyKeeper.updateStory, source: storyKeeper.source };
    const sendAlerts = { step: alertSender.sendAlerts, source: alertSender.source };
    new Alarms(this, 'Alarms', {
      stage,
      publicApi,
      answering: [...Object.values(answerers), publicApi.answerUnknownRoute],
      steps: [
        { ...digestArticle, harm: 'new articles are not turned into digests' },
        { ...updateStory, harm: 'new digests do not reach their stories' },
        { ...sendAlerts, harm: 'followers are not told what changed in a story' },
      ],
      checkSubscriptions: subscriptionDesk.checkSubscriptions,
      snapshotTopics: topicSnapshots.snapshotTopics,
      sendRoundUps: roundUpSender.sendRoundUps,
      texting: [codeTexter.textCode, alertSender.sendAlerts, roundUpSender.sendRoundUps],
      tables: Object.values(tables),
      failedRecords,
    });

    // What the operators' commands look up.
    const outputs = {
      ApiUrl: publicApi.api.apiEndpoint,
      ...Object.fromEntries(
        Object.values(tables).map((table) => [`${table.definition.name}Table`, table.name]),
      ),
      FailedRecordsBucket: failedRecords.bucket.bucketName,
      DigestArticleFunction: digestArticle.step.lambda.functionName,
      DigestArticleSource: digestArticle.source.mapping.eventSourceMappingId,
      UpdateStoryFunction: updateStory.step.lambda.functionName,
      UpdateStorySource: updateStory.source.mapping.eventSourceMappingId,
      SendAlertsFunction: sendAlerts.step.lambda.functionName,
      SendAlertsSource: sendAlerts.source.mapping.eventSourceMappingId,
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}
