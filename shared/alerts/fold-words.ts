/** Gives the form under which all forms of a word are found. Words come in lower case, without accents. */
export type BaseForm = (word: string) => string;

/**
 * A text as it is compared: its words without differences of compatibility (NFKD), accents, case and possessives, each
 * in its base form. What an article says is never changed, only looked up this way.
 *
 * "The Málaga bridges" and "the malaga bridge" give the same words; "Straße" and "STRASSE" do, "Wałęsa" and "Walesa".
 *
 * An abbreviation that would be one of the {@link emptyWords} keeps apart from it: "US" and "U.S." give `us.`, "us" gives
 * `us`.
 *
 * @param baseForm  by default the singular of a noun. Whoever knows the lemmas of a language gives those.
 */
export function foldWords(text: string, baseForm: BaseForm = singular): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[łøđðþæœıħŁØĐÐÞÆŒĦ]/g, (letter) => unaccented[letter] ?? letter)
    .replace(/(?<![\p{L}\p{N}])(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}]))?/gu, (letters) =>
      letters.replaceAll('.', '').toUpperCase(),
    )
    .replace(/['’]s(?![\p{L}\p{N}])/giu, '');
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => fold(word, baseForm));
}

/** The words of {@link foldWords} with a space between each two. */
export const foldedPhrase = (text: string): string => foldWords(text).join(' ');

/** Whether a phrase has words that tell something from anything: not only {@link emptyWords}, nor a single letter. */
export function isTelling(phrase: string): boolean {
  return foldWords(phrase).some((word) => word.length > 1 && !emptyWords.has(word));
}

function fold(word: string, baseForm: BaseForm): string {
  // By way of upper case, which knows that ß is SS.
  const lower = word.toUpperCase().toLowerCase();
  if (emptyWords.has(lower)) return word.length > 1 && isCapitals(word) ? `${lower}.` : lower;
  return baseForm(lower);
}

const isCapitals = (word: string) => word === word.toUpperCase();

/** Latin letters whose stroke or ligature is part of them, so that Unicode does not take it apart. */
const unaccented: Readonly<Record<string, string>> = {
  ...{ ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i', ħ: 'h' },
  ...{ Ł: 'L', Ø: 'O', Đ: 'D', Ð: 'D', Þ: 'TH', Æ: 'AE', Œ: 'OE', Ħ: 'H' },
};

/**
 * English words of the closed classes: they stand in nearly every text, so looking for one of them finds everything.
 * Articles, pronouns, prepositions, conjunctions, auxiliaries, and the adverbs and verbs of reporting that any news has.
 */
export const emptyWords: ReadonlySet<string> = new Set(
  `a an the this that these those such same other another each every either neither any some no none all both half
  few many much more most less least several own
  i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers
  herself it its itself they them their theirs themselves who whom whose which what whoever whatever one ones
  somebody someone something anybody anyone anything nobody nothing everybody everyone everything
  of in on at by for with about against between into through during before after above below to from up down out
  off over under again further near since until till upon within without across along among around behind beside
  besides beyond despite except inside onto outside per than toward towards via
  and or but nor so yet if then else because as while although though unless whether when where why how
  am is are was were be been being have has had having do does did doing done can could may might must shall should
  will would ought cannot not n t s d ll m re ve don doesn didn isn aren wasn weren hasn haven hadn won wouldn
  couldn shouldn
  also just only very too even still already ever never now here there once often always perhaps rather quite
  said say says saying told tell tells new news`.split(/\s+/),
);

/**
 * Both numbers of a noun in one form, which need not be a word: "boxes" and "box", "cities" and "city", "movies" and
 * "movie", "women" and "woman".
 */
export function singular(word: string): string {
  const irregular = irregularPlurals[word];
  if (irregular !== undefined) return irregular;
  if (word.length < 4) return word;
  if (word.length > 4 && /ies?$/.test(word)) return word.replace(/ies?$/, 'y');
  if (word.length > 4 && /(?:x|ch|sh|ss|us|zz)es?$/.test(word)) return word.replace(/es?$/, '');
  return word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}

/** Plurals that no ending tells, as far as news has them. */
const irregularPlurals: Readonly<Record<string, string>> = {
  ...{ men: 'man', women: 'woman', children: 'child', feet: 'foot' },
  ...{ teeth: 'tooth', mice: 'mouse', geese: 'goose', oxen: 'ox', wives: 'wife' },
  ...{ knives: 'knife', wolves: 'wolf', thieves: 'thief', loaves: 'loaf' },
  ...{ halves: 'half', shelves: 'shelf', crises: 'crisis', analyses: 'analysis' },
  ...{ theses: 'thesis', hypotheses: 'hypothesis', oases: 'oasis' },
  ...{ criteria: 'criterion', phenomena: 'phenomenon', bacteria: 'bacterium' },
  ...{ gases: 'gas', buses: 'bus', series: 'series', species: 'species', news: 'news' },
};
