import type { Token } from '../sentence.ts';
import type { Phrase } from './collect-phrases.ts';
import { dependentOf, relationOf, type Tree } from './tree.ts';

/** Pronouns that are weighed alike. */
export type PronounClass = 'he' | 'it' | 'they';

export const classOf = ({ head: { lower }, isPlural }: Phrase): PronounClass =>
  isPlural ? 'they' : lower.startsWith('it') ? 'it' : 'he';

/** What is known of the chain of phrases that a candidate belongs to. */
export interface ChainFacts {
  readonly count: number;
  readonly gender: Phrase['gender'];
  readonly animacy: Phrase['animacy'];
  readonly isPlural: boolean;
  readonly isCollective: boolean;
  readonly isNamed: boolean;
  readonly type: string | undefined;
}

/** Whether the pronoun cannot mean the candidate: number, gender, kind, and where it stands in the tree. */
export function isRuledOut(pronoun: Phrase, candidate: Phrase, chain: ChainFacts): boolean {
  const kind = classOf(pronoun);
  if (kind === 'they') {
    if (chain.type === 'place' || (candidate.kind === 'pronoun' && !candidate.isPlural))
      return true;
    if (!candidate.isPlural && !chain.isPlural && !chain.isCollective && chain.animacy === 'thing')
      return true;
    if (!candidate.isPlural && chain.isNamed && chain.animacy === 'person') return true;
  } else {
    if (candidate.isPlural || chain.isPlural) return true;
    if (
      kind === 'he' &&
      (chain.animacy === 'thing' || (chain.gender ?? pronoun.gender) !== pronoun.gender)
    )
      return true;
    if (kind === 'it' && (chain.animacy === 'person' || chain.gender !== undefined)) return true;
  }
  return candidate.tree === pronoun.tree && isBound(pronoun, candidate);
}

const isPossessive = ({ head: { deprel, xpos } }: Phrase) =>
  deprel === 'nmod:poss' || xpos === 'PRP$';
export const isReflexive = ({ head: { lower } }: Phrase) => /sel(?:f|ves)$/u.test(lower);
const nominalLinks = new Set(['nmod', 'nmod:poss', 'case', 'amod', 'compound', 'det']);

/** "He saw him" is about two; "his wife" is not "he"; a reflexive means its own clause's subject. */
export function isBound(pronoun: Phrase, candidate: Phrase): boolean {
  const { tokens } = pronoun.tree;
  let above: Token | undefined = pronoun.head;
  for (let steps = 0; above && steps < 5; steps++) {
    if (!nominalLinks.has(above.deprel) && !(steps > 0 && relationOf(above) === 'nmod')) break;
    above = tokens[above.head];
    if (above === candidate.head && !candidate.isGroup) return true;
    if (candidate.isGroup && above?.head === candidate.head.index && above.deprel === 'conj')
      return true;
  }
  if (isPossessive(pronoun)) return false;
  const clause = governor(pronoun.head, tokens);
  const isSame =
    governor(candidate.head, tokens) === clause && relationOf(candidate.head) !== 'conj';
  return isReflexive(pronoun)
    ? !(isSame && relationOf(candidate.head) === 'nsubj')
    : isSame && isArgument(candidate.head) && isArgument(pronoun.head);
}

const isArgument = (token: Token) => /^(?:nsubj|obj|iobj|obl)/u.test(token.deprel);
const governor = (token: Token, tokens: readonly Token[]) => tokens[token.head];

/** Whether a candidate is the subject of a clause that the pronoun stands within. */
function isSubjectAbove(pronoun: Phrase, candidate: Phrase): 'own' | 'above' | undefined {
  if (pronoun.tree !== candidate.tree || relationOf(candidate.head) !== 'nsubj') return undefined;
  const { tokens } = pronoun.tree;
  let above = tokens[pronoun.head.head];
  let clauses = 0;
  for (let steps = 0; above && steps < 12; steps++) {
    if (above.index === candidate.head.head) return clauses === 0 ? 'own' : 'above';
    if (
      !nominalLinks.has(above.deprel) &&
      relationOf(above) !== 'obl' &&
      relationOf(above) !== 'obj'
    )
      clauses++;
    above = tokens[above.head];
  }
  return undefined;
}

function roleOf({ head, tree }: Phrase): string {
  const relation = relationOf(head);
  if (relation === 'nsubj') {
    const clause = tree.tokens[head.head];
    const isMain =
      clause &&
      (clause.deprel === 'root' ||
        (clause.deprel === 'conj' && tree.tokens[clause.head]?.deprel === 'root') ||
        clause.deprel.startsWith('parataxis'));
    return isMain ? 'main' : 'subj';
  }
  if (head.deprel === 'nmod:poss') return 'poss';
  return ['obj', 'iobj', 'obl', 'nmod', 'conj', 'appos', 'root'].includes(relation)
    ? relation
    : 'other';
}

