import type { EntityType } from './entity.ts';
import { wordSet } from './word-list.ts';

/** What a name is by the noun that it ends with, or that stands before its "of": "Ministry of Defence", "Daily Times". */
const headNouns: readonly (readonly [EntityType, string])[] = [
  ['court', 'court courts tribunal'],
  ['police', 'police constabulary sheriff gendarmerie'],
  [
    'armed-force',
    'army navy corps guard guards guardsmen forces force command regiment battalion brigade division squadron fleet marines infantry military',
  ],
  [
    'armed-group',
    'brigades militia rebels militants insurgents guerrillas jihad cartel martyrs mujahideen front',
  ],
  [
    'government',
    'ministry department government parliament senate congress assembly cabinet embassy consulate treasury administration authority agency bureau ' +
      'council commission committee secretariat prefecture municipality commissioner service services directorate inspectorate ombudsman presidency legislature chamber customs office',
  ],
  ['party', 'party'],
  ['international-body', 'nations'],
  [
    'media',
    'times post herald tribune guardian telegraph journal gazette mirror news chronicle broadcaster broadcasting television tv radio magazine newspaper press ' +
      'daily weekly globe examiner inquirer dispatch courier bulletin standard observer',
  ],
  [
    'company',
    'inc inc. ltd ltd. llc plc corp corp. corporation company co co. co-operative gmbh ag s.a. group holdings airlines airways airline motors bank industries enterprises ' +
      'technologies systems pharmaceuticals pharma petroleum oil energy electronics studios records entertainment pictures stores supermarkets hotels ' +
      'restaurants insurance capital partners securities software telecom communications brothers sons chemical foods breweries railways railway rail',
  ],
  [
    'organization',
    'university college school academy institute institution hospital clinic foundation association organization organisation society union club league team federation ' +
      'church church. diocese museum laboratory laboratories observatory center centre trust charity fund coalition campaign alliance network movement watch network ' +
      'confederation conference project initiative orchestra library cathedral mosque synagogue united f.c. fc program programme board panel zoo ' +
      'community family cooperative syndicate task-force international',
  ],
  [
    'place',
    'city town village county district province state region island islands river lake sea ocean bay gulf mountain mountains mount valley desert airport street road ' +
      'avenue boulevard square park bridge beach coast strait peninsula canal station stadium arena hall building tower palace castle prison base camp hills hill hotel forest ' +
      'square harbour harbor port heights territory territories parish borough neighborhood crossing highway plant theatre theater falls',
  ],
  [
    'other',
    'war act bill law treaty convention accord accords agreement constitution amendment protocol day festival cup championship championships olympics games award awards prize ' +
      'series show season episode album film movie novel book operation hurricane storm virus disease syndrome religion language summit election elections revolution ' +
      'resolution plan crisis attack attacks massacre flu plane flight ship open marathon grand-prix declaration charter theory effect theorem code',
  ],
];
export const typeOfHeadNoun: ReadonlyMap<string, EntityType> = new Map(
  headNouns.flatMap(([type, nouns]) => [...wordSet(nouns)].map((noun) => [noun, type] as const)),
);

/** Public bodies that are known as such by what stands around their name: "the Iranian government". */
export const officialTypes: ReadonlySet<EntityType> = new Set([
  'government',
  'court',
  'police',
  'armed-force',
  'international-body',
  'country',
] as const);

/** What "the group X" or "X militants" tells of X, and what "the company" may mean. */
const kinds: readonly (readonly [EntityType, string])[] = [
  ['court', 'court tribunal'],
  ['police', 'police force'],
  ['armed-force', 'army navy force military troops soldiers'],
  [
    'armed-group',
    'militants militant rebels rebel insurgents insurgent guerrillas guerrilla militia militiamen fighters gunmen jihadists jihadist terrorists terrorist extremists',
  ],
  ['government', 'ministry department government parliament council agency commission regulator'],
  ['party', 'party lawmaker lawmakers'],
  [
    'media',
    'newspaper newspapers magazine broadcaster channel outlet website agency tabloid daily weekly station reporter correspondent journalist',
  ],
  [
    'company',
    'company firm corporation chain retailer manufacturer maker airline carrier bank operator developer publisher giant startup brewer supermarket shares employees',
  ],
  [
    'organization',
    'group organization organisation charity university institute foundation association union club team movement network church hospital school think-tank ngo',
  ],
  ['country', 'country nation state republic kingdom'],
  [
    'place',
    'city town village province region capital county district island suburb municipality neighborhood',
  ],
];
export const typeOfKind: ReadonlyMap<string, EntityType> = new Map(
  kinds.flatMap(([type, nouns]) => [...wordSet(nouns)].map((noun) => [noun, type] as const)),
);

