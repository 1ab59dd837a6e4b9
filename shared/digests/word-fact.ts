import { inSentence, ownerAt, ownerForm } from '../facts/actor.ts';
import type { Claim } from '../facts/claim.ts';
import { hedgeWords, passiveHedges, possibleModals, seemingVerbs } from '../facts/claim-words.ts';
import { officeWords, unnamedPersons } from '../facts/role-words.ts';
import type { Entities, KnownEntity } from '../language/entities/entity.ts';
import { isQuotationMark } from '../language/quotation-mark.ts';
import { type Token, withoutSetLetter } from '../language/sentence.ts';
import { hasLabel, treeOf } from '../language/sentence-tree.ts';
import { pastTense } from './past-tense.ts';
import { chargePieces, deedPieces, type Piece, withoutAny } from './word-deed.ts';
import { speakerWord } from './word-speaker.ts';

/** Marks and words that have no part in a claim told on its own. */
const dropped = new Set([
  '[',
  ']',
  'however',
  'also',
  'meanwhile',
  'moreover',
  'furthermore',
  'too',
]);

/**
 * A claim as a sentence of its own: the actor's name in the place of a pronoun or before a verb that shares it, without
 * quotation marks and hedges. It never says more than the evidence.
 */
export function wordFact(claim: Claim, entities: Entities): string {
  const tokens = claim.tokens.flatMap((index) => claim.clause.sentence.tokens[index] ?? []);
  const words = withoutHedges(asDenied(tokens, claim), claim);
  const isSpeaker = isFirstPerson(claim);
  if (claim.isCharge) return tidy(joined(chargePieces(claim, words)));
  if (claim.deed) return tidy(joined(deedPieces(claim, claim.deed, words)));
  const pieces = words.map((token) =>
    pieceOf(isSpeaker ? inThirdPerson(token, claim) : token, claim, entities),
  );
  return tidy(withActor(withoutStrayCommas(pieces), claim));
}

/** "Too little to repair it" is not little; "he resigned, too" resigned. */
const isTooMuch = ({ lower }: Token, next: Token | undefined) =>
  lower === 'too' && (next?.upos === 'ADJ' || next?.upos === 'ADV');

/** "The ship, [which was carrying grain,] sank": the comma goes with what it set apart. */
const withoutStrayCommas = (pieces: readonly Piece[]) =>
  pieces.filter(({ token }, at) => {
    if (token?.text !== ',') return true;
    const [before, after] = [pieces[at - 1]?.token, pieces[at + 1]?.token];
    const isCutBehind = after !== undefined && after.index > token.index + 1;
    const isCutBefore = before !== undefined && before.index < token.index - 1;
    return !isCutBehind && !isCutBefore;
  });

const isFirstPerson = ({ clause: { subject, sentence }, telling }: Claim) =>
  telling?.source !== undefined &&
  subject !== undefined &&
  ['i', 'we'].includes(sentence.tokens[subject.head]?.lower ?? '');

const thirdPerson = new Map([
  ['am', 'is'],
  ["'m", ' is'],
  ['are', 'is'],
  ["'re", ' is'],
  ['have', 'has'],
  ["'ve", ' has'],
  ['were', 'was'],
  ['do', 'does'],
]);

/** "We have not sold it", told by the firm: "The firm has not sold it". */
function inThirdPerson(token: Token, { clause: { verb } }: Claim): Token {
  const text =
    token.index >= verb.first &&
    token.index <= verb.main &&
    (token.upos === 'AUX' || token.index === verb.first)
      ? thirdPerson.get(token.lower)
      : undefined;
  if (text) return { ...token, text, lower: text.trim() };
  const isPresent = token.index === verb.first && token.xpos === 'VBP' && token.upos === 'VERB';
  return isPresent ? { ...token, text: withS(token.text) } : token;
}

const withS = (verb: string) =>
  /(?:s|x|z|ch|sh|o)$/.test(verb)
    ? `${verb}es`
    : /[^aeiou]y$/.test(verb)
      ? `${verb.slice(0, -1)}ies`
      : `${verb}s`;

