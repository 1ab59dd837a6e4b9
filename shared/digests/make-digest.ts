import {
  type Digest,
  type Entity,
  type Fact,
  maxEntities,
  maxFacts,
  maxPerEntry,
  maxStatements,
} from '../contracts/digest.ts';
import { futureModals } from '../facts/claim-words.ts';
import type { Extraction } from '../facts/extract-facts.ts';
import type { FactDraft } from '../facts/fact-draft.ts';
import { findCircumstances } from '../facts/find-circumstances.ts';
import type { Entities, KnownEntity } from '../language/entities/entity.ts';
import type { ReadText } from '../language/sentence.ts';
import { chooseKeyFacts } from './choose-key-facts.ts';
import { dateOf } from './date-of.ts';
import type { ReadableArticle } from './extractor.ts';
import { summarize } from './summarize.ts';
import { wordFact } from './word-fact.ts';

/** Puts a digest together: key facts first, then the others in order of the text; long lists are cut in that order. */
export function makeDigest(
  { id, title, text, publishedAt }: ReadableArticle,
  read: ReadText,
  { facts: drafts, statements, entities: known }: Extraction,
): Digest {
  const keyFacts = chooseKeyFacts(drafts, title, text.length);
  const chosen = new Set(keyFacts);
  const facts = [...keyFacts, ...drafts.filter((draft) => !chosen.has(draft))].slice(0, maxFacts);
  const entities = entitiesOf(known);
  const isCut =
    drafts.length > maxFacts || statements.length > maxStatements || entities.length > maxEntities;
  return {
    id,
    title,
    text,
    language: 'en',
    summary: summarize(read, keyFacts),
    facts: facts.map((draft, index) =>
      factFrom(draft, `f${index + 1}`, index < keyFacts.length, known, publishedAt),
    ),
    statements: statements.slice(0, maxStatements),
    entities: entities.slice(0, maxEntities),
    ...(isCut && { truncated: true as const }),
  };
}

function factFrom(
  draft: FactDraft,
  id: string,
  key: boolean,
  entities: Entities,
  publishedAt: string | undefined,
): Fact {
  const {
    claim,
    kind,
    who,
    status,
    certainty,
    polarity,
    contestedBy,
    rule,
    attributions,
    evidence,
  } = draft;
  const { when, where } = findCircumstances(claim, entities);
  const isAhead = futureModals.has(claim.clause.verb.modal ?? '') || kind === 'plan';
  const date = when && publishedAt ? dateOf(when, publishedAt, isAhead) : undefined;
  return {
    id,
    kind,
    what: wordFact(claim, entities) || claim.text,
    who: [...who],
    ...(when && { when }),
    ...(date && { date }),
    ...(where && { where }),
    status,
    certainty,
    polarity,
    contestedBy: [...contestedBy],
    rule,
    attributions: [...attributions],
    evidence: [...evidence],
    key,
  };
}

const shownTypes: Readonly<Record<KnownEntity['type'], Entity['type'] | undefined>> = {
  person: 'person',
  government: 'organization',
  court: 'organization',
  police: 'organization',
  'armed-force': 'organization',
  'armed-group': 'organization',
  company: 'organization',
  media: 'organization',
  party: 'organization',
  'international-body': 'organization',
  organization: 'organization',
  country: 'location',
  place: 'location',
  demonym: undefined,
  other: 'other',
};

/** Whoever is named, in order of the first mention. */
function entitiesOf({ all }: Entities): Entity[] {
  const first = ({ mentions }: KnownEntity) => mentions[0]?.start ?? 0;
  return all
    .toSorted((a, b) => first(a) - first(b))
    .flatMap(({ name, type, mentions }) => {
      const shown = shownTypes[type];
      if (!shown) return [];
      const places = mentions.slice(0, maxPerEntry).map(({ start, end }) => ({ start, end }));
      return [{ name, type: shown, mentions: places }];
    });
}
