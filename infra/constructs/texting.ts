import type { TextingEnvironment } from '../../shared/delivery/texting.ts';
import { type Stage, segmentsAMonth, shortUrlOf } from '../stages.ts';
import type { ServiceFunction } from './service-function.ts';
import type { Tables } from './tables.ts';

type TextingTables = Pick<Tables, 'shortLinks' | 'textBudget'>;

/** What a function has to know that publishes texts. */
export function textEnvironment(stage: Stage, tables: TextingTables): TextingEnvironment {
  return {
    SHORT_LINKS_TABLE: tables.shortLinks.name,
    SHORT_URL: shortUrlOf(stage) || 'none',
    TEXT_BUDGET_TABLE: tables.textBudget.name,
    TEXT_SEGMENTS_AT_MOST: `${stage.texts.segmentsATextAtMost}`,
    TEXT_SEGMENTS_A_MONTH: String(segmentsAMonth(stage.texts)),
  };
}

/** Allows to make short links, and to spend of the month's budget. */
export function grantTexting(
  who: ServiceFunction,
  { shortLinks, textBudget }: TextingTables,
): void {
  shortLinks.grant(who, 'dynamodb:GetItem', 'dynamodb:PutItem');
  textBudget.grant(who, 'dynamodb:UpdateItem');
}
