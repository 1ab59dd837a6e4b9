import { eld } from 'eld/extrasmall';

/** Reading more than this changes no verdict on prose. */
const sampleCharacters = 4_000;
/** Fewer words than this tell no language apart; they are read as English. */
const fewestWords = 6;

/**
 * The language of a text, judged by its beginning, its middle and its end, so that an English quotation at the top
 * does not decide alone.
 *
 * @returns an ISO 639-1 code; `en` where the text is too short to tell; undefined where it is no language known.
 */
export function detectLanguage(text: string): string | undefined {
  const sample = sampleOf(text);
  if (sample.split(/\s+/u, fewestWords + 1).filter(Boolean).length < fewestWords) return 'en';
  return eld.detect(sample).language || undefined;
}

function sampleOf(text: string): string {
  if (text.length <= 3 * sampleCharacters) return text;
  const middle = Math.floor((text.length - sampleCharacters) / 2);
  return [0, middle, text.length - sampleCharacters]
    .map((start) => text.slice(start, start + sampleCharacters))
    .join('\n');
}
