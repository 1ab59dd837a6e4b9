import type { AwsRequest } from '../aws/aws-service.ts';
import type { StateStore } from '../aws/state-store.ts';
import type { SnsArns } from './arns.ts';
import type { Disturbance } from './disturbance.ts';
import type { SnsLinks } from './links.ts';
import type { Outbox } from './outbox.ts';
import type { QueryForm } from './query-form.ts';
import type { Result } from './result-xml.ts';

/** One SNS action: reads its parameters, asks whether the caller may, acts, and answers. Runs alone. */
export type Action = (call: ActionCall) => Promise<Result | undefined>;

export interface ActionCall {
  readonly form: QueryForm;
  readonly authorize: AwsRequest['authorize'];
}

/** What the actions are made of. */
export interface SnsParts {
  readonly state: StateStore;
  readonly arns: SnsArns;
  readonly links: SnsLinks;
  readonly outbox: Outbox;
  readonly now: () => Date;
  readonly disturb: (action: string) => Disturbance | undefined;
}
