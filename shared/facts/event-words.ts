const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** What follows them in the infinitive or "-ing" happened where they did: "managed to land". */
export const bringingAbout = words(
  'manage begin start continue keep help force make cause get lead let enable go proceed come happen succeed use remember bother rush choose decide cost resume compel bring spend',
);

/** What hangs on them is put off or called off: "delayed the launch". */
export const callingOff = words(
  'delay cancel postpone scrap kill abandon shelve suspend block prevent avert avoid halt stop reject refuse drop oppose fail forget neglect forbid refrain hesitate ban veto thwart foil decline cease defer miss lack deny withdraw prohibit scuttle axe',
);

/** What hangs on them is wished, planned or asked for: "wants to land", "an offer to buy". */
export const wishing = words(
  'want plan intend hope wish try seek agree aim consider propose need prepare ask tell order urge invite demand request require promise vow pledge threaten offer expect attempt mean like love encourage advise persuade call schedule set design recommend allow permit authorize authorise let look desire struggle fight work strive negotiate warn instruct suppose slate anticipate await ready pressure push press favor favour support discuss envisage foresee commit arrange volunteer opt apply campaign lobby choose entitle',
);

/** Nouns of the same kind: "plans to", "fears of". */
export const openNouns = words(
  'plan intention hope wish attempt effort bid desire proposal offer promise pledge vow threat demand request order call agreement decision ability opportunity chance right need permission way prospect fear worry concern risk danger possibility likelihood probability option goal aim target objective purpose expectation forecast prediction speculation rumour rumor suggestion idea scheme project negotiation talk candidate warning potential hint bill measure move scenario question doubt dream ambition commitment willingness readiness preparation schedule deadline',
);

/** Nouns whose "of", "in" or "to" did not happen: "a delay in delivery". */
export const absenceNouns = words(
  'delay cancellation postponement absence lack failure refusal suspension ban inability halt rejection abandonment end alternative opposition',
);

/** Said of a noun, they tell that it did not happen: "the cancelled deal". */
export const calledOffAdjectives = words(
  'cancelled canceled now-cancelled now-canceled postponed delayed abandoned failed scrapped averted unsuccessful aborted rejected foiled thwarted unfulfilled missing shelved',
);

/** What they take is held true, more or less: "believes that". */
export const believing = words(
  'think believe suppose guess suspect assume expect hope wish imagine feel fear doubt seem appear bet pray predict estimate figure reckon suggest presume want argue ask wonder deny dispute',
);

/** What they take is told: "said that". */
export const reporting = words(
  'say tell announce report state add explain claim note warn write confirm declare insist reveal indicate argue mention admit maintain acknowledge show disclose allege testify conclude',
);

/** What they take is taken for granted: "knew that". */
export const factive = words(
  'know realize realise regret notice discover learn see find remember forget show prove understand recognize recognise acknowledge admit ensure hear recall love hate glad happy sorry sad thank appreciate resent surprise reveal confirm fact',
);

/** "perhaps", "allegedly". */
export const hedges = words(
  'perhaps maybe possibly probably allegedly reportedly supposedly likely presumably hopefully apparently potentially purportedly theoretically conceivably ostensibly',
);

/** "nearly", "hardly": it did not quite happen. */
export const nearMisses = words('almost nearly hardly barely scarcely rarely seldom');

/** They turn a clause into its contrary. */
export const negators = words(
  "not n't never no neither nor nobody nothing none nowhere without cannot",
);

export const possibleModals = words('can could may might ca');
export const futureModals = words("will 'll wo shall");
export const dutyModals = words('should must ought');
export const unrealModals = words("would 'd");
