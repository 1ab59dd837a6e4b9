import type { ReadText, Sentence, Token } from '../sentence.ts';
import { countries, demonyms, places } from './country-names.ts';
import { isFirstName } from './first-names.ts';
import { firstWordsOfBodies, knownBody } from './known-bodies.ts';
import { typeOfHeadNoun } from './noun-lists.ts';
import { honorifics, isRole } from './role-nouns.ts';
import { relationOf } from './tree.ts';
import { wordSet } from './word-list.ts';

/** A name in its sentence, before anything is known about it. */
export interface NameSpan {
  readonly sentence: Sentence;
  readonly first: number;
  readonly last: number;
  /** First token of the capitalised title before it: "Brig. Gen." of "Brig. Gen. Pat Ryder". */
  readonly titleFirst: number;
  /** The type that the model gives to most of it. */
  readonly modelType: string | undefined;
}

interface Marks {
  /** Which tokens are part of some name. */
  readonly inName: boolean[];
  /** Whether a token belongs to the same name as the one after it. */
  readonly joined: boolean[];
  readonly modelType: (string | undefined)[];
}

/** Finds the names of a text: what the model saw, corrected by the tree, and what it missed. */
export function findNames({ text, sentences, entities }: ReadText): NameSpan[] {
  const ofSentence = new Map<number, ReadText['entities'][number][]>();
  for (const mention of entities) {
    const known = ofSentence.get(mention.sentence);
    if (known) known.push(mention);
    else ofSentence.set(mention.sentence, [mention]);
  }
  const spans: NameSpan[] = [];
  const lowered = commonWords(sentences);
  sentences.forEach((sentence, index) => {
    const marks = marksOf(sentence, text, ofSentence.get(index) ?? [], lowered);
    const mentions = ofSentence.get(index) ?? [];
    for (const run of runsOf(sentence.tokens, marks))
      for (const [first, last] of partedByModel(run, mentions, sentence.tokens))
        spans.push(...namesIn(sentence, text, first, last, marks));
  });
  return spans;
}

/**
 * "US Secretary of State | Mike Pompeo", "Ukraine | Volodymyr Zelenskyy": where the model saw a person at the end of a row of
 * capitals, and something else or an office before him, they are two.
 */
function partedByModel(
  [first, last]: readonly [number, number],
  mentions: readonly ReadText['entities'][number][],
  tokens: readonly Token[],
): (readonly [number, number])[] {
  const person = mentions.find(
    (one) => one.type === 'PER' && one.last === last && one.first > first,
  );
  if (!person) return [[first, last]];
  const before = mentions.find((one) => one.first >= first && one.last === person.first - 1);
  const hasRole = tokens.slice(first, person.first).some(({ lower }) => isRole(lower));
  if (hasRole) return [[person.first, last]];
  return before && before.type !== 'PER'
    ? [
        [first, person.first - 1],
        [person.first, last],
      ]
    : [[first, last]];
}

/** "al-Labwani" is one name, and "Kamal al-Labwani" too. */
function joinArticles(tokens: readonly Token[], inName: boolean[], joined: boolean[]): void {
  tokens.forEach(({ lower }, at) => {
    const [hyphen, name] = [tokens[at + 1], tokens[at + 2]];
    if (!arabicArticles.has(lower) || hyphen?.text !== '-' || !name || !isCapital(name)) return;
    if (tokens[at]?.end !== hyphen.start || hyphen.end !== name.start) return;
    for (let index = at; index <= at + 2; index++) inName[index] = true;
    joined[at] = true;
    joined[at + 1] = true;
    const before = tokens[at - 1];
    if (before && inName[at - 1] && isCapital(before)) joined[at - 1] = true;
  });
}

const arabicArticles = wordSet('al el ul ad an ar as ash at az');

const isCapital = ({ text }: Token) => /^\p{Lu}/u.test(text);
const isTagged = ({ upos, xpos }: Token) => upos === 'PROPN' || xpos.startsWith('NNP');
const calendar = wordSet(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december gmt utc est am pm a.m. p.m. jan. feb. mar. apr. aug. sept. sep. oct. nov. dec. mon tue wed thu fri sat sun',
);

