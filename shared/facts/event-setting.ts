import type { Sentence, Token } from '../language/sentence.ts';
import { hasLabel } from '../language/sentence-tree.ts';
import { type EventSigns, signsOf } from './event-signs.ts';

/** What stands around an event in its sentence's tree. */
export interface EventSetting {
  readonly token: Token;
  /** The word that carries the event: "able" for the "be" of "be able", "stepped" for the "down" of "stepped down". */
  readonly anchor: Token;
  readonly signs: EventSigns;
  /** The first of the words joined with it, whose place in the tree is its own too. */
  readonly first: Token;
  readonly firstSigns: EventSigns;
  /** What it hangs on, from the nearest up, at most six. */
  readonly above: readonly Governor[];
  readonly form: 'finite' | 'infinitive' | 'participle' | 'nominal' | 'adjective';
  /** Its sentence ends with a question mark. */
  readonly isAsked: boolean;
  /** What the language network thinks of it, from -3 to 3. */
  readonly network: number;
}

export interface Governor {
  readonly token: Token;
  readonly signs: EventSigns;
  /** How the lower word hangs on it. */
  readonly link: Token;
}

const highest = 6;

/** Looks around the token `index`; takes a bounded time after the first token of a sentence. */
export function settingOf(sentence: Sentence, index: number): EventSetting {
  const { tokens } = sentence;
  const all = signsOf(sentence);
  const signsAt = (token: Token) => all[token.index] as EventSigns;
  const token = tokens[index] as Token;
  const anchor = anchorOf(tokens, token);
  const first = firstJoined(tokens, anchor);
  const above: Governor[] = [];
  for (let link = first; above.length < highest; ) {
    const governor = tokens[link.head];
    if (!governor) break;
    above.push({ token: governor, signs: signsAt(governor), link });
    link = firstJoined(tokens, governor);
  }
  const signs = signsAt(anchor);
  return {
    token,
    anchor,
    signs,
    first,
    firstSigns: signsAt(first),
    above,
    form: formOf(anchor, signs, signsAt(first)),
    isAsked: tokens.at(-1)?.text === '?' || tokens.at(-2)?.text === '?',
    network: networkOf(token),
  };
}

/** What the language network thinks of a token, from -3 to 3; a broken score counts as not knowing. */
export const networkOf = ({ factuality }: Token): number =>
  Number.isFinite(factuality) ? Math.max(-3, Math.min(3, factuality)) : 0;

/** Helping words and particles stand for the word that they hang on. */
function anchorOf(tokens: readonly Token[], token: Token): Token {
  let at = token;
  for (let step = 0; step < 2; step++) {
    const helps =
      hasLabel(at, 'cop', 'aux') ||
      at.deprel === 'compound:prt' ||
      ['ADP', 'PART', 'SCONJ', 'DET', 'PRON'].includes(at.upos);
    const head = tokens[at.head];
    if (!helps || !head) break;
    at = head;
  }
  return at;
}

function firstJoined(tokens: readonly Token[], token: Token): Token {
  let at = token;
  for (let step = 0; step < highest && hasLabel(at, 'conj'); step++) at = tokens[at.head] ?? at;
  return at;
}

function formOf(anchor: Token, signs: EventSigns, firstSigns: EventSigns): EventSetting['form'] {
  const isVerb = anchor.upos === 'VERB' || anchor.upos === 'AUX';
  if (isVerb || signs.hasCopula) {
    if (signs.hasTo) return 'infinitive';
    if (signs.hasAuxiliary || ['VBD', 'VBP', 'VBZ', 'MD'].includes(anchor.xpos)) return 'finite';
    if (signs.hasCopula) return 'finite';
    if (anchor.xpos === 'VB')
      return firstSigns.hasTo || !firstSigns.hasAuxiliary ? 'infinitive' : 'finite';
    return firstSigns.hasAuxiliary ? 'finite' : 'participle';
  }
  return anchor.upos === 'ADJ' || anchor.upos === 'ADV' ? 'adjective' : 'nominal';
}
