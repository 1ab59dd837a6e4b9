import { cutSentence } from './cut-sentence.ts';
import { createEncoder, type Encoder, type Piece } from './encoder.ts';
import { EntityPath, type EntityStretch } from './entity-path.ts';
import { findHeads } from './find-heads.ts';
import { plainKernel } from './plain-kernel.ts';
import { readWeights, type Weights } from './read-weights.ts';
import { canRunWasm, wasmKernel } from './wasm-kernel.ts';

export interface ParsedSentence {
  readonly upos: string[];
  readonly xpos: string[];
  /** The word that is the head, from 0; −1 for the one root. */
  readonly heads: Int32Array;
  /** Labels of Universal Dependencies with their subtypes: `nsubj:pass`. */
  readonly deprels: string[];
  /** In order; no two overlap. */
  readonly entities: EntityStretch[];
  /** From −3 (certainly not) to 3 (certainly), for words that tell of events. */
  readonly factuality: Float32Array;
}

export interface LanguageModel {
  /** Which kernel does the arithmetic; the results are the same. */
  readonly kernel: 'wasm' | 'plain';
  /**
   * Reads sentences of words. Takes time in proportion to the number of words, and never throws, whatever they are;
   * a sentence is read the same whatever stands beside it.
   */
  parse(sentences: readonly (readonly string[])[]): ParsedSentence[];
}

export interface ModelFiles {
  readonly weights: Uint8Array;
  /** The compiled kernel. Left out, or where the platform lacks relaxed SIMD, plain TypeScript does the same. */
  readonly wasm?: Uint8Array;
}

/** Words of a sentence that are parsed in one piece. */
const mostWords = 300;
/** Rows that run through the layers together, a root for each sentence included: what fits into a core's own cache. */
const windowRows = 320;

/** @throws an error that says what is wrong with the weights. */
export function loadModel({ weights, wasm }: ModelFiles): LanguageModel {
  const file = readWeights(weights);
  const runnable = wasm !== undefined && canRunWasm(wasm) ? wasm : undefined;
  const makeKernel = (bytes: number) =>
    runnable === undefined ? plainKernel(bytes) : wasmKernel(runnable, bytes);
  return {
    kernel: runnable === undefined ? 'plain' : 'wasm',
    parse: parserOf(file, createEncoder(file, makeKernel, windowRows)),
  };
}

/** A piece of a sentence with its place in the window. */
interface Placed extends Piece {
  readonly sentence: number;
  /** Its first word in the sentence. */
  readonly start: number;
}

function parserOf(file: Weights, encoder: Encoder): LanguageModel['parse'] {
  const { upos, xpos, deprels } = file;
  const entityPath = new EntityPath(file.entityTags);
  const { maxDistance } = file.config;

  return (sentences) => {
    const parsed = sentences.map(emptyResult);
    for (const window of windowsOf(sentences)) {
      for (const piece of window) fill(piece, sentences[piece.sentence] ?? []);
      encoder.encode(window);
      for (const piece of window) attach(piece, parsed[piece.sentence] as ParsedSentence);
      const last = window.at(-1);
      if (last !== undefined) encoder.label(last.first + last.rows);
      for (const piece of window) finish(piece, parsed[piece.sentence] as ParsedSentence);
    }
    return parsed;
  };

  function fill({ first, rows: count, start }: Placed, words: readonly string[]): void {
    encoder.setWord(first);
    for (let at = 1; at < count; at += 1) {
      encoder.setWord(first + at, words[start + at - 1] ?? '');
    }
  }

  /** Finds the heads of a piece. The roots of later pieces hang on that of the first. */
  function attach(piece: Placed, { heads }: ParsedSentence): void {
    const { first, rows: count, start } = piece;
    encoder.scoreArcs(piece);
    const own = findHeads(encoder.heads, encoder.arcs, count - 1, encoder.arcStrideOf(piece));
    encoder.headRows[first] = first;
    encoder.distances[first] = maxDistance;
    for (const [word, head] of own.entries()) {
      const distance = Math.max(Math.min(head - word, maxDistance), -maxDistance);
      encoder.headRows[first + 1 + word] = first + 1 + head;
      encoder.distances[first + 1 + word] = distance + maxDistance;
      heads[start + word] = head < 0 ? -1 : start + head;
    }
  }

  function finish({ first, rows: count, start }: Placed, result: ParsedSentence): void {
    const firstRoot = result.heads.indexOf(-1);
    for (let word = 0; word < count - 1; word += 1) {
      const row = first + 1 + word;
      const at = start + word;
      result.upos[at] = upos[encoder.upos[row] as number] as string;
      result.xpos[at] = xpos[encoder.xpos[row] as number] as string;
      result.deprels[at] = deprels[encoder.labels[row] as number] as string;
      if (result.heads[at] === -1) {
        result.deprels[at] = at === firstRoot ? 'root' : 'parataxis';
        if (at !== firstRoot) result.heads[at] = firstRoot;
      }
      const fact = encoder.factuality[row * encoder.factualityStride] as number;
      result.factuality[at] = Math.max(Math.min(fact, 3), -3);
    }
    const from = (first + 1) * encoder.entityStride;
    const found = entityPath.entitiesOf(encoder.entities, from, count - 1, encoder.entityStride);
    for (const { first: begin, last, type } of found) {
      result.entities.push({ first: start + begin, last: start + last, type });
    }
  }
}

function emptyResult({ length }: readonly string[]): ParsedSentence {
  return {
    upos: new Array<string>(length),
    xpos: new Array<string>(length),
    heads: new Int32Array(length),
    deprels: new Array<string>(length),
    entities: [],
    factuality: new Float32Array(length),
  };
}

/** Pieces of sentences in their order, together as long as a window has room. */
function* windowsOf(sentences: readonly (readonly string[])[]): Generator<Placed[]> {
  let window: Placed[] = [];
  let used = 0;
  for (const [sentence, words] of sentences.entries()) {
    for (const { first: start, count } of cutSentence(words, mostWords)) {
      if (used + count + 1 > windowRows) {
        yield window;
        window = [];
        used = 0;
      }
      window.push({ sentence, start, first: used, rows: count + 1 });
      used += count + 1;
    }
  }
  if (window.length > 0) yield window;
}