/** Words that the article also writes small: no names where they merely begin a sentence. */
function commonWords(sentences: readonly Sentence[]): ReadonlySet<string> {
  const small = new Set<string>();
  for (const { tokens } of sentences)
    for (const token of tokens)
      if (!isCapital(token) && token.upos !== 'PROPN') small.add(token.lower);
  return small;
}

/** A headline in title case or capitals: its capitals tell nothing. */
function isTitleCase({ tokens }: Sentence): boolean {
  const words = tokens.filter(({ text }) => /^\p{L}{4}/u.test(text));
  return words.length > 3 && words.filter(isCapital).length > words.length * 0.8;
}

function marksOf(
  { tokens, ...sentence }: Sentence,
  text: string,
  mentions: readonly ReadText['entities'][number][],
  lowered: ReadonlySet<string>,
): Marks {
  const isLoud = isTitleCase({ tokens, ...sentence });
  const modelType: Marks['modelType'] = tokens.map(() => undefined);
  for (const { first, last, type } of mentions) modelType.fill(type, first, last + 1);
  const inName = tokens.map((token, index) => {
    if (!isCapital(token) && !(isTagged(token) && /\p{Lu}/u.test(token.text))) return false;
    if (calendar.has(token.lower)) return false;
    if (isTagged(token))
      return (
        (!isLoud || modelType[index] !== undefined || !lowered.has(token.lower)) &&
        !(index === 0 && lowered.has(token.lower) && modelType[index] === undefined)
      );
    return (
      (modelType[index] !== undefined && token.upos !== 'PRON' && token.upos !== 'DET') ||
      demonyms.has(token.text) ||
      (index > 0 &&
        !isLoud &&
        ['ADJ', 'NOUN', 'VERB'].includes(token.upos) &&
        isFollowed(tokens, index))
    );
  });
  const joined = tokens.map(() => false);
  joinKnown(tokens, text, inName, joined);
  for (const { first, last } of mentions)
    for (let index = first + 1; index < last; index++)
      if (inName[index - 1] && !inName[index] && isInside(tokens[index])) {
        inName[index] = true;
        joined[index] = true;
        joined[index - 1] = true;
      }
  joinArticles(tokens, inName, joined);
  joinParticles(tokens, inName, joined);
  joinByTree(tokens, inName, joined);
  return { inName, joined, modelType };
}

const isInside = (token: Token | undefined) =>
  token !== undefined && ['of', 'for', 'and', '&', 'the', '-', "'s"].includes(token.lower);

/** "Foreign" of "Foreign Ministry" whatever its tag. */
const isFollowed = (tokens: readonly Token[], index: number) => {
  const [token, next] = [tokens[index], tokens[index + 1]];
  return (
    token !== undefined &&
    next !== undefined &&
    isTagged(next) &&
    isCapital(next) &&
    token.head >= index
  );
};

const longestKnown = 8;
/** First words of all known names of several words, up to a hyphen or an apostrophe. */
const beginnings = new Set([
  ...firstWordsOfBodies,
  ...[...countries.keys(), ...places, ...demonyms].flatMap(
    (name) => /^\p{L}+(?=[^\p{L}])/u.exec(name)?.[0] ?? [],
  ),
]);

/** Joins what is a known name over several tokens: "Lord's Resistance Army", "al-Qaeda". */
function joinKnown(tokens: readonly Token[], text: string, inName: boolean[], joined: boolean[]) {
  for (let first = 0; first < tokens.length; first++) {
    const start = tokens[first];
    if (!start || !/^\p{L}/u.test(start.text)) continue;
    if (!isCapital(start) && !/^al\b/u.test(start.text)) continue;
    if (!beginnings.has(start.text) && !/\.$/u.test(start.text)) continue;
    const limit = Math.min(longestKnown, tokens.length - first);
    for (let length = limit; length > 1; length--) {
      const last = first + length - 1;
      const name = text.slice(start.start, tokens[last]?.end).replaceAll('’', "'");
      if (!isKnown(name)) continue;
      for (let index = first; index <= last; index++) {
        inName[index] = true;
        if (index < last) joined[index] = true;
      }
      first = last;
      break;
    }
  }
}

