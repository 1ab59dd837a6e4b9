import type { SourceType } from '../contracts/digest.ts';
import type { Token } from '../language/token.ts';
import type { Named } from './know-names.ts';
import type { Actor } from './resolve-actors.ts';
import {
  anonymityWords,
  armedWords,
  bodies,
  documentWords,
  mediaWords,
  officeWords,
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
  readonly named: Named | undefined;
}

const has = (words: ReadonlySet<string>, known: ReadonlySet<string>) =>
  [...words].some((word) => known.has(word));
const isNamedPerson = ({ named }: SourcePhrase) => named?.type === 'person';
const hasName = ({ tokens }: SourcePhrase) => tokens.some(({ upos }) => upos === 'PROPN');
const speaker = new Set(
  'spokesman spokeswoman spokesperson spokesmen spokespeople clerk representatives representative statement'.split(
    ' ',
  ),
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
    id: 'named-person',
    example: { phrase: 'Interior Minister Ana Ruiz', standing: 'identified' },
    fits: isNamedPerson,
    make: ({ named, words }) => ({
      sourceType: 'named-person',
      official: named?.isOfficial === true && !has(words, armedWords),
      standing: standingOf(named, words),
    }),
  },
  {
    id: 'armed',
    example: { phrase: 'The Taliban', standing: 'armed' },
    fits: ({ words }) => has(words, armedWords),
    make: () => ({ sourceType: 'named-organization', official: false, standing: 'armed' }),
  },
  {
    id: 'spokesman-of-a-body',
    example: { phrase: 'A spokesman for the Ministry of Defence', standing: 'identified' },
    fits: (phrase) => speaker.has(phrase.head) && hasName(phrase),
    make: () => ({ sourceType: 'named-organization', official: true, standing: 'identified' }),
  },
  {
    id: 'unnamed-group',
    example: { phrase: 'Saudi officials', standing: 'anonymous' },
    fits: ({ head, named }) => unnamedGroups.has(head) && head !== 'authorities' && !named,
    make: () => ({ sourceType: 'unnamed-group', official: false, standing: 'anonymous' }),
  },
  {
    id: 'unnamed-person',
    example: { phrase: 'A resident of the village', standing: 'anonymous' },
    fits: ({ head, named }) => unnamedPersons.has(head) && !named,
    make: () => ({ sourceType: 'unnamed-person', official: false, standing: 'anonymous' }),
  },
  {
    id: 'media',
    example: { phrase: 'The Daily Telegraph', standing: 'media' },
    fits: ({ head, words, named }) =>
      mediaWords.has(head) || (named !== undefined && has(words, mediaWords)),
    make: () => ({ sourceType: 'media', official: false, standing: 'media' }),
  },
  {
    id: 'document',
    example: { phrase: 'The study', standing: 'identified' },
    fits: ({ head }) => documentWords.has(head),
    make: () => ({ sourceType: 'document', official: false, standing: 'identified' }),
  },
  {
    id: 'public-body',
    example: { phrase: 'The Ministry of Defence', standing: 'identified' },
    fits: ({ head, words, named }) =>
      publicBodies.has(head) ||
      named?.type === 'location' ||
      (named !== undefined && has(words, publicBodies)),
    make: () => ({ sourceType: 'named-organization', official: true, standing: 'identified' }),
  },
  {
    id: 'office',
    example: { phrase: 'The president', standing: 'identified' },
    fits: ({ head }) => officeWords.has(head),
    make: () => ({ sourceType: 'unnamed-person', official: true, standing: 'identified' }),
  },
  {
    id: 'body',
    example: { phrase: 'The company', standing: 'identified' },
    fits: ({ head, named, words }) =>
      bodies.has(head) ||
      named?.type === 'organization' ||
      (named !== undefined && has(words, bodies)),
    make: () => ({ sourceType: 'named-organization', official: false, standing: 'identified' }),
  },
  {
    id: 'other-name',
    example: { phrase: 'Salling', standing: 'identified' },
    fits: ({ named }) => named !== undefined,
    make: () => ({ sourceType: 'named-organization', official: false, standing: 'identified' }),
  },
];

function standingOf(named: Named | undefined, words: ReadonlySet<string>): Source['standing'] {
  if (has(words, armedWords) || has(new Set(named?.title?.toLowerCase().split(' ')), armedWords))
    return 'armed';
  return named?.hasRole ? 'identified' : 'private';
}

/** What kind of source an actor is; somebody without any mark counts as an unnamed person. */
export function describeSource({ name, named, tokens, isPronoun }: Actor): Source {
  const phrase: SourcePhrase = {
    tokens: isPronoun ? [] : tokens,
    words: new Set([...tokens.map(({ lower }) => lower), ...name.toLowerCase().split(/[\s-]+/u)]),
    head: headWord(isPronoun ? name.toLowerCase().split(' ') : tokens.map(({ lower }) => lower)),
    named,
  };
  const row = sourceRows.find(({ fits }) => fits(phrase));
  const kind = row?.make(phrase) ?? {
    sourceType: 'unnamed-person' as const,
    official: false,
    standing: 'anonymous' as const,
  };
  return { name, ...(named?.title && { title: named.title }), ...kind };
}

const joints = new Set(
  'of for from in at with within on to from and , who that which by'.split(' '),
);

/** The last word before the first "of", "for" or "in". */
function headWord(words: readonly string[]): string {
  const end = words.findIndex((word, index) => index > 0 && joints.has(word));
  return (
    (end < 0 ? words : words.slice(0, end)).findLast(
      (word) => /\p{L}/u.test(word) && word !== "'s",
    ) ?? ''
  );
}
