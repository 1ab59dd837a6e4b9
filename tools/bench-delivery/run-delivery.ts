import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { withVariable } from '../../infra/local/assembly.ts';
import { type RunningService, startService } from '../../infra/local/service.ts';
import { sideBySide } from '../../shared/delivery/side-by-side.ts';
import { type BenchClient, benchClient } from './bench-client.ts';
import { type Disturber, disturber, type Weather } from './disturbances.ts';
import {
  expectedFacts,
  type Follower,
  type PostedArticle,
  PublishedDigest,
} from './expected-facts.ts';
import { openCalendar } from './let-time-pass.ts';
import { peakMemory } from './peak-memory.ts';
import { replayKept } from './replay-kept.ts';
import { signUpFollowers } from './sign-up-followers.ts';
import { type ToldFacts, toldFacts, type Verdict } from './told-facts.ts';
import { type TownArticle, townNews } from './town-news.ts';

export interface DeliveryOptions {
  readonly assemblyDir: string;
  readonly articles: number;
  readonly topics: number;
  readonly seed: number;
  readonly weather: Weather;
  /** Instant alerts that a stream gets an hour; what comes beyond is folded. Left out: as the stage says. */
  readonly alertsAnHour?: number;
  /** When the run ends, whatever has come by then (milliseconds since 1970). */
  readonly deadline: number;
  readonly progress?: (what: string) => void;
}

export interface DeliveryFigures extends Verdict {
  readonly weather: Weather;
  readonly posted: number;
  /** Articles that were posted besides, and had no digest when the time was over. */
  readonly late: number;
  readonly topics: number;
  readonly followers: number;
  readonly mails: number;
  /** From the first article posted to the last fact told; days that were let pass take no time. */
  readonly seconds: number;
  readonly articlesPerSecond: number;
  readonly peakMegabytes: number;
  readonly calls: Disturber['counts'];
  /** Batches that a step gave up and that an operator's replay brought through. */
  readonly replayed: number;
  /** Of functions, by time or memory; each is made again. Where one ends after a mail went out, that may go out twice. */
  readonly failedInvocations: number;
  /** Runs of the schedules that failed and were made again. */
  readonly failedRounds: number;
}

/** The part of the time in which articles are posted; the rest is for what is on its way. */
const postingShare = 0.75;
const atOnce = 8;
/** Articles that are on their way to their digest at a time. */
const ahead = 100;
const quietMs = 1_000;
/** Longer than the SDK and the event sources wait between tries. */
const patienceMs = 20_000;