/** A word as it is told: a pronoun gives way to the name it stands for. */
function pieceOf(token: Token, claim: Claim, entities: Entities): Piece {
  const { actor, clause } = claim;
  const isSubject = clause.subjectIs === 'own' && token.index === clause.subject?.head;
  if (isSubject && token.upos === 'PRON') {
    if (actor?.isPronoun) return { token, text: inSentence(actor) };
  }
  if (token.upos === 'PRON' && ['his', 'her', 'its', 'their', 'him'].includes(token.lower)) {
    const entity = entities.referent(clause.sentence, token.index)?.entity;
    if (entity && entity.name !== actor?.name && !isSaidBefore(token, entity, claim, entities))
      return {
        token,
        text: hasLabel(token, 'nmod:poss', 'nmod') ? ownerForm(entity.name) : entity.name,
      };
  }
  // "Its epicentre was near the coast": the quake's.
  const opens = clause.subjectIs === 'own' && token.index === clause.subject?.first;
  const owner = opens && ownerAt(clause.sentence, token.index, entities);
  if (owner && !isSubject) return { token, text: ownerForm(inSentence(owner)) };
  const ofSpeaker = speakerWord(token, claim);
  if (ofSpeaker !== undefined) return { token, text: ofSpeaker };
  const before = clause.sentence.tokens[token.index - 1];
  // "It'll": the name in the place of "it" takes no clipped verb.
  if (before && isNamedInstead(before, claim) && before.end === token.start)
    return { token, text: fullForms.get(token.lower) ?? token.text };
  return { token, text: withoutSetLetter(token.text) };
}

const fullForms = new Map([
  ["'ll", ' will'],
  ["'re", ' are'],
  ["'ve", ' have'],
  ["'d", ' would'],
  ["'m", ' is'],
]);

const isNamedInstead = ({ index, upos, lower }: Token, { clause, actor, telling }: Claim) =>
  clause.subjectIs === 'own' &&
  index === clause.subject?.head &&
  upos === 'PRON' &&
  (actor?.isPronoun === true || (['i', 'we'].includes(lower) && telling?.source !== undefined));

/** "Ruiz sold her house", "a man in his forties": the pronoun is clear, and the name said twice would not be. */
function isSaidBefore(
  { index, lower }: Token,
  entity: KnownEntity,
  { tokens, clause: { sentence } }: Claim,
  entities: Entities,
): boolean {
  const isOfPerson = lower !== 'its' && lower !== 'their';
  return tokens.some((at) => {
    if (at >= index) return false;
    if (entities.named(sentence, at) === entity) return true;
    const word = sentence.tokens[at]?.lower ?? '';
    return isOfPerson && (unnamedPersons.has(word) || officeWords.has(word));
  });
}

/** Takes out what leaves a claim open: "reportedly", "may have", "is believed to". */
function withoutHedges(tokens: readonly Token[], { clause }: Claim): Token[] {
  const kept = tokens.filter(
    (token, at) =>
      !isQuotationMark(token) &&
      (!dropped.has(token.lower) || isTooMuch(token, tokens[at + 1])) &&
      !hedgeWords.has(token.lower),
  );
  const { verb, sentence } = clause;
  const isPlural =
    clause.subject !== undefined &&
    isPluralNoun(sentence.tokens, clause.subject.first, clause.subject.head);
  const at = kept.findIndex(({ index }) => index === verb.first);
  if (at < 0) return kept;
  const next = kept[at + 1];
  if (possibleModals.has(verb.modal ?? '') && (next?.lower === 'have' || next?.lower === 'be'))
    return kept.toSpliced(at, 2, finite(next, isPlural));
  const joint = verb.isPassive ? kept.findIndex((token) => isJointOfCharge(token, verb)) : -1;
  if (joint > at) return [...kept.slice(0, at), ...deedBehind(kept.slice(joint), isPlural)];
  const isOpen = (verb.isPassive && passiveHedges.has(verb.lemma)) || seemingVerbs.has(verb.lemma);
  const to = kept.findIndex(
    ({ index, lower }) => index > verb.main && index <= verb.main + 2 && lower === 'to',
  );
  const after = kept[to + 1];
  if (isOpen && to > at && (after?.lower === 'have' || after?.lower === 'be'))
    return kept.toSpliced(at, to + 2 - at, finite(after, isPlural));
  return kept;
}

