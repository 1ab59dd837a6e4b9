/** Verbs by which somebody vouches for what another told. */
export const confirmations = new Set('confirm acknowledge admit verify corroborate'.split(' '));

/** Verbs by which somebody says that it is not so. */
export const denials = new Set(
  'deny refute dispute dismiss reject rebut disavow repudiate contest'.split(' '),
);

/** Of these the object must be something said: courts dismiss cases, parliaments reject bills, cities contest debts. */
export const dismissals = new Set('dismiss reject repudiate contest'.split(' '));

/** What is denied to somebody is withheld from him, and no claim: "was denied access", "denied funding". */
export const withheldNouns = new Set(
  'access entry permission bail visa visas funding request requests right rights service services parole asylum admission opportunity chance treatment care food water passage appeal motion application applications petition coverage leave'.split(
    ' ',
  ),
);

/** What the accused denies, whatever the accusation was: "denied any wrongdoing". */
export const guiltNouns = new Set(
  'involvement responsibility wrongdoing guilt role part complicity culpability knowledge link links connection connections ties collusion misconduct liability impropriety'.split(
    ' ',
  ),
);

/** Things told that are named by what they are, beside the nouns of saying: "dismissed the figures". */
export const accountNouns = new Set(
  'figure figures number numbers finding findings account accounts version theory theories idea notion narrative criticism complaint complaints speculation characterization characterisation assessment toll estimate estimates blame conclusion conclusions insinuation insinuations innuendo'.split(
    ' ',
  ),
);

/** What a false report is called. */
export const falseWords = new Set(
  'false untrue baseless groundless unfounded fabricated fake fabrication nonsense lie lies incorrect wrong inaccurate unsubstantiated misinformation disinformation hoax exaggerated misleading invented fiction fabrications absurd ridiculous preposterous propaganda myth slander speculation guesswork'.split(
    ' ',
  ),
);

/** "Called the report false", "described the claims as baseless". */
export const namingVerbs = new Set('call describe label brand term denounce condemn'.split(' '));
