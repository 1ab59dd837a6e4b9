import { forms, irregularPasts, possessives } from './closed-class-words.ts';
import type { PartOfSpeech, Token, VerbForm } from './token.ts';

/** What a rule sees: a word and its neighbours, marks passed over on both sides. */
interface Place {
  readonly word: Token;
  readonly before: Token | undefined;
  readonly after: Token | undefined;
  /** The nearest word before that is no adverb. */
  readonly host: Token | undefined;
  /** The word before the noun group that ends just before this word. */
  readonly opener: Token | undefined;
  readonly isFirst: boolean;
}

interface Mending {
  readonly upos: PartOfSpeech;
  readonly form?: VerbForm;
}

interface MendingRule {
  readonly id: string;
  /** `word` of this sentence is mended to `upos`. */
  readonly example: {
    readonly sentence: string;
    readonly word: string;
    readonly upos: PartOfSpeech;
  };
  readonly mend: (place: Place) => Mending | undefined;
}

const is = (token: Token | undefined, ...kinds: PartOfSpeech[]) =>
  token !== undefined && kinds.includes(token.upos);
const isOf = (words: ReadonlySet<string>, token: Token | undefined) =>
  token !== undefined && words.has(token.lower);
const neverNames = new Set(
  'former anonymous other some local several many new early late senior top recent additional two three four five'.split(
    ' ',
  ),
);
const ambiguousMonths = new Set(['may', 'march', 'august']);
/** Pasts that look like the base; of a dam that "burst" they tell what happened. */
const unchangedPasts = new Set('burst hit cut put set spread shut hurt quit split shed'.split(' '));
/** Third persons that are never plural nouns. */
const onlyVerbs = new Set(
  (
    'says tells believes thinks knows denies admits announces confirms argues explains adds suggests insists wants seeks gets makes takes gives ' +
    'goes comes keeps begins becomes follows continues remains includes contains exists seems appears belongs consists owns hears writes reads ' +
    'wins loses asks serves covers represents requires allows provides happens occurs describes accuses warns asserts contends alleges'
  ).split(' '),
);
const indefinites = new Set(
  'someone somebody anyone anybody everyone everybody nobody one'.split(' '),
);
const isLowerCase = ({ text }: Token) => text === text.toLowerCase();
const isPossessor = (token: Token | undefined) =>
  isOf(possessives, token) || (is(token, 'PART') && token?.lower.startsWith("'") === true);

