import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { editedCase, kindOfCapitals, longestEnding } from '../../shared/language/lemmatize.ts';
import { runCommand } from '../command-error.ts';
import { explainData, readDataFile } from '../evaluate/data-folder.ts';
import { readTreebank, type TreebankWord } from '../evaluate/read-treebank.ts';

const help = `Learns the lemma of a word from its form and tags, and writes shared/language/lemma-data.json.

  node tools/train/lemmas.ts --data DIR

From the training parts of the treebanks EWT (UniversalDependencies/UD_English-EWT, CC BY-SA 4.0) and GUM (amir-zeldes/gum,
annotations CC BY 4.0), so the file is under CC BY-SA 4.0, apart from the code's licence. Without --data it lists where to get them.

Nothing in it depends on chance: the same data give the same file.`;

/** An ending decides once so many different words have borne it. */
const fewestWords = 2;

interface Example {
  readonly written: string;
  readonly lemma: string;
  /** Misspelt words teach their own lemma, but no rule. */
  readonly isMisspelt: boolean;
  count: number;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { help: { type: 'boolean', default: false }, data: { type: 'string' } },
  });
  if (values.help) return console.log(help);
  if (values.data === undefined) return explainData();
  const examples = new Map<string, Map<string, Example>>();
  for (const set of ['ewt-train', 'gum-train']) {
    const content = readDataFile(values.data, `treebanks/${set}.conllu`);
    for (const { sentences } of readTreebank(set, content))
      for (const word of sentences.flatMap(({ words }) => words)) {
        if (isMisleading(word)) continue;
        for (const tag of [`${word.upos} ${word.xpos}`, word.upos]) count(examples, tag, word);
      }
    console.error(`${set} read`);
  }
  addIrregularVerbs(examples);
  addSmallNames(examples);
  addInflections(examples, wordCounts(values.data));
  console.error('news text read');
  const tables = [...examples]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([tag, words]) => {
      return [tag, learn([...words.values()])] as const;
    });
  const path = join(import.meta.dirname, '../../shared/language/lemma-data.json');
  const content = `${JSON.stringify({ tables: Object.fromEntries(tables) }, null, 1)}\n`;
  writeFileSync(path, content);
  console.error(`${tables.length} tags, ${content.length} bytes written to ${path}`);
}

/** The parts of a word that was torn in two have the lemma of the whole. */
const isMisleading = ({ xpos, lemma }: TreebankWord) =>
  xpos === 'GW' || lemma === '_' || lemma.includes(' ');

function count(
  examples: Map<string, Map<string, Example>>,
  tag: string,
  { text, lemma, feats }: TreebankWord,
): void {
  const written = text.replaceAll('’', "'");
  if (written.includes(' ')) return;
  const words = examples.get(tag) ?? new Map<string, Example>();
  examples.set(tag, words);
  const key = `${written} ${lemma}`;
  const example = words.get(key) ?? {
    written,
    lemma: lemma.replaceAll('’', "'"),
    isMisspelt: feats.includes('Typo=Yes'),
    count: 0,
  };
  example.count++;
  words.set(key, example);
}

