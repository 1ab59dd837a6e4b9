import { countries, demonyms, places } from './country-names.ts';
import type { EntityType } from './entity.ts';
import { coreNoun, type NameSpan } from './find-names.ts';
import type { Description } from './find-titles.ts';
import { isFirstName } from './first-names.ts';
import { knownBody, undotted } from './known-bodies.ts';
import { typeOfHeadNoun, typeOfKind } from './noun-lists.ts';
import { isRole } from './role-nouns.ts';

/** What a name is, and how sure that is: 3 by the name itself, 2 by what is said of it, 1 by a guess. */
export interface Typed {
  readonly type: EntityType;
  readonly certainty: 1 | 2 | 3;
}

/** Judges one mention by its words, by what the text says of it, and last by the model. */
export function typeName(name: string, span: NameSpan, description: Description): Typed {
  const plain = name.replaceAll('’', "'");
  const isPerson =
    description.honorific !== undefined || description.titles.length > 0 || description.hasAge;
  const words = plain.split(' ');
  const noun = coreNoun(span.sentence.tokens, span.first, span.last) ?? '';
  const ofNoun = words.length > 1 ? typeOfHeadNoun.get(noun) : undefined;
  if (isPerson && !ofNoun && !knownBody(plain)) return { type: 'person', certainty: 3 };
  const listed = listedType(plain, span);
  if (listed) return { type: listed, certainty: 3 };
  const isGiven = isFirstName(words[0] ?? '') && (span.modelType === 'PER' || ofNoun === 'other');
  if (ofNoun && !(isGiven && words.length === 2))
    return {
      type: refine(ofNoun, words),
      certainty: ofNoun === 'other' || ofNoun === 'place' ? 2 : 3,
    };
  const said = saidType(description);
  if (said) return { type: said, certainty: 2 };
  if (description.hasWho && span.modelType !== 'ORG') return { type: 'person', certainty: 2 };
  if (
    words.length > 1 &&
    words.length < 5 &&
    isFirstName(words[0] ?? '') &&
    span.modelType !== 'ORG' &&
    span.modelType !== 'LOC'
  )
    return { type: 'person', certainty: 2 };
  if (span.modelType === 'PER') return { type: 'person', certainty: 1 };
  if (span.modelType === 'LOC') return { type: 'place', certainty: 1 };
  if (span.modelType === 'ORG') return { type: 'organization', certainty: 1 };
  if (words.some((word) => places.has(word))) return { type: 'place', certainty: 1 };
  // In the treebanks "flat" ties the names of a person; bodies are compounds.
  return { type: words.length > 1 && isFlat(span) ? 'person' : 'other', certainty: 1 };
}

const isFlat = ({ sentence, first, last }: NameSpan) =>
  sentence.tokens.slice(first, last + 1).some(({ deprel }) => deprel === 'flat');

function listedType(name: string, { sentence, first }: NameSpan): EntityType | undefined {
  const bare = undotted(name);
  if (demonyms.has(name) && sentence.tokens[first]?.upos === 'ADJ') return 'demonym';
  const body = knownBody(name);
  if (body) return body.type;
  if (countries.has(name) || countries.has(bare)) return 'country';
  if (demonyms.has(name)) return 'demonym';
  return places.has(name) ? 'place' : undefined;
}

const national = /^(?:national|federal|royal|state|supreme|central|foreign|interior|defen[cs]e)$/iu;

/** "Security Council" is a state's, "World Council of Churches" is not. */
function refine(type: EntityType, words: readonly string[]): EntityType {
  if (words.some((word) => /^(?:international|european|african|world|global)$/iu.test(word))) {
    if (type === 'government') return 'international-body';
  }
  if (
    type === 'armed-force' &&
    words.some((word) => /^(?:salvation|peace|task|police)$/iu.test(word))
  )
    return words.some((word) => /^police$/iu.test(word)) ? 'police' : 'organization';
  if (type === 'media' && words.length < 2) return 'other';
  if (type === 'armed-group' && words.some((word) => national.test(word)) && words.length < 3)
    return 'party';
  if (type === 'party' && words.some((word) => /^(?:dinner|birthday)$/iu.test(word)))
    return 'other';
  return type;
}

/** What an apposition or the noun after it makes of a name. */
function saidType({ kinds, before }: Description): EntityType | undefined {
  for (const kind of kinds) {
    const type = typeOfKind.get(kind);
    if (type) return type;
    if (isRole(kind)) return 'person';
  }
  if (before === undefined) return undefined;
  const type = typeOfKind.get(before);
  if (type && type !== 'country' && type !== 'place' && type !== 'police') return type;
  return isRole(before) ? 'organization' : undefined;
}