/** Sends articles through a service of its own, and compares what its readers get with what they are to be told. */
export async function runDelivery(options: DeliveryOptions): Promise<DeliveryFigures> {
  const { assemblyDir, weather, seed, alertsAnHour, progress = () => {} } = options;
  const dataDir = mkdtempSync(join(tmpdir(), 'on-record-delivery-'));
  const memory = peakMemory();
  const disturbing = disturber(weather, seed);
  const service = await startService({
    port: 0,
    dataDir,
    assemblyDir,
    disturbSns: disturbing.disturb,
    ...(alertsAnHour !== undefined && {
      editTemplate: (template) => withVariable(template, 'ALERTS_AN_HOUR', String(alertsAnHour)),
    }),
  });
  try {
    const client = await benchClient(service.url, dataDir);
    const news = townNews(options);
    const ports = { client, service, progress };
    const followers = await signUpFollowers(news.topics, seed, ports);
    const begun = Date.now();
    disturbing.begin();
    const { posted, late } = await postAll(news.articles, options, ports);
    const settled = await settle({ posted, followers, dataDir, options }, ports);
    const { lastNewsAt, told, ...figures } = settled;
    const seconds = Math.max(0, lastNewsAt - begun) / 1_000;
    return {
      ...figures,
      weather,
      posted: posted.length,
      late,
      topics: news.topics.length,
      followers: followers.length,
      mails: told.mails(),
      seconds,
      articlesPerSecond: seconds > 0 ? posted.length / seconds : 0,
      peakMegabytes: memory.stop(),
      calls: disturbing.counts,
      failedInvocations: failedInvocations(dataDir),
    };
  } finally {
    memory.stop();
    await service.stop();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** How often a function was ended, or threw, as the logs tell. */
function failedInvocations(dataDir: string): number {
  const folder = join(dataDir, 'logs');
  const lines = readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8').split('\n'),
  );
  return lines.filter((line) => line.includes('"invocation-failed"')).length;
}

interface Ports {
  readonly client: BenchClient;
  readonly service: RunningService;
  readonly progress: (what: string) => void;
}

/** Posts as fast as digests are made, until the time for it is over. */
async function postAll(
  articles: readonly TownArticle[],
  { deadline }: DeliveryOptions,
  { client, progress }: Ports,
): Promise<{ posted: PostedArticle[]; late: number }> {
  const until = Date.now() + (deadline - Date.now()) * postingShare;
  const digests: Promise<PostedArticle | undefined>[] = [];
  await sideBySide(articles, atOnce, async (article, index) => {
    await digests[index - ahead];
    if (Date.now() > until) return;
    const { title, text, publishedAt } = article;
    const id = await client.post('/v1/articles', { title, text, publishedAt });
    digests[index] = digested(id, article, deadline, client);
    // Awaited at the end, or by a later article.
    digests[index].catch(() => {});
    progress(`articles: ${digests.length} of ${articles.length}`);
  });
  const posted = (await Promise.all(digests)).filter((article) => article !== undefined);
  return { posted, late: digests.length - posted.length };
}

/** @returns undefined where it was not digested in time. */
async function digested(
  id: string,
  article: TownArticle,
  deadline: number,
  client: BenchClient,
): Promise<PostedArticle | undefined> {
  for (let wait = 200; Date.now() < deadline; wait = Math.min(3_000, wait * 1.5)) {
    await pause(wait);
    const digest = await client.get(`/v1/digests/${id}`);
    if (digest) return { id, article, digest: PublishedDigest.parse(digest) };
  }
  return undefined;
}

interface Settling {
  readonly posted: readonly PostedArticle[];
  readonly followers: readonly Follower[];
  readonly dataDir: string;
  readonly options: DeliveryOptions;
}

interface Settled extends Verdict {
  readonly told: ToldFacts;
  readonly lastNewsAt: number;
  readonly replayed: number;
  readonly failedRounds: number;
}

/** Waits until everything is told: lets days pass for what waits, and replays what a step gave up, as an operator does. */
async function settle(
  { posted, followers, dataDir, options }: Settling,
  { service, progress }: Ports,
): Promise<Settled> {
  const { deadline } = options;
  const expected = expectedFacts(followers, posted);
  const told = toldFacts();
  const calendar = openCalendar(dataDir);
  let replayed = 0;
  let hasReplayed = false;
  let after = '';
  let lastNewsAt = Date.now();

  async function listen(): Promise<void> {
    for (;;) {
      const messages = await service.outbox.messages({ after, limit: 1_000 });
      for (const message of messages) told.hear(message);
      const last = messages.at(-1);
      if (!last) return;
      after = last.id;
      lastNewsAt = Math.max(Date.parse(last.sentAt), lastNewsAt);
    }
  }

  try {
    lastNewsAt = 0;
    let verdict: Verdict;
    do {
      await pause(quietMs / 4);
      await listen();
      verdict = told.compare(expected);
      progress(`facts: ${verdict.facts - verdict.lost} of ${verdict.facts} told`);
      const quietFor = Date.now() - lastNewsAt;
      if (quietFor < quietMs) continue;
      const waiting = await calendar.countWaiting();
      if (waiting > 0) {
        progress(`${waiting} stories wait; a day passes`);
        await calendar.passDay();
      } else if (verdict.lost === 0) {
        break;
      } else if (quietFor > patienceMs) {
        if (hasReplayed) break;
        hasReplayed = true;
        replayed = await replayKept(dataDir);
        lastNewsAt = Date.now();
      }
    } while (Date.now() < deadline);
    return { ...verdict, told, lastNewsAt, replayed, failedRounds: calendar.failedRuns() };
  } finally {
    calendar.close();
  }
}