/** In this order, each on what the ones before have left. */
export const mendingRules: readonly MendingRule[] = [
  {
    id: 'clitic-after-pronoun',
    example: { sentence: 'She says it’s late.', word: '’s', upos: 'AUX' },
    mend: ({ word, before }) =>
      word.lower === "'s" && is(before, 'PRON') && !isOf(indefinites, before)
        ? { upos: 'AUX', form: 'present' }
        : undefined,
  },
  {
    id: 'that-before-noun-or-verb',
    example: { sentence: 'The deal that was made fell.', word: 'that', upos: 'PRON' },
    mend: ({ word, before, after }) =>
      word.lower === 'that' && is(before, 'NOUN', 'PROPN') && is(after, 'VERB', 'AUX', 'ADV')
        ? { upos: 'PRON' }
        : undefined,
  },
  {
    id: 'to-before-noun',
    example: { sentence: 'He fled to Turkey.', word: 'to', upos: 'ADP' },
    mend: ({ word, after }) =>
      word.lower === 'to' &&
      after !== undefined &&
      !(
        is(after, 'VERB', 'ADV') ||
        after.lower === 'be' ||
        after.lower === 'have' ||
        after.lower === 'do'
      )
        ? { upos: 'ADP' }
        : undefined,
  },
  {
    id: 'noun-after-determiner',
    example: {
      sentence: 'Nothing suggests that the purchase had occurred.',
      word: 'purchase',
      upos: 'NOUN',
    },
    mend: ({ word, before, after }) => {
      if (
        !is(word, 'VERB') ||
        !(is(before, 'DET') || isPossessor(before)) ||
        (is(before, 'PRON') && !isPossessor(before))
      )
        return undefined;
      if (word.form === 'past' || word.form === 'participle')
        return is(after, 'NOUN', 'PROPN', 'ADJ') ? { upos: 'ADJ' } : undefined;
      return { upos: 'NOUN' };
    },
  },
  {
    id: 'month',
    example: { sentence: 'In May he left.', word: 'May', upos: 'PROPN' },
    mend: ({ word, before, after }) =>
      isOf(ambiguousMonths, word) &&
      /^\p{Lu}/u.test(word.text) &&
      (is(before, 'ADP', 'DET', 'NUM') || is(after, 'NUM'))
        ? { upos: 'PROPN' }
        : undefined,
  },
  {
    id: 'noun-within-noun-group',
    example: {
      sentence: 'They bought distribution rights for films.',
      word: 'rights',
      upos: 'NOUN',
    },
    mend: ({ word, before, opener }) =>
      is(word, 'VERB') &&
      (word.form === 'present' || word.form === 'base') &&
      (is(before, 'NOUN', 'ADJ')
        ? is(opener, 'VERB', 'ADP')
        : is(before, 'PROPN') && is(opener, 'VERB')) &&
      !isOf(onlyVerbs, word) &&
      !onlyVerbs.has(`${word.lower}s`)
        ? { upos: 'NOUN' }
        : undefined,
  },
  {
    id: 'noun-at-the-end-of-a-list',
    example: { sentence: 'It carries food, medicine and houses.', word: 'houses', upos: 'NOUN' },
    mend: ({ word, before, after }) =>
      is(word, 'VERB') &&
      word.form === 'present' &&
      is(before, 'CCONJ') &&
      after === undefined &&
      !isOf(onlyVerbs, word)
        ? { upos: 'NOUN' }
        : undefined,
  },
  {
    id: 'noun-after-verb',
    example: { sentence: 'It had to seek imports from abroad.', word: 'imports', upos: 'NOUN' },
    mend: ({ word, before }) =>
      is(word, 'VERB') && word.form === 'present' && is(before, 'VERB') && !isOf(onlyVerbs, word)
        ? { upos: 'NOUN' }
        : undefined,
  },
  {
    id: 'noun-in-a-row',
    example: { sentence: 'The appeals court upheld it.', word: 'court', upos: 'NOUN' },
    mend: ({ word, before, after }) =>
      is(word, 'VERB') &&
      word.form === 'base' &&
      is(before, 'NOUN') &&
      (is(after, 'AUX') || (is(after, 'VERB') && after?.form !== 'gerund'))
        ? { upos: 'NOUN' }
        : undefined,
  },
  {
    id: 'modifier-after-adverb',
    example: {
      sentence: 'At a regularly scheduled press conference she spoke.',
      word: 'scheduled',
      upos: 'ADJ',
    },
    mend: ({ word, host, before, after }) =>
      is(word, 'VERB') &&
      word.form === 'past' &&
      is(before, 'ADV') &&
      is(host, 'DET') &&
      is(after, 'NOUN', 'ADJ')
        ? { upos: 'ADJ' }
        : undefined,
  },
  {
    id: 'noun-after-adjective',
    example: { sentence: 'They had no further details on it.', word: 'details', upos: 'NOUN' },
    mend: ({ word, before, host }) =>
      is(word, 'VERB') &&
      (is(before, 'ADJ', 'NUM') || (before?.lower === 'further' && is(host, 'DET'))) &&
      (word.form === 'base' || word.form === 'present')
        ? { upos: 'NOUN' }
        : undefined,
  },
  {
    id: 'noun-after-preposition',
    example: { sentence: 'The city stays under attack today.', word: 'attack', upos: 'NOUN' },
    mend: ({ word, before }) =>
      is(word, 'VERB') && is(before, 'ADP') && (word.form === 'base' || word.form === 'present')
        ? { upos: 'NOUN' }
        : undefined,
  },
  {
    id: 'plural-before-finite-verb',
    example: {
      sentence: 'He said that negotiations were taking place.',
      word: 'negotiations',
      upos: 'NOUN',
    },
    mend: ({ word, after, before }) =>
      is(word, 'VERB') &&
      word.form === 'present' &&
      (is(after, 'AUX') ||
        (is(after, 'VERB') && after?.form !== 'gerund' && !isOf(onlyVerbs, word))) &&
      !is(before, 'PRON', 'NOUN', 'PROPN')
        ? { upos: 'NOUN' }
        : undefined,
  },
  {
    id: 'base-after-to-or-modal',
    example: { sentence: 'They will sanction the firm.', word: 'sanction', upos: 'VERB' },
    mend: ({ word, host, after }) => {
      const isCalledFor =
        isOf(forms.modal, host) || (isOf(forms.do, host) && is(after, 'DET', 'PRON'));
      return isCalledFor &&
        is(word, 'NOUN', 'ADJ') &&
        isLowerCase(word) &&
        !word.lower.endsWith('s')
        ? { upos: 'VERB', form: 'base' }
        : undefined;
    },
  },
  {
    id: 'irregular-past',
    example: { sentence: 'Prices rose in May.', word: 'rose', upos: 'VERB' },
    mend: ({ word, before, host }) => {
      if (!is(word, 'NOUN', 'ADJ') || !isOf(irregularPasts, word)) return undefined;
      if (is(host, 'AUX')) return { upos: 'VERB', form: 'participle' };
      return is(before, 'NOUN', 'PROPN', 'PRON', 'CCONJ')
        ? { upos: 'VERB', form: 'past' }
        : undefined;
    },
  },
  {
    id: 'participle-after-auxiliary',
    example: { sentence: 'The plant was closed.', word: 'closed', upos: 'VERB' },
    mend: ({ word, host }) => {
      const followsAuxiliary = isOf(forms.be, host) || isOf(forms.have, host);
      if (!followsAuxiliary) return undefined;
      if (is(word, 'VERB') && word.form === 'past') return { upos: 'VERB', form: 'participle' };
      if (is(word, 'VERB') && isOf(unchangedPasts, word))
        return { upos: 'VERB', form: 'participle' };
      if (is(word, 'VERB') && word.form === 'base' && isOf(forms.have, host))
        return { upos: 'NOUN' };
      return is(word, 'ADJ') && word.lower.endsWith('ed')
        ? { upos: 'VERB', form: 'participle' }
        : undefined;
    },
  },
  {
    id: 'name-in-a-row-of-capitals',
    example: { sentence: 'Air Force General Pat Ryder spoke.', word: 'Air', upos: 'PROPN' },
    mend: ({ word, after, isFirst, before }) => {
      if (!is(word, 'VERB', 'ADJ', 'NOUN') || !/^\p{Lu}/u.test(word.text)) return undefined;
      if (isFirst && isOf(neverNames, word)) return undefined;
      const isInRow =
        after !== undefined &&
        after.start <= word.end + 1 &&
        /^\p{Lu}/u.test(after.text) &&
        is(after, 'PROPN');
      if (isInRow || !isFirst) return { upos: 'PROPN' };
      return before === undefined &&
        is(word, 'VERB') &&
        word.form === 'base' &&
        is(after, 'VERB', 'AUX')
        ? { upos: 'PROPN' }
        : undefined;
    },
  },
  {
    id: 'modifier-before-noun',
    example: { sentence: 'It faces continued pressure.', word: 'continued', upos: 'ADJ' },
    mend: ({ word, before, after }) =>
      is(word, 'VERB') &&
      word.form === 'past' &&
      is(after, 'NOUN') &&
      is(before, 'VERB', 'ADJ', 'ADP')
        ? { upos: 'ADJ' }
        : undefined,
  },
  {
    id: 'past-like-the-base',
    example: { sentence: 'The dam reportedly burst overnight.', word: 'burst', upos: 'VERB' },
    mend: ({ word, host }) =>
      is(word, 'VERB') &&
      word.form === 'base' &&
      isOf(unchangedPasts, word) &&
      is(host, 'NOUN', 'PROPN', 'PRON')
        ? { upos: 'VERB', form: 'past' }
        : undefined,
  },
  {
    id: 'present-after-plural',
    example: { sentence: 'Prosecutors say he fled.', word: 'say', upos: 'VERB' },
    mend: ({ word, before }) =>
      is(word, 'VERB') &&
      word.form === 'base' &&
      before !== undefined &&
      (is(before, 'NOUN', 'PROPN') ||
        isOf(new Set(['they', 'we', 'i', 'you', 'who', 'that', 'which']), before))
        ? { upos: 'VERB', form: 'present' }
        : undefined,
  },
];

