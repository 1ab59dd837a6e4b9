import { closedClass, forms, irregularPasts, participleLemmas } from './closed-class-words.ts';
import { type DictionaryEntry, dictionaryEntries } from './dictionary-tags.ts';
import { mendTags } from './mend-tags.ts';
import type { NameKind, PartOfSpeech, Token, VerbForm, Word } from './token.ts';

/** Gives each word of a sentence its part of speech, its lemma and, for verbs, its form. */
export function tagWords(words: readonly Word[]): Token[] {
  const open = words.filter(isLookedUp);
  const entries = new Map(dictionaryEntries(open).map((entry, index) => [open[index], entry]));
  return mendTags(words.map((word) => tokenOf(word, entries.get(word))));
}

const isLookedUp = ({ text, lower }: Word) => isWordLike(text) && !lower.startsWith("'");
const isWordLike = (text: string) => /[\p{L}\p{N}]/u.test(text);

function tokenOf(word: Word, entry: DictionaryEntry | undefined): Token {
  const { lower, text } = word;
  if (!isWordLike(text)) return { ...word, lemma: text, upos: markKind(text) };
  const closed = isName(text, entry) ? undefined : closedClass.get(lower);
  if (closed) return closedToken(word, closed);
  if (!entry) return { ...word, lemma: lower, upos: 'X' };
  const upos = openClass(word, entry);
  const form = upos === 'VERB' ? verbForm(word, entry.tags) : undefined;
  const name = nameKind(entry.tags);
  return {
    ...word,
    upos,
    lemma: upos === 'PROPN' ? text : (participleLemmas.get(lower) ?? entry.root ?? lower),
    ...(form && { form }),
    ...(name && { name }),
  };
}

const markKind = (text: string): PartOfSpeech => (/^[$€£%+=<>°]/u.test(text) ? 'SYM' : 'PUNCT');

/** "US" and "WHO" in capitals are names, "us" and "who" are not. */
const isName = (text: string, entry: DictionaryEntry | undefined) =>
  text.length > 1 && text === text.toUpperCase() && /\p{Lu}/u.test(text) && entry !== undefined;

function closedToken(word: Word, upos: PartOfSpeech): Token {
  const { lower } = word;
  if (upos !== 'AUX') return { ...word, lemma: lower, upos };
  return { ...word, upos, lemma: auxiliaryLemma(lower), form: auxiliaryForm(lower) };
}

function auxiliaryLemma(lower: string): string {
  if (forms.be.has(lower)) return 'be';
  if (forms.have.has(lower)) return 'have';
  return forms.do.has(lower) ? 'do' : lower;
}

function auxiliaryForm(lower: string): VerbForm {
  if (lower === 'be') return 'base';
  if (lower === 'been') return 'participle';
  if (lower === 'being' || lower === 'having') return 'gerund';
  return lower === 'was' || lower === 'were' || lower === 'had' || lower === 'did'
    ? 'past'
    : 'present';
}

function openClass({ text, lower }: Word, { tags }: DictionaryEntry): PartOfSpeech {
  if (/^[\p{N}$€£]/u.test(text) && !/\p{L}{3}/u.test(text)) return 'NUM';
  const isCapital = /^(?:\p{Ll}{1,3}-)?\p{Lu}/u.test(text);
  if (isCapital && (tags.has('ProperNoun') || tags.has('Acronym'))) return 'PROPN';
  if (irregularPasts.has(lower) && !tags.has('Verb')) return 'NOUN';
  if (tags.has('Verb')) return 'VERB';
  if (tags.has('Value')) return 'NUM';
  if (tags.has('Noun')) return isCapital && !tags.has('Plural') ? 'PROPN' : 'NOUN';
  if (tags.has('Adjective')) return 'ADJ';
  if (tags.has('Adverb')) return 'ADV';
  return isCapital ? 'PROPN' : 'NOUN';
}

function verbForm({ lower }: Word, tags: ReadonlySet<string>): VerbForm {
  if (tags.has('Gerund') || lower.endsWith('ing')) return 'gerund';
  if (tags.has('PastTense')) return 'past';
  if (tags.has('Participle')) return 'participle';
  return tags.has('Infinitive') ? 'base' : 'present';
}

function nameKind(tags: ReadonlySet<string>): NameKind | undefined {
  if (tags.has('FirstName') || tags.has('Person') || tags.has('LastName')) return 'person';
  if (tags.has('Place') || tags.has('Country') || tags.has('City')) return 'location';
  return tags.has('Organization') ? 'organization' : undefined;
}
