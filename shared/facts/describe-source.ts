import type { SourceType } from '../contracts/digest.ts';
import type { EntityType, KnownEntity } from '../language/entities/entity.ts';
import type { Token } from '../language/sentence.ts';
import type { Actor } from './actor.ts';
import {
  anonymityWords,
  armedWords,
  bodies,
  counselWords,
  documentWords,
  mediaWords,
  officeWords,
  pressNames,
  publicBodies,
  unnamedGroups,
  unnamedPersons,
} from './role-words.ts';

/** Somebody or something that the article lets speak. */
export interface Source {
  readonly name: string;
  readonly title?: string;
  readonly sourceType: SourceType;
  readonly official: boolean;
  /** `identified` can be held to it; `private` is a person without office or role. */
  readonly standing: 'identified' | 'private' | 'armed' | 'media' | 'anonymous';
}

interface SourceRow {
  readonly id: string;
  readonly example: { readonly phrase: string; readonly standing: Source['standing'] };
  readonly fits: (phrase: SourcePhrase) => boolean;
  readonly make: (phrase: SourcePhrase) => Omit<Source, 'name' | 'title'>;
}

interface SourcePhrase {
  readonly tokens: readonly Token[];
  readonly words: ReadonlySet<string>;
  /** The noun that the phrase is about: "spokesman" of "a spokesman for the ministry". */
  readonly head: string;
  readonly entity: KnownEntity | undefined;
  /** The office or role that stands with a name here. */
  readonly role?: string | undefined;
}

const has = (words: ReadonlySet<string>, known: ReadonlySet<string>) =>
  [...words].some((word) => known.has(word));
const isA = ({ entity }: SourcePhrase, ...types: readonly EntityType[]) =>
  entity !== undefined && types.includes(entity.type);
const hasName = ({ tokens }: SourcePhrase) => tokens.some(({ upos }) => upos === 'PROPN');
/** "His publicist". */
const isSomebodys = ({ tokens }: SourcePhrase) => tokens[0]?.xpos === 'PRP$';
const speaker = new Set(
  'spokesman spokeswoman spokesperson spokesmen spokespeople clerk representatives representative publicist statement'.split(
    ' ',
  ),
);

const organization = (official: boolean, standing: Source['standing'] = 'identified') =>
  ({ sourceType: 'named-organization', official, standing }) as const;

/** Whose study an article is about it names once; "the researchers" are they. */
const authorNouns = new Set(
  'researchers scientists authors archaeologists astronomers biologists physicists team'.split(' '),
);