const speech = new Set(
  'say tell add claim announce state note explain ask reply warn argue write tweet insist declare report confirm deny comment suggest believe think continue'.split(
    ' ',
  ),
);

/** Whether the candidate is the one who says what the pronoun stands in. */
function isSpeaker(candidate: Phrase): boolean {
  const verb = candidate.tree.tokens[candidate.head.head];
  return (
    verb !== undefined &&
    speech.has(verb.lemma.toLowerCase()) &&
    relationOf(candidate.head) === 'nsubj'
  );
}

export interface Distance {
  readonly sentences: number;
  /** How many candidates that are not ruled out stand between. */
  readonly rank: number;
}

const few = (count: number) =>
  count < 3 ? String(count) : count < 5 ? '3-4' : count < 9 ? '5-8' : '9+';

/** What speaks for and against a candidate, as names of features. */
export function featuresOf(
  pronoun: Phrase,
  candidate: Phrase,
  chain: ChainFacts,
  { sentences, rank }: Distance,
): string[] {
  const role = roleOf(candidate);
  const own = roleOf(pronoun);
  const near = sentences === 0 ? 'same' : sentences === 1 ? 'last' : 'far';
  const ownCase = own === 'poss' ? 'poss' : own === 'main' || own === 'subj' ? 'subj' : 'obj';
  const features = [
    `distance ${Math.min(sentences, 4)}`,
    `rank ${few(rank)}`,
    `role ${role}`,
    `role ${role} ${near}`,
    `case ${ownCase} ${near}`,
    `kind ${candidate.kind === 'noun' ? candidate.definite : candidate.kind}`,
    `kind ${candidate.kind} ${near}`,
    `animacy ${chain.animacy}`,
    `count ${few(chain.count)}`,
    `number ${candidate.isGroup ? 'group' : candidate.isPlural ? 'plural' : chain.isCollective ? 'collective' : 'single'}`,
    `quotation ${quotationOf(pronoun, candidate)}`,
  ];
  if (role === own || (role === 'main' && own === 'subj') || (role === 'subj' && own === 'main'))
    features.push(`parallel ${ownCase}`, `parallel ${near}`);
  if (chain.gender !== undefined && chain.gender === pronoun.gender) features.push('gender');
  if (chain.isNamed) features.push('named', `type ${chain.type}`);
  if (candidate.head.lower === pronoun.head.lower) features.push(`same word ${near}`);
  if (candidate.head.index < 3) features.push('begins');
  const above = isSubjectAbove(pronoun, candidate);
  if (above) features.push(`subject ${above}`, `subject ${above} ${ownCase}`);
  if (isSpeaker(candidate))
    features.push(
      `speaker ${near} ${pronoun.quotation >= 0 && candidate.quotation !== pronoun.quotation ? 'of it' : ownCase}`,
    );
  if (candidate.tree.sentence.paragraph !== pronoun.tree.sentence.paragraph)
    features.push('other paragraph');
  if (candidate.tree.sentence.index === 0) features.push('headline');
  if (candidate.at > pronoun.at) features.push('after');
  return features;
}

const quotationOf = (pronoun: Phrase, candidate: Phrase) =>
  pronoun.quotation === candidate.quotation
    ? 'same'
    : pronoun.quotation < 0
      ? 'out'
      : candidate.quotation < 0
        ? 'in'
        : 'other';

/** What speaks for the pronoun to mean nobody that is named: "it rains", "it is clear that". */
export function featuresOfNone(pronoun: Phrase, candidates: number): string[] {
  const { tree, head } = pronoun;
  const clause = tree.tokens[head.head];
  const features = [
    'none',
    `none ${head.lower}`,
    `none ${roleOf(pronoun)}`,
    `none of ${few(candidates)}`,
    `none ${pronoun.quotation >= 0 ? 'quoted' : 'told'}`,
  ];
  if (clause && relationOf(head) === 'nsubj') {
    if (clause.upos === 'ADJ') features.push('none adjective');
    if (hasClause(tree, clause.index)) features.push(`none clause ${clause.upos}`);
    if (dependentOf(tree, clause.index, 'cop')) features.push(`none is ${clause.upos}`);
    if (/^(?:seem|appear|take|rain|snow|turn|happen|mean)$/u.test(clause.lemma))
      features.push('none seems');
  }
  return features;
}

const hasClause = (tree: Tree, at: number) =>
  dependentOf(tree, at, 'csubj', 'ccomp', 'xcomp', 'advcl', 'acl') !== undefined;