export const isKnown = (name: string) =>
  knownBody(name) !== undefined || countries.has(name) || places.has(name) || demonyms.has(name);

const particles = wordSet(
  'de la le du da di del der den van von zu al el bin ibn bint abu y e dos das do la- af ul - ’ &',
);

/** Joins "of", "and", hyphens and particles between the parts of a name. */
function joinParticles(tokens: readonly Token[], inName: boolean[], joined: boolean[]) {
  let ofAt = -1;
  tokens.forEach((token, index) => {
    if (inName[index] || !inName[index - 1]) return;
    const before = tokens[index - 1];
    const next = inName[index + 1] ? tokens[index + 1] : undefined;
    if (!before) return;
    const join = (until: number) => {
      for (let at = index; at < until; at++) inName[at] = true;
      for (let at = index - 1; at < until; at++) joined[at] = true;
    };
    if (token.lower === 'of' || token.lower === 'for') {
      const isBody =
        typeOfHeadNoun.has(before.lower) ||
        /^(house|republic|kingdom|bank|lord|sea|isle|gulf|states?)$/u.test(before.lower);
      const follows =
        tokens[index + 1]?.lower === 'the' && inName[index + 2] ? index + 2 : next && index + 1;
      if (!isBody || follows === undefined) return;
      if (
        token.lower === 'for' &&
        !/^(center|centre|centers|institute|agency|office|campaign|fund|association|committee|council|department|foundation|authority|ministry)$/u.test(
          before.lower,
        )
      )
        return;
      ofAt = index;
      join(follows);
    } else if (token.lower === 'and' || token.text === '&') {
      const isOne =
        token.text === '&' ||
        (next !== undefined &&
          ofAt >= 0 &&
          relationOf(next) === 'conj' &&
          isAfter(next.head, ofAt));
      const later = tokens.slice(index + 1, index + 5).find((word) => relationOf(word) === 'conj');
      const isConjoined = ofAt >= 0 && later !== undefined && isAfter(later.head, ofAt);
      if (next && (isOne || isConjoined) && !isKnownWord(next)) join(index + 1);
    } else if (token.text === '-' && isGluedName(before, token, tokens[index + 1])) {
      inName[index + 1] = true;
      join(index + 1);
    } else if (next && particles.has(token.lower)) {
      const isGlued =
        token.text !== '-' || (before.end === token.start && token.end === next.start);
      if (isGlued) join(index + 1);
    } else ofAt = -1;
  });
}
/** "Cheuk-yan": a small part after the hyphen. */
const isGluedName = (before: Token, hyphen: Token, next: Token | undefined) =>
  next !== undefined && isTagged(next) && before.end === hyphen.start && hyphen.end === next.start;
const isAfter = (head: number, at: number) => head > at;
const isKnownWord = ({ text }: Token) => isKnown(text);

const within = new Set([
  'flat',
  'compound',
  'amod',
  'nummod',
  'fixed',
  'goeswith',
  'nmod:desc',
  'nmod:unmarked',
  'punct',
  'det',
  'case',
  'cc',
]);

/** Joins neighbours that an arc of the tree ties together. */
function joinByTree(tokens: readonly Token[], inName: readonly boolean[], joined: boolean[]) {
  const ties = new Int32Array(tokens.length + 1);
  const runOf = new Int32Array(tokens.length);
  let run = 0;
  tokens.forEach((_, index) => {
    if (inName[index] && !inName[index - 1]) run++;
    runOf[index] = inName[index] ? run : 0;
  });
  for (const { index, head, deprel } of tokens) {
    if (!runOf[index] || runOf[index] !== runOf[head]) continue;
    if (!within.has(deprel) && !within.has(deprel.split(':', 1)[0] ?? '')) continue;
    ties[Math.min(index, head)] = (ties[Math.min(index, head)] ?? 0) + 1;
    ties[Math.max(index, head)] = (ties[Math.max(index, head)] ?? 0) - 1;
  }
  let open = 0;
  tokens.forEach((token, index) => {
    open += ties[index] ?? 0;
    const next = tokens[index + 1];
    const isPair = inName[index] && inName[index + 1] && next !== undefined;
    // A model that is unsure of the tree still sees that "Pat Ryder" hangs together.
    if (isPair && (open > 0 || isBrother(token, next))) joined[index] = true;
  });
}