/** How often each word stands in the news text, in small letters. */
function wordCounts(folder: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const articles = readDataFile(folder, 'text/wikinews.jsonl').trimEnd().split('\n');
  const texts = articles.map((line) => String(JSON.parse(line).text));
  for (const text of [...texts, readDataFile(folder, 'text/gmb-sentences.txt')])
    for (const [word] of text.matchAll(/[a-z]+/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Endings of inflected words, and what may stand in their place in the dictionary form. */
const inflections = [
  { tag: 'VERB VBD', ending: 'ed', bases: ['', 'e'] },
  { tag: 'VERB VBN', ending: 'ed', bases: ['', 'e'] },
  { tag: 'VERB VBG', ending: 'ing', bases: ['', 'e'] },
  { tag: 'VERB VBZ', ending: 'es', bases: ['', 'e'] },
  { tag: 'NOUN NNS', ending: 'es', bases: ['', 'e'] },
  { tag: 'ADJ JJR', ending: 'er', bases: ['', 'e'] },
  { tag: 'ADJ JJS', ending: 'est', bases: ['', 'e'] },
] as const;

/** Verbs whose past and participle no rule gives; those of the treebanks come on top. */
const irregularVerbs =
  'arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten|befall befell befallen|begin began begun|bend bent bent|bet bet bet|bid bid bid|bind bound bound|bite bit bitten|bleed bled bled|blow blew blown|breed bred bred|broadcast broadcast broadcast|burst burst burst|cast cast cast|catch caught caught|cling clung clung|cost cost cost|creep crept crept|cut cut cut|deal dealt dealt|dig dug dug|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|fight fought fought|flee fled fled|fling flung flung|fly flew flown|forbid forbade forbidden|forecast forecast forecast|foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven|forgo forwent forgone|forsake forsook forsaken|freeze froze frozen|grind ground ground|grow grew grown|hang hung hung|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|kneel knelt knelt|lay laid laid|lead led led|leap leapt leapt|lend lent lent|lie lay lain|light lit lit|mislead misled misled|mistake mistook mistaken|outdo outdid outdone|overcome overcame overcome|overrun overran overrun|oversee oversaw overseen|overtake overtook overtaken|overthrow overthrew overthrown|prove proved proven|quit quit quit|rebuild rebuilt rebuilt|ride rode ridden|ring rang rung|rise rose risen|seek sought sought|sell sold sold|set set set|shake shook shaken|shed shed shed|shine shone shone|shoot shot shot|shrink shrank shrunk|shut shut shut|sing sang sung|sink sank sunk|slay slew slain|sleep slept slept|slide slid slid|speak spoke spoken|spin spun spun|spit spat spat|split split split|spread spread spread|spring sprang sprung|steal stole stolen|stick stuck stuck|sting stung stung|stink stank stunk|strike struck struck|strive strove striven|swear swore sworn|sweep swept swept|swell swelled swollen|swim swam swum|swing swung swung|tear tore torn|throw threw thrown|thrust thrust thrust|tread trod trodden|undergo underwent undergone|undertake undertook undertaken|uphold upheld upheld|upset upset upset|wear wore worn|weave wove woven|weep wept wept|wind wound wound|withdraw withdrew withdrawn|withhold withheld withheld|withstand withstood withstood|wring wrung wrung';

function addIrregularVerbs(examples: Map<string, Map<string, Example>>): void {
  for (const verb of irregularVerbs.split('|')) {
    const [lemma = '', past = '', participle = ''] = verb.split(' ');
    for (const [tag, written] of [
      ['VERB VBD', past],
      ['VERB VBN', participle],
    ] as const) {
      const words = examples.get(tag);
      if ([...(words?.values() ?? [])].some((known) => known.written === written)) continue;
      words?.set(`${written} ${lemma}`, { written, lemma, isMisspelt: false, count: 1 });
    }
  }
}

/** A name that the treebanks know with a capital is meant where it is written without: "india". */
function addSmallNames(examples: Map<string, Map<string, Example>>): void {
  const names = examples.get('PROPN NNP') ?? new Map<string, Example>();
  const known = new Set([...names.values()].map(({ written }) => written));
  for (const { written, lemma, count } of [...names.values()]) {
    const small = written.toLowerCase();
    if (count < 3 || written !== lemma || known.has(small) || kindOfCapitals(written) !== 'C')
      continue;
    names.set(`${small} ${lemma}`, { written: small, lemma, isMisspelt: true, count: 1 });
  }
}

/** "provoked" is of "provoke", since the news text knows "provoke" but not "provok"; the treebanks need not hold it. */
function addInflections(
  examples: Map<string, Map<string, Example>>,
  counts: ReadonlyMap<string, number>,
): void {
  for (const { tag, ending, bases } of inflections) {
    const words = examples.get(tag) ?? new Map<string, Example>();
    const known = new Set([...words.values()].map(({ written }) => written));
    for (const [written, times] of counts) {
      if (times < 2 || !written.endsWith(ending) || known.has(written)) continue;
      const stem = written.slice(0, -ending.length);
      if (stem.length < 2) continue;
      const single = /([^aeiouls])\1$/.test(stem) ? [stem.slice(0, -1)] : [];
      const candidates = [...bases.map((base) => stem + base), ...single];
      const [best, runnerUp] = candidates
        .map((lemma) => ({ lemma, count: counts.get(lemma) ?? 0 }))
        .sort((a, b) => b.count - a.count);
      if (!best || best.count < 2 || best.count < 4 * (runnerUp?.count ?? 0)) continue;
      words.set(`${written} ${best.lemma}`, {
        written,
        lemma: best.lemma,
        isMisspelt: false,
        count: 1,
      });
    }
  }
}

/** @returns exceptions, edits and cases, each as pairs parted by spaces. */
function learn(examples: readonly Example[]): [string, string, string] {
  const best = commonest(examples);
  const edits = new Votes();
  const cases = new Votes();
  for (const { written, lemma, isMisspelt } of best) {
    if (isMisspelt) continue;
    const edit = editOf(written.toLowerCase(), lemma.toLowerCase());
    const casing = ['l', 'k', 't'].find((way) => editedCase(written, edit, way) === lemma);
    edits.add(written.toLowerCase(), '', edit);
    if (casing) cases.add(written.toLowerCase(), kindOfCapitals(written), casing);
  }
  const editRules = edits.rules();
  const caseRules = cases.rules();
  const exceptions = new Map<string, string>();
  const predicted = (written: string) => {
    const lower = written.toLowerCase();
    const edit = matched(lower, '', editRules) ?? '0';
    const casing = matched(lower, kindOfCapitals(written), caseRules) ?? 'l';
    return exceptions.get(lower) ?? (editedCase(written, edit, casing) || written);
  };
  const smallFirst = best.toSorted(
    (a, b) =>
      Number(a.written !== a.written.toLowerCase()) - Number(b.written !== b.written.toLowerCase()),
  );
  for (const { written, lemma } of smallFirst)
    if (predicted(written) !== lemma) exceptions.set(written, lemma);
  return [packed(exceptions), packed(editRules), packed(caseRules)];
}

/** The commonest lemma of each form. */
function commonest(examples: readonly Example[]): Example[] {
  const best = new Map<string, Example>();
  for (const example of examples) {
    const rival = best.get(example.written);
    if (!rival || example.count > rival.count) best.set(example.written, example);
  }
  return [...best.values()].sort((a, b) => (a.written < b.written ? -1 : 1));
}

function editOf(lower: string, lemma: string): string {
  let same = 0;
  while (same < lower.length && lower[same] === lemma[same]) same++;
  return `${lower.length - same}${lemma.slice(same)}`;
}

/** What the words with each ending ask for. */
class Votes {
  readonly #votes = new Map<string, Map<string, number>>();

  add(lower: string, prefix: string, wish: string): void {
    for (let length = 0; length <= Math.min(longestEnding, lower.length); length++) {
      const key = prefix + lower.slice(lower.length - length);
      const wishes = this.#votes.get(key) ?? new Map<string, number>();
      wishes.set(wish, (wishes.get(wish) ?? 0) + 1);
      this.#votes.set(key, wishes);
    }
  }

  /** The commonest wish of each ending, where it differs from that of the next shorter one. */
  rules(): Map<string, string> {
    const rules = new Map<string, string>();
    const byLength = [...this.#votes].sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
    for (const [ending, wishes] of byLength) {
      const total = [...wishes.values()].reduce((sum, votes) => sum + votes, 0);
      if (total < fewestWords) continue;
      const [wish] = [...wishes].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0] ?? [];
      const prefix = /^[lCUM]/.exec(ending)?.[0] ?? '';
      if (wish !== undefined && matched(ending.slice(prefix.length), prefix, rules) !== wish)
        rules.set(ending, wish);
    }
    return rules;
  }
}

function matched(
  lower: string,
  prefix: string,
  rules: ReadonlyMap<string, string>,
): string | undefined {
  for (let length = Math.min(longestEnding, lower.length); length >= 0; length--) {
    const found = rules.get(prefix + lower.slice(lower.length - length));
    if (found !== undefined) return found;
  }
  return undefined;
}

const packed = (pairs: ReadonlyMap<string, string>) =>
  [...pairs].map(([from, to]) => `${from} ${to}`).join(' ');

await runCommand(main);
