import type { Sentence } from './read-text.ts';
import { isTimeWord } from './time-words.ts';
import type { EntityMention, NameKind, Token } from './token.ts';

/** Nouns that tell what kind of thing carries the name. */
const organizationWords = new Set(
  (
    'ministry department council agency party university group inc corp corporation company committee commission court police army ' +
    'navy force forces government parliament congress senate house union association foundation institute organization organisation bank ' +
    'federation authority service office bureau administration assembly front movement coalition club team league society times ' +
    'post news press guardian tribune herald journal hospital airlines airways motors front alliance brigade regiment'
  ).split(' '),
);
const locationWords = new Set(
  'river lake mountain mount island islands sea ocean bay strait valley street avenue road square airport province county district city town village region coast peninsula'.split(
    ' ',
  ),
);
const joints = new Set([
  'of',
  'the',
  'for',
  'and',
  'de',
  'al',
  'bin',
  'van',
  'von',
  'der',
  'del',
  'la',
  '&',
]);
const longestName = 12;

/** Names in one sentence: rows of capitalised words, joined by "of", "for the" and the like within an organisation's name. */
export function findEntities({ tokens }: Pick<Sentence, 'tokens'>): EntityMention[] {
  const mentions: EntityMention[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (!isName(tokens[at])) continue;
    const last = endOfName(tokens, at);
    mentions.push(mentionOf(tokens.slice(at, last + 1)));
    at = last;
  }
  return mentions;
}

const isName = (token: Token | undefined) => token?.upos === 'PROPN' && !isTimeWord(token.lower);

function endOfName(tokens: readonly Token[], first: number): number {
  let last = first;
  for (let at = first + 1; at < tokens.length && at < first + longestName; at++) {
    if (isName(tokens[at])) {
      if (beginsPerson(tokens, first, at)) break;
      last = at;
    } else if (!canJoin(tokens, first, at)) break;
  }
  return last;
}

/** "Secretary of State Ana Ruiz": the name begins at "Ana", not at "State". */
function beginsPerson(tokens: readonly Token[], first: number, at: number): boolean {
  const isAfterOf = tokens[first - 1]?.lower === 'of';
  return isAfterOf && tokens[at]?.name === 'person' && tokens[first]?.name !== 'person';
}

/** "Ministry of Defence", "Bank for the Poor", but not "Paris and Berlin" or "Obama of Illinois". */
function canJoin(tokens: readonly Token[], first: number, at: number): boolean {
  const joint = tokens[at]?.lower ?? '';
  if (!joints.has(joint) || at - first > longestName) return false;
  const isInOrganization = tokens
    .slice(first, at)
    .some(({ lower }) => organizationWords.has(lower));
  const leadsToName =
    isName(tokens[at + 1]) || (joints.has(tokens[at + 1]?.lower ?? '') && isName(tokens[at + 2]));
  if (joint === 'and')
    return (
      isInOrganization &&
      tokens[at + 1]?.name === undefined &&
      tokens.slice(first, at).some(({ lower }) => lower === 'of' || lower === 'for') &&
      leadsToName
    );
  return leadsToName && (isInOrganization || !['of', 'for', 'the'].includes(joint));
}

function mentionOf(tokens: readonly Token[]): EntityMention {
  const start = tokens[0]?.start ?? 0;
  const end = tokens.at(-1)?.end ?? start;
  return {
    start,
    end,
    text: tokens.map(({ text }) => text).join(' '),
    type: kindOf(tokens) ?? 'other',
  };
}

function kindOf(tokens: readonly Token[]): NameKind | undefined {
  if (tokens.some(({ lower }) => organizationWords.has(lower))) return 'organization';
  if (tokens.some(({ lower }) => locationWords.has(lower))) return 'location';
  const kinds = tokens.map(({ name }) => name);
  if (kinds.includes('person')) return 'person';
  return kinds.find((kind) => kind !== undefined);
}
