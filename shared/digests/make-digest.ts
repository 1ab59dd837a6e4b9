import {
  type Digest,
  type Entity,
  type Fact,
  maxEntities,
  maxFacts,
  maxPerEntry,
  maxStatements,
} from '../contracts/digest.ts';
import type { Extraction } from '../facts/extract-facts.ts';
import type { FactDraft } from '../facts/fact-draft.ts';
import type { Named, Names } from '../facts/know-names.ts';
import type { ReadText } from '../language/read-text.ts';
import { chooseKeyFacts } from './choose-key-facts.ts';
import type { ReadableArticle } from './extractor.ts';
import { summarize } from './summarize.ts';
import { wordFact } from './word-fact.ts';

/** Puts a digest together: key facts first, then the others in order of the text; long lists are cut in that order. */
export function makeDigest(
  { id, title, text }: ReadableArticle,
  read: ReadText,
  { facts: drafts, statements, names }: Extraction,
): Digest {
  const keyFacts = chooseKeyFacts(drafts, title, text.length);
  const others = drafts.filter((draft) => !keyFacts.includes(draft));
  const facts = [...keyFacts, ...others].slice(0, maxFacts);
  const entities = entitiesOf(names);
  const isCut =
    drafts.length > maxFacts || statements.length > maxStatements || entities.length > maxEntities;
  return {
    id,
    title,
    text,
    language: 'en',
    summary: summarize(read, keyFacts),
    facts: facts.map((draft, index) => factFrom(draft, `f${index + 1}`, index < keyFacts.length)),
    statements: statements.slice(0, maxStatements),
    entities: entities.slice(0, maxEntities),
    ...(isCut && { truncated: true as const }),
  };
}

function factFrom(draft: FactDraft, id: string, key: boolean): Fact {
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
  return {
    id,
    kind,
    what: wordFact(claim) || claim.text,
    who: [...who],
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

/** Whoever is named, in order of the first mention. */
function entitiesOf({ all }: Names): Entity[] {
  const first = ({ mentions }: Named) => mentions[0]?.start ?? 0;
  return all
    .toSorted((a, b) => first(a) - first(b))
    .map(({ name, type, mentions }) => ({
      name,
      type,
      mentions: mentions.slice(0, maxPerEntry).map(({ start, end }) => ({ start, end })),
    }));
}
