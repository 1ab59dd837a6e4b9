import data from './first-names.json' with { type: 'json' };

const female = new Set(data.female.split(' '));
const male = new Set(data.male.split(' '));
const either = new Set(data.either.split(' '));

/** Given names, most of them English; NOTICE names their source. */
export const isFirstName = (word: string) => female.has(word) || male.has(word) || either.has(word);

/** @returns undefined where the name tells nothing. */
export function genderOfFirstName(word: string): 'female' | 'male' | undefined {
  if (female.has(word)) return 'female';
  return male.has(word) ? 'male' : undefined;
}
