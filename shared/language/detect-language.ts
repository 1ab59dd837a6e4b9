import { eld } from 'eld/extrasmall';

/** Reading more than this changes no verdict on prose. */
const sampleCharacters = 4_000;
/** Fewer words of Latin letters than this tell no language apart; they are read as English. */
const fewestWords = 6;
/** Up to so many words, names sway the detector more than the words around them. */
const shortText = 60;
/** The part of a short text's words that must be English function words; in English prose it is a quarter. */
const englishPart = 0.1;
/** Common in English, and in no other language of Latin letters. */
const englishWords = new Set(
  'the and of with this that these those from which were been they their his her she he said after would could about who not'.split(
    ' ',
  ),
);

/**
 * The language of a text, judged by its beginning, its middle and its end, so that an English quotation at the top
 * does not decide alone.
 *
 * @returns an ISO 639-1 code; `en` where the text is too short to tell; undefined where it is no language known.
 */
export function detectLanguage(text: string): string | undefined {
  const sample = sampleOf(text);
  if (!isMostlyLatin(sample)) return eld.detect(sample).language || undefined;
  const words = sample.match(/[\p{L}\p{M}'’]+/gu) ?? [];
  if (words.length < fewestWords || isShortEnglish(words)) return 'en';
  return eld.detect(sample).language || undefined;
}

/** "The minister met François Dupont in São Paulo": short, and more names than words, so only the words are looked at. */
function isShortEnglish(words: readonly string[]): boolean {
  if (words.length > shortText) return false;
  const plain = words.filter((word, index) => index === 0 || /^\p{Ll}/u.test(word));
  const english = plain.filter((word) => englishWords.has(word.toLowerCase())).length;
  return english > 0 && english >= englishPart * plain.length;
}

/** So is a text without letters. */
function isMostlyLatin(sample: string): boolean {
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return 2 * latin >= letters;
}

function sampleOf(text: string): string {
  if (text.length <= 3 * sampleCharacters) return text;
  const middle = Math.floor((text.length - sampleCharacters) / 2);
  return [0, middle, text.length - sampleCharacters]
    .map((start) => text.slice(start, start + sampleCharacters))
    .join('\n');
}
