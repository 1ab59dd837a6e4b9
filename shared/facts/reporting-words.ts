import type { Stance } from '../contracts/digest.ts';

/** How firmly a reporting word stands behind what it reports. */
export type Firmness = 'plain' | 'hedge' | 'charge' | 'stance';

export interface ReportingVerb {
  readonly lemma: string;
  readonly stance: Stance;
  /** `plain` tells; `hedge` believes or guesses; `charge` accuses; `stance` is itself the act ("condemned"). */
  readonly firmness: Firmness;
}

const rows: readonly (readonly [Stance, Firmness, string])[] = [
  [
    'affirms',
    'plain',
    'say tell state note add announce report explain confirm acknowledge admit reveal disclose declare comment remark observe emphasize ' +
      'emphasise stress indicate insist maintain claim argue assert contend conclude find show write tweet post describe reply respond ' +
      'concede testify recall clarify reiterate inform answer continue warn promise vow pledge agree affirm notify mention ' +
      'point stipulate highlight recommend verify determine rule brief remind quip joke',
  ],
  [
    'affirms',
    'hedge',
    'believe think suspect speculate predict expect fear hope suggest assume reckon imply hint anticipate guess feel consider project forecast estimate doubt hear',
  ],
  ['affirms', 'charge', 'accuse blame allege'],
  [
    'affirms',
    'stance',
    'demand urge call condemn criticize criticise reject praise welcome thank congratulate oppose support ask request order justify defend ' +
      'applaud denounce deplore commend endorse voice express threaten refuse label apologize apologise',
  ],
  ['denies', 'plain', 'deny refute dispute dismiss rebut disavow repudiate'],
  ['asks', 'plain', 'ask question wonder inquire'],
];

/** A lemma stands once for its commonest use; what its complement makes of it is seen by the one who asks. */
export const reportingVerbs: ReadonlyMap<string, ReportingVerb> = new Map(
  rows
    .flatMap(([stance, firmness, lemmas]) =>
      lemmas.split(' ').map((lemma): ReportingVerb => ({ lemma, stance, firmness })),
    )
    .reverse()
    .map((verb) => [verb.lemma, verb] as const),
);

/** Verbs that report only with a clause or a quotation beside them: "show" and "find" have other lives. */
export const needsClause = new Set(
  'show find hear note point post describe rule determine observe conclude continue hold add project consider feel brief mention'.split(
    ' ',
  ),
);

/** How somebody tells what "his claim that …" or "reports that …" hold. */
export const nounCue: ReportingVerb = { lemma: 'reports', stance: 'affirms', firmness: 'plain' };

/** Nouns that stand for something said: "denied the reports", "rejected the accusation". */
export const sayingNouns = new Set(
  'report reports claim claims allegation allegations accusation accusations charge charges rumour rumours rumor rumors suggestion suggestions statement story stories assertion assertions it this that any'.split(
    ' ',
  ),
);

/** Whether a noun stands for something said, in its form or as the dictionary has it. */
export const isSayingNoun = ({
  lower,
  lemma,
}: {
  readonly lower: string;
  readonly lemma: string;
}) => sayingNouns.has(lower) || sayingNouns.has(lemma);