/** The "of" of "was accused of inciting the riot"; that somebody was charged in court is told as it is. */
const isJointOfCharge = ({ index, lower }: Token, { lemma, main }: Claim['clause']['verb']) =>
  index > main &&
  ((lower === 'of' && ['accuse', 'suspect'].includes(lemma)) ||
    (lower === 'for' && lemma === 'blame'));

/** "Of inciting the riot": "incited the riot"; "for the fire": "is responsible for the fire". */
function deedBehind([joint, ...rest]: readonly Token[], isPlural: boolean): Token[] {
  const [deed] = rest;
  if (!joint || !deed) return [];
  if (deed.xpos === 'VBG')
    return [{ ...deed, text: pastTense(deed.lemma, isPlural) }, ...rest.slice(1)];
  return [{ ...joint, text: `${isPlural ? 'are' : 'is'} responsible for` }, ...rest];
}

const finite = (token: Token, isPlural: boolean): Token => {
  const text = token.lower === 'have' ? (isPlural ? 'have' : 'has') : isPlural ? 'are' : 'is';
  return { ...token, text, lower: text };
};

const isPluralNoun = (tokens: readonly Token[], first: number, head: number) =>
  ['NNS', 'NNPS'].includes(tokens[head]?.xpos ?? '') ||
  tokens[head]?.lower === 'they' ||
  tokens.slice(first, head).some(({ deprel }) => deprel === 'cc');

/** What a denial denies: of "had not sold any" the selling, of "denied that it had lost any aircraft" the loss. */
function asDenied(tokens: readonly Token[], { isDenial, telling, open }: Claim): readonly Token[] {
  if (isDenial) return withoutAny(withoutNegation(tokens));
  return telling?.verb.stance === 'denies' && !open ? withoutAny(tokens) : tokens;
}

/** What was denied in the words "we have not sold it" is that they have sold it. */
const withoutNegation = (tokens: readonly Token[]) =>
  tokens.filter(
    ({ lower }) => lower !== 'not' && lower !== "n't" && lower !== 'never' && lower !== 'no',
  );

/** Puts the actor before a verb that shares it, and a participle into the tense of a sentence. */
function withActor(pieces: readonly Piece[], claim: Claim): string {
  const { clause, actor } = claim;
  const { subjectIs } = clause;
  if (subjectIs === 'own')
    return joined(inTense(inOrder(pieces, clause), clause, isPluralSubject(clause)));
  const name = actor ? inSentence(actor) : subjectWords(claim);
  if (name === undefined) return joined(pieces);
  if (subjectIs === 'antecedent' && clause.role === 'relative')
    return relativeSentence(pieces, clause, name);
  const { verb } = clause;
  const at = pieces.findIndex(({ token }) => token !== undefined && token.index >= verb.first);
  // "later identified as": of what stands before a bare verb only an adverb goes with it.
  const isBare = verb.form === 'gerund' || verb.form === 'participle';
  const lead = pieces
    .slice(0, Math.max(0, at))
    .filter(({ token }) => !isBare || token?.upos === 'ADV');
  const isPlural = actor ? actor.isPlural : isPluralSubject(clause);
  const told = inTense(pieces.slice(Math.max(0, at)), clause, isPlural);
  // "Was first elected", not "first was elected".
  const helpers = told.slice(0, ['was', 'were'].includes(told[0]?.text ?? '') ? 1 : 0);
  const rest = [...helpers, ...lead, ...told.slice(helpers.length)];
  return `${name} ${lowerFirst(joined(rest), rest[0])}`;
}

/** "Never was he a member": "he was never a member". */
function inOrder(pieces: readonly Piece[], { subject, verb }: Claim['clause']): readonly Piece[] {
  const [adverb, helper] = pieces;
  const isInverted =
    ['never', 'rarely', 'seldom'].includes(adverb?.token?.lower ?? '') &&
    helper?.token?.upos === 'AUX' &&
    subject?.first === helper.token.index + 1 &&
    subject.last < verb.last;
  if (!isInverted || !adverb || !helper) return pieces;
  const end = pieces.findIndex(({ token }) => (token?.index ?? 0) > subject.last);
  const lowered = { ...adverb, text: adverb.text.toLowerCase() };
  return [...pieces.slice(2, end), helper, lowered, ...pieces.slice(end)];
}