/** Mends what a dictionary alone cannot see: "the purchase" is no verb, "was closed" no past tense. */
export function mendTags(tokens: readonly Token[]): Token[] {
  const mended = [...tokens];
  const words = tokens.flatMap((token, index) => (is(token, 'PUNCT', 'SYM') ? [] : [index]));
  for (const { mend } of mendingRules) {
    words.forEach((index, position) => {
      const word = mended[index];
      if (!word) return;
      const found = mend(placeOf(word, mended, words, position));
      if (found) mended[index] = withMending(word, found);
    });
  }
  return mended;
}

function placeOf(
  word: Token,
  tokens: readonly Token[],
  words: readonly number[],
  position: number,
): Place {
  const at = (place: number) => {
    const index = words[place];
    return index === undefined ? undefined : tokens[index];
  };
  let host = position - 1;
  while (is(at(host), 'ADV', 'PART') && at(host)?.lower !== 'to' && host > position - 4) host--;
  return {
    word,
    before: at(position - 1),
    after: at(position + 1),
    host: at(host),
    opener: at(openerOf(position - 1, at)),
    isFirst: position === 0,
  };
}

function openerOf(last: number, at: (place: number) => Token | undefined): number {
  let first = last;
  while (
    (is(at(first), 'NOUN', 'ADJ', 'DET', 'NUM', 'PROPN') || isPossessor(at(first))) &&
    first > last - 6
  )
    first--;
  return first;
}

function withMending({ form: _form, ...word }: Token, { upos, form }: Mending): Token {
  return {
    ...word,
    upos,
    ...(form && { form }),
    ...(upos === 'PROPN' && { lemma: word.text }),
    ...(upos === 'AUX' && { lemma: 'be' }),
  };
}
