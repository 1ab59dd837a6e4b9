/** Written with a full stop and followed by a name or a number: the stop never ends a sentence. */
export const titleAbbreviations = new Set(
  (
    'mr mrs ms dr prof rev hon st gen brig maj col lt cpl sgt capt cmdr adm gov sen rep pres det insp supt ' +
    'fr sr jr no nos vs fig vol op cf approx ca est dept'
  ).split(' '),
);

/** Written with a full stop, at the end of a sentence or within it. */
export const otherAbbreviations = new Set(
  (
    'inc ltd co corp bros llc plc etc al jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun ' +
    'ave blvd rd mt ft univ assn'
  ).split(' '),
);

export const isAbbreviation = (word: string) =>
  titleAbbreviations.has(word.toLowerCase()) || otherAbbreviations.has(word.toLowerCase());
