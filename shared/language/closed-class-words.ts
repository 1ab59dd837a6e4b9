import type { PartOfSpeech } from './token.ts';

/** Words whose part of speech the word alone decides, after the guidelines of Universal Dependencies. */
const rows: readonly (readonly [PartOfSpeech, string])[] = [
  ['DET', 'the a an every each all both either neither another any some this these those such no'],
  [
    'PRON',
    'i you he she it we they me him us them myself yourself himself herself itself ourselves themselves ' +
      'my your his her its our their mine yours hers ours theirs who whom whose whoever which what whatever ' +
      'someone somebody something anyone anybody anything everyone everybody everything nobody nothing none there one',
  ],
  [
    'ADP',
    'of in on at by for from with into onto upon about over under after before during between among amid amidst against through throughout ' +
      'across along around behind beside besides beyond despite down inside near off outside per regarding concerning toward towards until till up via ' +
      'within without above below beneath since as like than following including alongside amongst off atop versus',
  ],
  ['ADJ', 'bound unclear due able likely'],
  ['SCONJ', 'that whether if because although though unless while whereas lest'],
  ['CCONJ', 'and or but nor yet'],
  ['PART', "not n't to 's '"],
  [
    'ADV',
    'also very then now never ever always often still just only even already again once soon later earlier here however ' +
      'therefore thus moreover meanwhile instead otherwise nevertheless nonetheless perhaps maybe too so almost away together ' +
      'when where why how ago abroad well likewise furthermore additionally reportedly allegedly apparently yesterday today tomorrow tonight ' +
      'further out back forth forward aside apart nationwide worldwide overnight rather quite nearly currently previously initially recently actually broadly specifically originally',
  ],
  [
    'AUX',
    "is are was were be been being am 're 'm has have had having 've do does did will would can could may might shall should must ought 'll 'd ca wo",
  ],
];

export const closedClass: ReadonlyMap<string, PartOfSpeech> = new Map(
  rows.flatMap(([upos, words]) => words.split(' ').map((word) => [word, upos] as const)),
);

export const forms = {
  be: new Set("is are was were be been being am 're 'm".split(' ')),
  have: new Set("has have had having 've".split(' ')),
  do: new Set('do does did'.split(' ')),
  modal: new Set("will would can could may might shall should must ought 'll 'd ca wo".split(' ')),
  negation: new Set("not n't never".split(' ')),
} as const;

export const personalPronouns = new Set('i you he she it we they me him us them'.split(' '));
export const possessives = new Set('my your his her its our their whose'.split(' '));

/** Past tenses and participles that the dictionary also knows as nouns or adjectives. */
export const irregularPasts = new Set(
  'rose fell cut hit shot left led set saw met found bore struck spread put quit lost won held felt'.split(
    ' ',
  ),
);

/** Participles whose ending does not give the lemma away. */
export const participleLemmas: ReadonlyMap<string, string> = new Map(
  (
    'broken:break sworn:swear spoken:speak taken:take given:give known:know seen:see shown:show written:write driven:drive fallen:fall ' +
    'chosen:choose stolen:steal risen:rise begun:begin gone:go done:do become:become come:come run:run drawn:draw thrown:throw grown:grow ' +
    'flown:fly worn:wear torn:tear born:bear hidden:hide forbidden:forbid forgotten:forget frozen:freeze beaten:beat eaten:eat withdrawn:withdraw ' +
    'overthrown:overthrow undertaken:undertake mistaken:mistake sunk:sink shot:shoot hit:hit cut:cut put:put set:set let:let led:lead met:meet ' +
    'found:find struck:strike won:win lost:lose held:hold felt:feel left:leave fell:fall rose:rise saw:see spread:spread quit:quit bore:bear'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);
