import { wordSet } from './word-list.ts';

/** Offices that only a state, a court, the police, the military or an international body gives. */
export const publicOffices = wordSet(
  `minister ministers undersecretary under-secretary-general secretary-general ambassador senator governor mayor general admiral colonel brigadier major lieutenant sergeant
  commander corporal marshal envoy lawmaker congressman congresswoman chancellor premier king queen prince princess emperor monarch prosecutor judge justice magistrate councillor
  councilor councilman councilwoman sheriff inspector detective superintendent constable policeman policewoman diplomat legislator parliamentarian mp mep mla msp td whip coroner
  president-elect vice-president gen. brig. sen. gov. rep. sgt. lt. col. capt. cpl. adm. maj. cmdr. supt. insp. dep. pm taoiseach attorney-general solicitor
  commissioner congressperson assemblyman assemblywoman alderman ombudsman regulator cardinal pope ayatollah warden firefighter consul chargé chief-of-staff statesman sultan emir sheikh crown`,
);

/** Offices that a state gives, and others too: what stands around them decides. */
export const openOffices = wordSet(
  `president secretary spokesman spokeswoman spokesperson spokesmen spokespeople chief director head official deputy chairman chairwoman chairperson chair representative officer administrator
  delegate treasurer attorney aide adviser advisor captain leader commandant negotiator speaker archbishop bishop counsel inspector-general controller minister-counselor premier-designate`,
);

/** Roles in any body, and what somebody is by trade, for which he is asked. */
export const otherRoles = wordSet(
  `ceo cfo coo cto executive founder co-founder cofounder manager coach owner editor editor-in-chief publisher professor prof. doctor dr. dr scientist researcher economist
  coordinator organizer organiser lawyer barrister physician surgeon psychologist psychiatrist engineer principal rector dean author expert analyst correspondent reporter journalist columnist
  commentator historian biologist chemist physicist astronomer geologist epidemiologist virologist sociologist criminologist meteorologist seismologist climatologist paleontologist archaeologist
  activist campaigner lobbyist consultant specialist strategist fellow lecturer teacher student nurse pilot astronaut actor actress singer musician artist writer novelist
  poet director producer screenwriter filmmaker designer developer programmer entrepreneur businessman businesswoman investor banker broker trader striker goalkeeper midfielder defender
  player footballer quarterback cyclist driver runner swimmer boxer champion athlete umpire referee rev. reverend rabbi imam priest pastor monk vicar deacon cleric preacher father
  partner member candidate nominee contender trustee curator librarian secretary-treasurer guard ranger steward host presenter anchor broadcaster photographer blogger whistleblower
  dissident politician billionaire millionaire tycoon magnate philanthropist veteran sergeant-at-arms paramedic medic veterinarian zoologist botanist mathematician philosopher theologian
  rebel warlord militant fighter commander-in-chief soldier suspect gunman`,
);

/** What stands before a name and tells no role. */
export const honorifics = wordSet('mr. mrs. ms. mr mrs ms miss sir dame lord lady madam mx. mx');

export const isRole = (word: string) =>
  publicOffices.has(word) || openOffices.has(word) || otherRoles.has(word);

/** Words that part an office from its holder: he has it no longer, or not yet. */
export const notInOffice = wordSet('former ex ex- late retired onetime one-time then- would-be');

/** Roles that are other words for one another: "the spokesman" may be the press secretary. */
const groups = [
  'spokesman spokeswoman spokesperson press',
  'chairman chairwoman chairperson chair',
  'lawyer attorney barrister solicitor counsel',
  'leader chief head',
  'general gen. commander',
  'senator sen.',
  'representative rep. congressman congresswoman lawmaker',
  'lawmaker senator legislator mp parliamentarian',
  'scientist researcher professor',
  'official spokesman spokeswoman spokesperson',
  'executive ceo',
  'officer policeman policewoman constable sergeant',
  'judge justice magistrate',
  'premier minister pm',
  'doctor dr. physician surgeon',
];
const sameAs = new Map<string, Set<string>>();
for (const group of groups.map((words) => words.split(' '))) {
  const [first = ''] = group;
  for (const word of group) {
    const known = sameAs.get(word) ?? new Set([word]);
    for (const other of word === first ? group : [first]) known.add(other);
    if (!['leader', 'official', 'scientist', 'executive', 'officer', 'general'].includes(first))
      for (const other of group) known.add(other);
    sameAs.set(word, known);
  }
}

/** Whether a word of somebody's title makes him what the noun says. */
export const fitsRole = (titleWord: string, noun: string) =>
  titleWord === noun || sameAs.get(noun)?.has(titleWord) === true;
