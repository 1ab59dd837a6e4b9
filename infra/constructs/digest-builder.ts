import { Construct } from 'constructs';
import type { Environment } from '../../functions/digest-article/environment.ts';
import type { Stage } from '../stages.ts';
import type { FailedRecords } from './failed-records.ts';
import { ServiceFunction } from './service-function.ts';
import { StreamSource } from './stream-source.ts';
import type { Tables } from './tables.ts';

export interface DigestBuilderProps {
  readonly stage: Stage;
  readonly tables: Pick<Tables, 'articles' | 'digests' | 'failures'>;
  readonly failedRecords: FailedRecords;
}

/** Reads new articles and writes their digests. May note its own failures, and nothing else. */
export class DigestBuilder extends Construct {
  readonly digestArticle: ServiceFunction<Environment>;
  readonly source: StreamSource;

  constructor(scope: Construct, id: string, { stage, tables, failedRecords }: DigestBuilderProps) {
    super(scope, id);
    const { articles, digests, failures } = tables;
    this.digestArticle = new ServiceFunction<Environment>(this, 'DigestArticle', {
      stage,
      folder: 'digest-article',
      description: 'New article: reads its facts and stores the digest',
      environment: { DIGESTS_TABLE: digests.name, FAILURES_TABLE: failures.name },
      // Reading language is all processor: 1,769 MB is one full processor.
      memoryMegabytes: 1769,
      timeoutSeconds: 60,
    });
    digests.grant(this.digestArticle, 'dynamodb:PutItem');
    failures.grant(this.digestArticle, 'dynamodb:UpdateItem');
    this.source = new StreamSource(this, 'Source', {
      stage,
      table: articles,
      step: this.digestArticle,
      failedRecords,
    });
  }
}