/** Types that "the company" and the like may mean, by the noun. */
const meantRows: readonly (readonly [string, readonly EntityType[]])[] = [
  ['company firm corporation manufacturer maker giant', ['company', 'media']],
  ['airline carrier retailer chain bank', ['company']],
  [
    'group organization organisation',
    ['organization', 'armed-group', 'company', 'party', 'international-body'],
  ],
  ['militia militants rebels', ['armed-group']],
  ['charity foundation association union institute', ['organization']],
  ['university school college hospital club team church', ['organization']],
  ['newspaper paper magazine broadcaster channel outlet', ['media']],
  ['agency', ['government', 'media', 'international-body']],
  [
    'ministry department commission council committee bureau',
    ['government', 'international-body', 'organization'],
  ],
  ['party', ['party']],
  ['court tribunal', ['court']],
  ['country nation kingdom republic', ['country']],
  ['city town village island province region', ['place']],
  ['force army navy', ['armed-force']],
];
export const meantTypes: ReadonlyMap<string, readonly EntityType[]> = new Map(
  meantRows.flatMap(([nouns, types]) => [...wordSet(nouns)].map((noun) => [noun, types] as const)),
);

/** Nouns for people who are not known by an office or a role. */
export const personNouns = wordSet(
  `man woman boy girl child kid baby person guy lady gentleman father mother dad mom parent son daughter brother sister husband wife widow uncle aunt cousin nephew niece grandfather
  grandmother girlfriend boyfriend friend neighbor neighbour colleague partner victim suspect witness survivor passenger driver pilot student teenager teen youth adult resident citizen
  worker employee soldier fighter gunman attacker shooter killer murderer thief criminal prisoner inmate hostage refugee migrant immigrant protester protestor demonstrator activist
  player striker goalkeeper defender midfielder athlete swimmer runner singer actor actress musician artist writer poet novelist comedian dancer model celebrity star fan voter
  candidate nominee politician leader opponent rival enemy hero saint prophet god bishop priest nun imam rabbi monk farmer fisherman customer user patient nurse teacher pupil
  winner loser champion veteran guest host visitor tourist traveler traveller owner tenant member participant volunteer bystander blogger whistleblower plaintiff defendant
  accused convict offender assailant bomber hijacker gunmen men women children people policeman policewoman firefighter astronaut philosopher mathematician historian infant toddler individual
  businessman businesswoman businesspeople millionaire billionaire entrepreneur heir native speaker composer painter sculptor photographer boxer fighter cyclist golfer ruler dictator tyrant`,
);
export const femaleNouns = wordSet(
  `woman girl lady mother mom daughter sister wife widow aunt niece grandmother girlfriend actress policewoman businesswoman spokeswoman chairwoman congresswoman queen princess
  duchess empress nun heroine waitress stewardess goddess councilwoman baroness countess bride mrs. ms. mrs ms miss madam dame women girls`,
);
export const maleNouns = wordSet(
  `man boy gentleman guy father dad son brother husband uncle nephew grandfather boyfriend policeman businessman spokesman chairman congressman king prince duke emperor
  monk hero waiter steward god councilman baron count groom mr. mr sir lord gunman fisherman priest widower pope imam men boys`,
);
/** Groups that are spoken of as "they" though their noun is singular. */
export const collectiveNouns = wordSet(
  `police team family group couple pair crew staff band company government party committee jury union army council ministry board class crowd firm club audience duo trio public
  department parliament authority opposition majority minority community navy leadership management delegation gang militia administration court agency association organization`,
);