/** The subject in the article's words, where nobody knows whom it means: "he" of "he said no and left". */
function subjectWords({ clause: { subject, sentence }, telling }: Claim): string | undefined {
  if (!subject) return undefined;
  if (['i', 'we'].includes(sentence.tokens[subject.head]?.lower ?? '') && telling?.source)
    return telling.actor ? inSentence(telling.actor) : telling.source.name;
  const words = sentence.tokens.slice(subject.first, subject.coreLast + 1);
  return joined(words.map((token) => ({ token, text: token.text })));
}

const isPluralSubject = ({ subject, sentence }: Claim['clause']) =>
  subject === undefined ||
  isPluralNoun(sentence.tokens, subject.first, subject.head) ||
  sentence.tokens[subject.head]?.upos === 'NUM';

/**
 * A verb without a tense of its own gets one: "killing two" is told as "killed two", "being held" as "was held", "taken to
 * hospital", joined to "was hurt", as "was taken to hospital".
 */
function inTense(
  pieces: readonly Piece[],
  clause: Claim['clause'],
  isPlural: boolean,
): readonly Piece[] {
  const { verb, sentence } = clause;
  const at = pieces.findIndex(({ token }) => token?.index === verb.first);
  const first = sentence.tokens[verb.first];
  const main = sentence.tokens[verb.main];
  if (at < 0 || !first || !main) return pieces;
  const be = isPlural ? 'were' : 'was';
  if (verb.form === 'gerund') {
    const isBeing = first.lower === 'being' || first.lower === 'having';
    const word = first.lower === 'having' ? 'had' : isBeing ? be : pastTense(first.lemma, false);
    return pieces.toSpliced(at, 1, { token: first, text: word });
  }
  return verb.form === 'participle' && verb.first === verb.main && lacksHelper(clause)
    ? pieces.toSpliced(at, 0, { text: be })
    : pieces;
}

/** "The man, arrested on Monday", "three were killed and twelve wounded"; not a main verb that only looks like a participle. */
function lacksHelper({
  verb,
  subjectIs,
  isJoined,
  host,
  sentence,
  role,
}: Claim['clause']): boolean {
  if (subjectIs === 'antecedent') return true;
  if (treeOf(sentence).childOf(verb.head, 'obj', 'xcomp', 'ccomp') !== undefined) return false;
  return (isJoined && host?.verb.isPassive) || role !== 'main' || verb.isPassive;
}

/** "Ruiz, who was arrested on Monday": "Ruiz was arrested on Monday". */
function relativeSentence(pieces: readonly Piece[], clause: Claim['clause'], name: string): string {
  const at = pieces.findIndex(
    ({ token }) =>
      token !== undefined &&
      ['who', 'which', 'that'].includes(token.lower) &&
      token.index > (clause.subject?.coreLast ?? -1) &&
      token.index < clause.verb.main,
  );
  return `${name} ${joined(pieces.slice(at + 1))}`;
}

/** The words as they stood: a space where there was one between them. */
function joined(pieces: readonly Piece[]): string {
  let text = '';
  let end: number | undefined;
  for (const { token, text: word } of pieces) {
    const isGlued =
      end !== undefined && token !== undefined && token.start === end && !word.startsWith(' ');
    text += text === '' || isGlued ? word : ` ${word.trimStart()}`;
    end = token?.end;
  }
  return text;
}

const lowerFirst = (text: string, first: Piece | undefined) =>
  first?.token && first.token.upos !== 'PROPN' && first.text === first.token.text
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;

function tidy(text: string): string {
  const line = text
    .replace(/\s+/g, ' ')
    .replace(/ ([,.;:!?)])/g, '$1')
    .replace(/,(?: ?,)+/g, ',')
    .replace(/^[\s,;:.–—-]+|[\s,;:.–—(-]+$/g, '')
    .trim();
  return line.charAt(0).toUpperCase() + line.slice(1);
}
