import { bestTree } from './spanning-tree.ts';

/**
 * The heads of the words of one sentence: the best one for each word, if that is a tree with one root, and else the
 * best tree.
 *
 * @param greedy  for each word its best head: 0 is the root, i + 1 is word i.
 * @param scores  `scores[word · stride + head]`.
 * @returns for each word the word that is its head, −1 for the root.
 */
export function findHeads(
  greedy: Int32Array,
  scores: Float32Array,
  count: number,
  stride: number,
): Int32Array {
  const heads = Int32Array.from({ length: count }, (_, word) => (greedy[word] as number) - 1);
  return isTree(heads) ? heads : bestTree(scores, count, stride);
}

/** Whether exactly one word is the root, and every word leads to it. */
export function isTree(heads: Int32Array): boolean {
  let roots = 0;
  for (const head of heads) if (head < 0) roots += 1;
  if (roots !== 1) return false;
  // Each word is marked with the walk that came by first; a walk that meets itself is a cycle.
  const walks = new Int32Array(heads.length).fill(-1);
  for (let start = 0; start < heads.length; start += 1) {
    let word = start;
    while (word >= 0 && walks[word] === -1) {
      walks[word] = start;
      word = heads[word] as number;
    }
    if (word >= 0 && walks[word] === start) return false;
  }
  return true;
}
