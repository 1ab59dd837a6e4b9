/** Adverbs and adjectives that take the writer's own word away from a claim, or leave it open. */
export const hedgeWords: ReadonlyMap<string, 'probable' | 'possible'> = new Map([
  ...'reportedly apparently probably likely presumably purportedly seemingly'
    .split(' ')
    .map((word) => [word, 'probable'] as const),
  ...'allegedly supposedly possibly perhaps maybe potentially unlikely conceivably'
    .split(' ')
    .map((word) => [word, 'possible'] as const),
]);

/** Of what a noun names: "a suspected leak". */
export const hedgeAdjectives = new Set(
  'suspected alleged apparent possible potential presumed purported supposed likely reported'.split(
    ' ',
  ),
);

/** Of these, what leaves open whether there is such a thing; "three possible locations" there are. */
export const doubtAdjectives = new Set(
  'suspected alleged apparent presumed purported supposed reported'.split(' '),
);

/** Verbs that leave open, in their passive, who holds it: "is believed to", "was reported to". */
export const passiveHedges = new Set(
  'report say believe think allege accuse suspect expect rumour rumor estimate understand fear suppose presume project assume tip forecast predict ascribe blame claim'.split(
    ' ',
  ),
);
/** Verbs that say no more than how it looks. */
export const seemingVerbs = new Set('appear seem'.split(' '));
export const possibleModals = new Set('may might could'.split(' '));
export const futureModals = new Set("will would 'll 'd shall".split(' '));
/** What ought to be is a view, not a claim. */
export const viewModals = new Set('should must ought'.split(' '));

/** Nouns and verbs of proof: with "no" or "not" beside them they say that there is none. */
export const proofWords = new Set(
  'evidence proof indication indications confirmation suggest confirm verify verified confirmed proven sign signs corroborate corroborated information details word'.split(
    ' ',
  ),
);
/** What leaves a question open: "unclear whether", "did not say whether". */
export const openWords = new Set(
  'unclear unknown uncertain unsure unresolved question questions doubt'.split(' '),
);

/** Evaluations: what they are said of is a matter of taste, mood or morals. */
export const opinionWords = new Set(
  (
    'desperate indicative shameful disgraceful outrageous wonderful terrible horrible great fantastic disgusting ridiculous absurd beautiful brilliant ' +
    'stunning amazing tragic unacceptable unfair unjust wrong right good bad best worst better sad proud grateful happy glad sorry disappointed disappointing ' +
    'important crucial essential vital inexplicable barbaric barbarity cowardly heinous despicable historic remarkable extraordinary impressive powerful ' +
    'embarrassing embarrassment disaster nonsense silly stupid foolish dangerous irresponsible reckless courageous brave heroic martyrdom stellar frustrating hypocritical ' +
    'indication thoughts prayers condolences difficult hope moment reward'
  ).split(' '),
);
/** Verbs of mood, wish and thought in the first person: no claim about the world. */
export const mindVerbs = new Set(
  'hope wish pray feel think believe love hate like regret appreciate thank congratulate mourn guess know understand mean want need laugh let'.split(
    ' ',
  ),
);

/** Acts that nobody owns to: told of somebody else by a rival, they are charges. */
export const wrongs = new Set(
  'lie steal cheat deceive mislead betray rig falsify bribe smear sabotage conceal hide plot conspire violate breach abuse exploit torture massacre shell bomb'.split(
    ' ',
  ),
);

/** Verbs of taking a stance: the act itself is the claim. */
export const stanceVerbs = new Set(
  'demand urge condemn criticize criticise denounce reject welcome praise oppose support call request appeal vow pledge promise threaten warn refuse justify call ask order defend applaud deplore commend endorse voice express label apologize apologise'.split(
    ' ',
  ),
);

/** Clauses that bylines, credits and calls to readers are made of. */
export const boilerplatePhrases: readonly string[] = [
  'is a freelance',
  'is a staff writer',
  'is a reporter',
  'is a national security reporter',
  'image:',
  'image credit',
  'photo:',
  'photo by',
  'photo credit',
  'getty images',
  'sign up for',
  'subscribe to',
  'follow us on',
  'follow him on',
  'follow her on',
  'click here',
  'read more',
  'all rights reserved',
  'contributed to this report',
  'our newsletter',
  'have an opinion on this story',
  'share it!',
];
