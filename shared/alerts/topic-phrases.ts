import { namesOf, type TopicQuery, type TopicTerm } from '../contracts/topic.ts';
import { foldWords } from './fold-words.ts';

/** Words of a phrase that are its key: two topics whose phrases begin alike share one. */
export const keyWords = 3;

/** A name of a term, folded: its first words, and those that follow. */
export interface Phrase {
  readonly name: string;
  readonly key: string;
  /** Empty where the key is the whole of it. */
  readonly rest: string;
}

/** A query's terms, each with its names. */
export type Phrases = Readonly<Record<keyof TopicQuery, readonly (readonly Phrase[])[]>>;

export const phrasesOf = ({ any, all, none }: TopicQuery): Phrases => ({
  any: any.map(phrasesOfTerm),
  all: all.map(phrasesOfTerm),
  none: none.map(phrasesOfTerm),
});

/** A name without a word of its own is left out: it would be found nowhere. */
function phrasesOfTerm(term: TopicTerm): Phrase[] {
  return namesOf(term).flatMap((name) => {
    const words = foldWords(name);
    const key = words.slice(0, keyWords).join(' ');
    return key === '' ? [] : [{ name, key, rest: words.slice(keyWords).join(' ') }];
  });
}
