const clitic = /(?:n['’]t|['’](?:s|re|ve|ll|d|m))$/iu;
const longest = 60;
/** Words that are two, by the length of the first. */
const joined = new Map<string, readonly number[]>(
  Object.entries({
    cannot: [3],
    gonna: [3],
    wanna: [3],
    gotta: [3],
    dunno: [2, 3],
    dont: [2],
    didnt: [3],
    doesnt: [4],
    isnt: [2],
    wasnt: [3],
    couldnt: [5],
    wouldnt: [5],
    shouldnt: [6],
    havent: [4],
    hasnt: [3],
    arent: [3],
    aint: [2],
    thats: [4],
    theyre: [4],
    youre: [3],
    youll: [3],
    ive: [1],
    im: [1],
    wont: [2],
    cant: [2],
    theres: [5],
    whats: [4],
    hes: [2],
    lets: [3],
    outta: [3],
  }),
);

/** Parts "didn't", "Iran's" and "cannot" in two; any other word stays whole. */
export function partWord(word: string): string[] {
  if (word.length > longest) return [word];
  const cuts = joined.get(word.toLowerCase());
  if (cuts) return [0, ...cuts].map((cut, index) => word.slice(cut, cuts[index]));
  if (isDigit(word[0])) return partNumber(word);
  const found = word.length > 2 ? clitic.exec(word) : null;
  if (!found || found.index === 0) return [word];
  return [...partWord(word.slice(0, found.index)), found[0]];
}

const measure = /^([\d.,:]+)(am|pm|mm|cm|km|kg|ft|lbs?|k|m|bn|gb|mb|mhz)$/iu;
const decade = /0['’]s$/u;
const possessive = /['’]s$/iu;

/** Parts "5pm" and "2003's"; "20th" and "80's" stay whole. */
function partNumber(word: string): string[] {
  const [, number, unit] = measure.exec(word) ?? [];
  if (number && unit) return [number, unit];
  return possessive.test(word) && !decade.test(word) ? [word.slice(0, -2), word.slice(-2)] : [word];
}

const isDigit = (character = '') => character >= '0' && character <= '9';
