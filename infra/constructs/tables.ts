import type { Construct } from 'constructs';
import {
  alertsTable,
  articlesTable,
  digestsTable,
  failuresTable,
  keysTable,
  matchesTable,
  requestsTable,
  shortLinksTable,
  storiesTable,
  storyArticlesTable,
  streamsTable,
  subscriptionsTable,
  type TableDefinition,
  textBudgetTable,
  topicChangesTable,
  topicsTable,
  waitingTable,
} from '../../shared/storage/tables.ts';
import type { Stage } from '../stages.ts';
import { ServiceTable } from './service-table.ts';

export type Tables = ReturnType<typeof makeTables>;

/** Makes every table of the service. Nobody may touch any of them until a construct grants it. */
export function makeTables(scope: Construct, stage: Stage) {
  const table = <Definition extends TableDefinition>(definition: Definition) =>
    new ServiceTable(scope, definition, stage);
  return {
    articles: table(articlesTable),
    digests: table(digestsTable),
    stories: table(storiesTable),
    storyArticles: table(storyArticlesTable),
    topics: table(topicsTable),
    topicChanges: table(topicChangesTable),
    matches: table(matchesTable),
    streams: table(streamsTable),
    waiting: table(waitingTable),
    subscriptions: table(subscriptionsTable),
    alerts: table(alertsTable),
    textBudget: table(textBudgetTable),
    shortLinks: table(shortLinksTable),
    keys: table(keysTable),
    requests: table(requestsTable),
    failures: table(failuresTable),
  };
}