/** From the top: the first row that fits tells what kind of source it is. */
export const sourceRows: readonly SourceRow[] = [
  {
    id: 'anonymous',
    example: { phrase: 'Anonymous officials', standing: 'anonymous' },
    fits: ({ words }) => has(words, anonymityWords),
    make: () => ({ sourceType: 'anonymous', official: false, standing: 'anonymous' }),
  },
  {
    id: 'counsel',
    example: { phrase: "Holm's lawyer Eva Lind", standing: 'private' },
    fits: (phrase) =>
      isA(phrase, 'person') &&
      (has(titleWords(phrase.entity), counselWords) || isRole(phrase.role, counselWords)),
    make: () => ({ sourceType: 'named-person', official: false, standing: 'private' }),
  },
  {
    id: 'named-person',
    example: { phrase: 'Interior Minister Ana Ruiz', standing: 'identified' },
    fits: (phrase) => isA(phrase, 'person') && !isPaper(phrase),
    make: ({ entity, words, role }) => ({
      sourceType: 'named-person',
      official:
        (entity?.isOfficial === true || isRole(role, officeWords)) && !isArmed(entity, words),
      standing: role && !isArmed(entity, words) ? 'identified' : standingOf(entity, words),
    }),
  },
  {
    id: 'armed',
    example: { phrase: 'The Taliban', standing: 'armed' },
    fits: (phrase) => isA(phrase, 'armed-group') || has(phrase.words, armedWords),
    make: () => organization(false, 'armed'),
  },
  {
    id: 'spokesman-of-a-body',
    example: { phrase: 'A spokesman for the Ministry of Defence', standing: 'identified' },
    fits: (phrase) => speaker.has(phrase.head) && (hasName(phrase) || isSomebodys(phrase)),
    make: () => organization(true),
  },
  {
    id: 'report-of-a-body',
    example: { phrase: 'Reports by the Ministry of Health', standing: 'identified' },
    fits: (phrase) =>
      phrase.head === 'reports' &&
      hasName(phrase) &&
      !phrase.tokens.some(({ lower }) => lower !== 'reports' && mediaWords.has(lower)),
    make: () => ({ sourceType: 'document', official: false, standing: 'identified' }),
  },
  {
    id: 'authors-of-a-study',
    example: { phrase: 'The researchers', standing: 'identified' },
    fits: (phrase) => {
      const { head, tokens } = phrase;
      const isThe = tokens.length === 2 && tokens[0]?.lower === 'the';
      return authorNouns.has(head) && (isThe || isOfABody(phrase));
    },
    make: () => ({ sourceType: 'unnamed-group', official: false, standing: 'identified' }),
  },
  {
    id: 'media',
    example: { phrase: 'The Daily Telegraph', standing: 'media' },
    fits: (phrase) =>
      isA(phrase, 'media') ||
      isNewsBody(phrase) ||
      isPaper(phrase) ||
      (isA(phrase, 'organization', 'company', 'other') &&
        pressNames.test(phrase.entity?.name ?? '')) ||
      (!isA(phrase, 'government', 'court', 'police', 'country') &&
        mediaWords.has(phrase.head) &&
        !isPlainNoun(phrase)),
    make: () => ({ sourceType: 'media', official: false, standing: 'media' }),
  },
  {
    id: 'named-public-body',
    example: { phrase: 'The Ministry of Defence', standing: 'identified' },
    fits: (phrase) =>
      isA(
        phrase,
        'government',
        'court',
        'police',
        'armed-force',
        'international-body',
        'country',
        'place',
      ),
    make: () => organization(true),
  },
  {
    id: 'named-body',
    example: { phrase: 'Norland Airlines', standing: 'identified' },
    fits: (phrase) => isA(phrase, 'company', 'party', 'organization'),
    make: ({ words }) => organization(has(words, publicBodies)),
  },
  {
    id: 'police-among-others',
    example: { phrase: 'Police and county officials', standing: 'identified' },
    fits: ({ head, words }) => unnamedGroups.has(head) && words.has('police') && words.has('and'),
    make: () => organization(true),
  },
  {
    id: 'counsel-of-somebody',
    example: { phrase: 'Lawyers for Ms Holm', standing: 'private' },
    fits: (phrase) => phrase.head === 'lawyers' && hasName(phrase),
    make: () => ({ sourceType: 'unnamed-group', official: false, standing: 'private' }),
  },
  {
    id: 'unnamed-group',
    example: { phrase: 'Saudi officials', standing: 'anonymous' },
    fits: ({ head }) => unnamedGroups.has(head) && head !== 'authorities',
    make: () => ({ sourceType: 'unnamed-group', official: false, standing: 'anonymous' }),
  },
  {
    id: 'unnamed-person',
    example: { phrase: 'A resident of the village', standing: 'anonymous' },
    fits: ({ head }) => unnamedPersons.has(head),
    make: () => ({ sourceType: 'unnamed-person', official: false, standing: 'anonymous' }),
  },
  {
    id: 'document',
    example: { phrase: 'The study', standing: 'identified' },
    fits: ({ head }) => documentWords.has(head),
    make: () => ({ sourceType: 'document', official: false, standing: 'identified' }),
  },
  {
    id: 'public-body',
    example: { phrase: 'The ministry', standing: 'identified' },
    fits: ({ head }) => publicBodies.has(head),
    make: () => organization(true),
  },
  {
    id: 'office',
    example: { phrase: 'The president', standing: 'identified' },
    fits: ({ head }) => officeWords.has(head),
    make: () => ({ sourceType: 'unnamed-person', official: true, standing: 'identified' }),
  },
  {
    id: 'head-of-a-body',
    example: { phrase: 'The chairman', standing: 'identified' },
    fits: ({ head, tokens }) => headsOfBodies.has(head) && tokens[0]?.lower === 'the',
    make: () => ({ sourceType: 'unnamed-person', official: false, standing: 'identified' }),
  },
  {
    id: 'body',
    example: { phrase: 'The company', standing: 'identified' },
    fits: ({ head }) => bodies.has(head),
    make: () => organization(false),
  },
  {
    id: 'bodies-named-before',
    example: { phrase: 'The two companies', standing: 'identified' },
    fits: ({ head, tokens }) => pluralBodies.has(head) && isDefinite(tokens),
    make: () => organization(false),
  },
  {
    id: 'both-of-them',
    example: { phrase: 'Both drivers', standing: 'identified' },
    fits: ({ tokens }) => tokens[0]?.lower === 'both',
    make: () => ({ sourceType: 'unnamed-group', official: false, standing: 'identified' }),
  },
  {
    id: 'other-name',
    example: { phrase: 'Salling', standing: 'identified' },
    fits: (phrase) => phrase.entity !== undefined || hasName(phrase),
    make: () => organization(false),
  },
];

const isDefinite = ([first]: readonly Token[]) => ['the', 'both'].includes(first?.lower ?? '');

const headsOfBodies = new Set(
  'chairman chairwoman chairperson ceo director principal rector dean headmaster headmistress'.split(
    ' ',
  ),
);

