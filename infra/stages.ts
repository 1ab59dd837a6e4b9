/** What differs between the stages; everything else is the same everywhere. */
export interface Stage {
  /** Letters and digits only: the name with a hyphen ends the prefix that grants are written on. */
  readonly name: string;
  /** Where readers find the service, without a slash at the end; without it, the address of the HTTP API. */
  readonly publicUrl?: string;
  /** Who is told when an alarm goes off. AWS asks this address once to agree. */
  readonly operatorEmail?: string;
  /** Data that outlives the stack cannot be deleted by accident either. */
  readonly data: 'retained' | 'disposable';
  readonly logRetentionDays: 7 | 30 | 90 | 365;
  /** Requests a second over the whole API, and how many may come at once. Beyond it: 429. */
  readonly throttling: { readonly ratePerSecond: number; readonly burst: number };
  readonly streams: StreamSettings;
  readonly alerts: AlertSettings;
  readonly texts: TextSettings;
}

/** What texts may cost, and where they may go. SNS bills by the segment, of 160 characters at most. */
export interface TextSettings {
  /** ISO codes of the countries whose numbers may follow topics. Each has its own price and its own rules: read them first. */
  readonly countries: readonly [string, ...string[]];
  /** The most that one alert may take. */
  readonly segmentsATextAtMost: 1 | 2 | 3;
  /** Of codes and alerts together. When it is used up, no more texts go out until the next month (UTC) begins. */
  readonly monthlyBudgetUsd: number;
  /** What a segment to the dearest of the countries costs, with what carriers add to it. */
  readonly usdASegment: number;
  /** Codes to new numbers, over all of them. */
  readonly codesADay: number;
}

/** How many segments the month's budget pays for. */
export function segmentsAMonth({ monthlyBudgetUsd, usdASegment }: TextSettings): number {
  return Math.floor(monthlyBudgetUsd / usdASegment);
}

/** Short enough that a link leaves most of a text to the news. */
const shortUrlCharacters = 28;

/** Where short links begin; empty where the stage has no address that is short enough, and texts get no link. */
export function shortUrlOf({ publicUrl = '' }: Stage): string {
  return publicUrl.length <= shortUrlCharacters ? publicUrl : '';
}

/** How the steps that read a table's stream are fed. */
export interface StreamSettings {
  /** Older records go to the bucket of failed records unread. A stream itself forgets after 24 hours. */
  readonly maxRecordAgeMinutes: number;
  /** Tries after the first one, before a record goes to the bucket of failed records. */
  readonly retries: number;
  /** Batches of one shard that run at the same time, 1 to 10. Records of one item always stay in order. */
  readonly parallelBatches: number;
}

/** How readers are told. */
export interface AlertSettings {
  /** Instant alerts to the readers of one stream within any hour. What comes beyond is folded into one mail. */
  readonly instantPerHour: number;
  /** What changed longer ago is not sent as an instant alert any more: it goes with the next, or with the daily mails. */
  readonly instantMaxAgeMinutes: number;
  /** When the daily mails go out, 0 to 23, in `timeZone`. */
  readonly dailyHour: number;
  /** An IANA name, such as `Europe/London`: summer time is kept there. */
  readonly timeZone: string;
  /** For how long a stream is kept that has no reader, and the readers of a topic that was removed. */
  readonly keepEmptyStreamDays: number;
}

const alerts: AlertSettings = {
  instantPerHour: 4,
  instantMaxAgeMinutes: 60,
  dailyHour: 7,
  timeZone: 'UTC',
  keepEmptyStreamDays: 30,
};

/** One country, and no more than the price of some books a month, until the operator decides otherwise. */
const texts: TextSettings = {
  countries: ['US'],
  segmentsATextAtMost: 1,
  monthlyBudgetUsd: 20,
  usdASegment: 0.0125,
  codesADay: 200,
};

const dev: Stage = {
  name: 'dev',
  data: 'disposable',
  logRetentionDays: 7,
  throttling: { ratePerSecond: 50, burst: 100 },
  streams: { maxRecordAgeMinutes: 60, retries: 4, parallelBatches: 10 },
  alerts,
  texts,
};

const prod: Stage = {
  name: 'prod',
  data: 'retained',
  logRetentionDays: 90,
  throttling: { ratePerSecond: 500, burst: 1000 },
  // Six hours outlast most outages; what is older than that is history, for an operator to judge.
  streams: { maxRecordAgeMinutes: 6 * 60, retries: 4, parallelBatches: 10 },
  alerts,
  texts,
};

/** One machine. A day, so that what waited while the machine slept is still done; few retries, so that tests are short. */
const local: Stage = {
  ...dev,
  name: 'local',
  streams: { maxRecordAgeMinutes: 24 * 60, retries: 2, parallelBatches: 10 },
};

export const stages: readonly Stage[] = [dev, prod, local];

/**
 * The stage of that name.
 *
 * @param name  what `-c stage=…` gave; nothing means `dev`.
 * @throws an error that lists the stages, where there is none of that name.
 */
export function stageNamed(name: unknown = 'dev'): Stage {
  const stage = stages.find((candidate) => candidate.name === name);
  if (stage) return stage;
  const names = stages.map((candidate) => candidate.name).join(', ');
  throw new Error(`There is no stage ${JSON.stringify(name)}. The stages are: ${names}.`);
}

export function stackName(stage: Stage): string {
  return `on-record-${stage.name}`;
}

/** How the name of every SNS topic with readers starts; topics are made when their first reader comes. */
export function snsTopicPrefix(stage: Stage): string {
  return `${stackName(stage)}-`;
}