const isBrother = (token: Token, next: Token) =>
  token.head === next.head &&
  (token.deprel === 'compound' || token.deprel === 'flat') &&
  (next.deprel === token.deprel || next.deprel === 'flat');

function runsOf(tokens: readonly Token[], { inName, joined }: Marks): [number, number][] {
  const runs: [number, number][] = [];
  let first = -1;
  tokens.forEach((_, index) => {
    if (!inName[index]) return;
    if (first < 0) first = index;
    if (joined[index] && inName[index + 1]) return;
    runs.push([first, index]);
    first = -1;
  });
  return runs;
}

const titleWord = (word: string) => isRole(word) || honorifics.has(word);
const edges = wordSet("the of for and & - 's a an");

/** The names of a run: title words before a person's name are parted from it, bodies in the title are names of their own. */
function namesIn(
  sentence: Sentence,
  text: string,
  from: number,
  to: number,
  marks: Marks,
): NameSpan[] {
  const { tokens } = sentence;
  let [first, last] = [from, to];
  const lowerAt = (index: number) => tokens[index]?.lower ?? '';
  while (first < last && edges.has(lowerAt(first))) first++;
  while (last > first && edges.has(lowerAt(last))) last--;
  const name = text.slice(tokens[first]?.start, tokens[last]?.end);
  const span = (start: number, end: number, titleFirst = start): NameSpan => ({
    sentence,
    first: start,
    last: end,
    titleFirst,
    modelType: mostOf(marks.modelType.slice(start, end + 1)),
  });
  if (edges.has(lowerAt(first)) || !/\p{L}/u.test(name)) return [];
  if (isKnown(name)) return [span(first, last)];
  if (first === last && marks.modelType[first] !== 'PER') {
    // "Director", and "State" of "Secretary of State": parts of a title, nobody's names.
    if (titleWord(lowerAt(first))) return [];
    if (lowerAt(first - 1) === 'of' && isRole(lowerAt(first - 2))) return [];
  }
  let title = -1;
  for (let index = first; index <= last; index++) {
    if (titleWord(lowerAt(index)) && lowerAt(index + 1) !== 'of') title = index;
  }
  if (title < 0 || (title === first && isFirstName(tokens[first]?.text ?? '')))
    return [span(first, last)];
  const core = coreNoun(tokens, first, last);
  if (title < last && core !== undefined && typeOfHeadNoun.has(core)) return [span(first, last)];
  if (title === last && last > first && marks.modelType[last] === 'ORG') return [span(first, last)];
  const inTitle = bodyIn(tokens, text, first, title);
  const bodies = inTitle ? [span(...inTitle)] : [];
  if (title < last && tokens[title + 1]?.lower === '-') title++;
  return title < last ? [...bodies, span(title + 1, last, first)] : bodies;
}

/** The noun that tells what a name is of: the one before "of", or the last. */
export function coreNoun(
  tokens: readonly Token[],
  first: number,
  last: number,
): string | undefined {
  for (let index = first + 1; index < last; index++) {
    const lower = tokens[index]?.lower;
    if (lower === 'of' || lower === 'for') return tokens[index - 1]?.lower;
  }
  return tokens[last]?.lower;
}

/** The longest known name, or body by its noun, with which a title begins. */
function bodyIn(
  tokens: readonly Token[],
  text: string,
  first: number,
  title: number,
): [number, number] | undefined {
  for (let last = Math.min(title - 1, first + longestKnown); last >= first; last--) {
    const name = text.slice(tokens[first]?.start, tokens[last]?.end);
    const noun = tokens[last]?.lower ?? '';
    if (isKnown(name) || (last > first && typeOfHeadNoun.has(noun) && !titleWord(noun)))
      return [first, last];
  }
  return undefined;
}

function mostOf(types: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const type of types) if (type) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
