import type { WebhookScope } from '../../shared/delivery/webhook-address.ts';
import { localAccount } from './aws/account.ts';
import { startAwsEndpoint } from './aws/aws-endpoint.ts';
import type { Caller, PausePoint } from './aws/aws-service.ts';
import { type LocalAws, openLocalAws } from './aws/open-local-aws.ts';
import { type Credentials, newCredentials } from './credentials.ts';
import type { FunctionPool } from './functions/function-pool.ts';
import { lambdaService } from './functions/lambda-service.ts';
import { pausingAt } from './pausing.ts';
import { type LocalSns, type LocalSnsOptions, localSns } from './sns/local-sns.ts';
import { storedThingsOf } from './stored-things.ts';
import type { Stack } from './template.ts';

/** Closes something. What is at work there may take so long to end. */
export type Closer = (graceMilliseconds: number) => unknown;

export interface StandInsOptions {
  readonly stack: Stack;
  readonly dataDir: string;
  /** Where the service itself is. */
  readonly url: string;
  readonly webhookScope: WebhookScope;
  readonly pauseAt: PausePoint | undefined;
  readonly disturbSns: LocalSnsOptions['disturb'];
  readonly onLine: (line: string) => void;
  /** Takes what has to be closed at the end, in the order of opening. */
  readonly onStop: (closer: Closer) => void;
}

/** The AWS services of this machine, behind one address. */
export interface StandIns {
  readonly aws: LocalAws;
  readonly sns: LocalSns;
  readonly endpoint: string;
  /** Who signs calls, by access key id; functions are added once they have keys. */
  readonly callers: Map<string, Caller>;
  /** What Lambda can invoke; functions are added once they can run. */
  readonly functions: FunctionPool[];
  /** May do everything. */
  readonly operator: Credentials;
}

/** Opens the data folder and makes what the stack keeps there: tables, buckets, secrets; and SNS beside them. */
export async function openStandIns(options: StandInsOptions): Promise<StandIns> {
  const { stack, dataDir, url, webhookScope, disturbSns, onLine, onStop } = options;
  const pauseAt = pausingAt(options.pauseAt, onLine);
  const onDefect = (error: unknown) => onLine(`A stand-in failed: ${String(error)}`);

  const aws = await openLocalAws({ dataDir, ...storedThingsOf(stack), pauseAt, onDefect });
  onStop(() => aws.close());

  const smtpUrl = process.env.SMTP_URL;
  const sns = localSns({
    ...localAccount,
    state: aws.state('sns'),
    publicUrl: () => url,
    webhookScope,
    pauseAt,
    ...(smtpUrl && { smtpUrl }),
    ...(disturbSns && { disturb: disturbSns }),
  });
  onStop(() => sns.close());

  const callers = new Map<string, Caller>();
  const functions: FunctionPool[] = [];
  const operator = newCredentials();
  callers.set(operator.accessKeyId, { kind: 'operator' });
  const { dynamodb, s3, secretsManager: secretsmanager } = aws;
  const lambda = lambdaService(functions);
  const endpoint = await startAwsEndpoint({
    services: { dynamodb, s3, secretsmanager, sns: sns.service, lambda },
    callers,
    onDefect,
  });
  onStop(() => endpoint.close());
  return { aws, sns, endpoint: endpoint.url, callers, functions, operator };
}