const pluralBodies = new Set(
  'companies firms banks airlines parties governments countries nations clubs teams unions universities sides organizers organisers ministers leaders presidents'.split(
    ' ',
  ),
);

/** "Scientists at the University of Lund", "researchers working for the Ministry of Health": their body can be asked. */
function isOfABody({ tokens, head }: SourcePhrase): boolean {
  const behind = tokens.slice(tokens.findIndex(({ lower }) => lower === head) + 1);
  return (
    behind.some(({ lower }) => ['from', 'at', 'of', 'for', 'with'].includes(lower)) &&
    behind.some(({ upos }) => upos === 'PROPN')
  );
}

/** "One independent" and "the two times" are no papers. */
const isPlainNoun = ({ tokens, head }: SourcePhrase) =>
  paperNouns.has(head) && tokens.some(({ text }) => text === head);
const paperNouns = new Set(
  'times post herald tribune guardian telegraph gazette independent mirror verge insider observer chronicle economist wire'.split(
    ' ',
  ),
);

const newsBodies = new Set(
  'agency site website channel portal network outlet service station programme program'.split(' '),
);

/** "The Gazeta Lund" has an article and a paper's name; nobody is called so. */
const isPaper = ({ entity, tokens }: SourcePhrase) =>
  pressNames.test(entity?.name ?? '') &&
  entity?.title === undefined &&
  tokens.length > 0 &&
  firstPaper.test(entity?.name ?? '');
const firstPaper =
  /^(?:gazet[at]e?|gazzetta|folha|jornal|corriere|izvestia|kommersant|pravda|dagblad)\b/iu;

/** "The news agency Norpress", "a local newspaper", "Norland's state television". */
function isNewsBody({ tokens, words, entity, head }: SourcePhrase): boolean {
  // "The mayor, through the news agency" is the mayor.
  if (officeWords.has(head)) return false;
  if (has(words, pressBodies)) return entity?.type !== 'person';
  return tokens.some(
    ({ lower }, at) =>
      ['news', 'radio', 'television', 'tv', 'state-run', 'broadcasting'].includes(lower) &&
      newsBodies.has(tokens[at + 1]?.lower ?? ''),
  );
}
const pressBodies = new Set('newspaper broadcaster tabloid'.split(' '));

const titleWords = (entity: KnownEntity | undefined) =>
  new Set(entity?.title?.toLowerCase().split(/[\s-]+/u));
const isRole = (role: string | undefined, known: ReadonlySet<string>) =>
  role
    ?.toLowerCase()
    .split(' ')
    .some((word) => known.has(word)) === true;
const isArmed = (entity: KnownEntity | undefined, words: ReadonlySet<string>) =>
  has(words, armedWords) || has(titleWords(entity), armedWords);

function standingOf(
  entity: KnownEntity | undefined,
  words: ReadonlySet<string>,
): Source['standing'] {
  if (isArmed(entity, words)) return 'armed';
  return entity?.hasRole || entity?.isOfficial ? 'identified' : 'private';
}

/** What kind of source an actor is; somebody without any mark counts as an unnamed person. */
export function describeSource({
  name,
  entity,
  title: role,
  tokens,
  headWord,
  isPronoun,
}: Actor): Source {
  const words = name.toLowerCase().split(/[\s-]+/u);
  const phrase: SourcePhrase = {
    tokens: isPronoun ? [] : tokens,
    words: new Set([...(isPronoun ? [] : tokens.map(({ lower }) => lower)), ...words]),
    head: isPronoun ? headOf(words) : headWord,
    entity,
    role,
  };
  const title = entity?.title ?? role;
  const row = sourceRows.find(({ fits }) => fits(phrase));
  const kind = row?.make(phrase) ?? {
    sourceType: 'unnamed-person' as const,
    official: false,
    standing: 'anonymous' as const,
  };
  const own = entity ? name : asWithinSentence(name, phrase.tokens);
  return { name: own, ...(title && { title }), ...kind };
}

/** "Residents" at the start of a sentence are "residents": names alone keep their capital everywhere. */
function asWithinSentence(name: string, [first]: readonly Token[]): string {
  const isName = !first || first.upos === 'PROPN' || !/^\p{Lu}\p{Ll}*$/u.test(first.text);
  if (isName || !name.startsWith(first.text)) return name;
  return name.charAt(0).toLowerCase() + name.slice(1);
}

const joints = new Set('of for from in at with within on to and who that which by'.split(' '));

/** The last word before the first "of", "for" or "in". */
function headOf(words: readonly string[]): string {
  const end = words.findIndex((word, index) => index > 0 && joints.has(word));
  return words.slice(0, end < 0 ? undefined : end).at(-1) ?? '';
}
