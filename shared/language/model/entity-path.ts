export interface EntityStretch {
  /** Indexes of its first and last word in the sentence. */
  readonly first: number;
  readonly last: number;
  readonly type: string;
}

/** Finds the best allowed row of BIO tags: I-X follows B-X or I-X only (Viterbi, 1967). */
export class EntityPath {
  readonly #tags: readonly string[];
  /** For I-X the tag B-X, or itself where there is none; −1 for tags that may follow anything. */
  readonly #beginnings: Int32Array;

  constructor(tags: readonly string[]) {
    this.#tags = tags;
    this.#beginnings = Int32Array.from(tags, (tag, at) => {
      if (!tag.startsWith('I-')) return -1;
      const beginning = tags.indexOf(`B-${tag.slice(2)}`);
      return beginning < 0 ? at : beginning;
    });
  }

  /**
   * @param logits  of word i from `from + i · stride` on, one for each tag. They need not be normalised: what is
   *   taken from all tags of a word alike changes no path.
   */
  entitiesOf(logits: Float32Array, from: number, count: number, stride: number): EntityStretch[] {
    const tags = this.#bestTags(logits, from, count, stride);
    const entities: { first: number; last: number; type: string }[] = [];
    for (let word = 0; word < count; word += 1) {
      const tag = this.#tags[tags[word] as number] ?? 'O';
      const open = entities.at(-1);
      if (tag.startsWith('B-')) entities.push({ first: word, last: word, type: tag.slice(2) });
      else if (tag.startsWith('I-') && open?.last === word - 1) open.last = word;
    }
    return entities;
  }

  #bestTags(logits: Float32Array, from: number, count: number, stride: number): Int32Array {
    const size = this.#tags.length;
    const back = new Int32Array(count * size);
    let scores = new Float64Array(size);
    let next = new Float64Array(size);
    for (let word = 0; word < count; word += 1) {
      const best = indexOfMost(scores);
      for (let tag = 0; tag < size; tag += 1) {
        const beginning = this.#beginnings[tag] as number;
        let previous = best;
        let score = scores[best] as number;
        if (beginning >= 0) {
          const continued = scores[tag] as number;
          const begun = scores[beginning] as number;
          previous = begun > continued ? beginning : tag;
          score = word === 0 ? Number.NEGATIVE_INFINITY : Math.max(begun, continued);
        }
        back[word * size + tag] = previous;
        next[tag] = score + (logits[from + word * stride + tag] as number);
      }
      [scores, next] = [next, scores];
    }
    const path = new Int32Array(count);
    let tag = indexOfMost(scores);
    for (let word = count - 1; word >= 0; word -= 1) {
      path[word] = tag;
      tag = back[word * size + tag] as number;
    }
    return path;
  }
}

function indexOfMost(values: Float64Array): number {
  let best = 0;
  for (let index = 1; index < values.length; index += 1) {
    if ((values[index] as number) > (values[best] as number)) best = index;
  }
  return best;
}
