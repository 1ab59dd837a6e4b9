/**
 * The best tree with exactly one root, after Chu and Liu (1965) and Edmonds (1967); time grows with the square.
 *
 * A path is grown from word to best head; where it bites its tail the cycle becomes one node (Gabow et al., 1986).
 *
 * @param scores  `scores[dependent · stride + head]` for words 0 to count − 1; head 0 is the root, head i + 1 word i.
 *   All finite, but for a word as its own head.
 * @returns for each word the word that is its head, −1 for the root.
 */
export function bestTree(scores: Float32Array, count: number, stride: number): Int32Array {
  const size = count + 1;
  const weights = withDearRoot(scores, count, stride);
  // A contracted cycle lives in the row of one of its members, but has its own node number.
  const nodes = 2 * size;
  const rowOf = Int32Array.from({ length: nodes }, (_, node) => node);
  const parentOf = new Int32Array(nodes).fill(-1);
  /** The arc that was chosen into a node: from and to, both original nodes. */
  const chosenHead = new Int32Array(nodes).fill(-1);
  const chosenTarget = new Int32Array(nodes).fill(-1);
  /** For each row and head: which original node the arc enters. */
  const targets = new Int32Array(size * size);
  for (let row = 0; row < size; row += 1) targets.fill(row, row * size, (row + 1) * size);
  /** The outermost node that each original node is now part of. */
  const outermost = Int32Array.from({ length: size }, (_, node) => node);
  const members: number[][] = Array.from({ length: size }, (_, node) => [node]);
  const isDone = new Uint8Array(nodes);
  isDone[0] = 1;
  let created = size;

  for (let start = 1; start < size; start += 1) {
    let node = outermost[start] as number;
    const path: number[] = [];
    const onPath = new Set<number>();
    while (isDone[node] === 0) {
      path.push(node);
      onPath.add(node);
      const head = chooseHead(node);
      const next = outermost[head] as number;
      node = onPath.has(next) ? contract(path, onPath, next) : next;
    }
    for (const visited of path) isDone[visited] = 1;
  }
  return expand();

  function chooseHead(node: number): number {
    const row = (rowOf[node] as number) * size;
    let best = -1;
    for (let head = 0; head < size; head += 1) {
      if (outermost[head] === node) continue;
      if (best < 0 || (weights[row + head] as number) > (weights[row + best] as number))
        best = head;
    }
    chosenHead[node] = best;
    chosenTarget[node] = targets[row + best] as number;
    return best;
  }

  /** Makes one node of the end of the path, from `first` on; it takes the row of its first member. */
  function contract(path: number[], onPath: Set<number>, first: number): number {
    const cycle = path.splice(path.indexOf(first));
    const whole = created;
    created += 1;
    const kept = rowOf[first] as number;
    rowOf[whole] = kept;
    members[whole] = cycle.flatMap((member) => members[member] ?? []);
    for (const member of cycle) {
      onPath.delete(member);
      parentOf[member] = whole;
      const row = rowOf[member] as number;
      const own = weights[row * size + (chosenHead[member] as number)] as number;
      for (let head = 0; head < size; head += 1) {
        const from = row * size + head;
        const to = kept * size + head;
        const gain = (weights[from] as number) - own;
        if (member === first || gain > (weights[to] as number)) {
          weights[to] = gain;
          targets[to] = targets[from] as number;
        }
      }
    }
    for (const member of members[whole] ?? []) outermost[member] = whole;
    return whole;
  }

  /** From the outermost cycle inwards: the arc into a cycle takes the place of the arc into the member that it enters. */
  function expand(): Int32Array {
    for (let whole = created - 1; whole >= size; whole -= 1) {
      let member = chosenTarget[whole] as number;
      while (parentOf[member] !== whole) member = parentOf[member] as number;
      chosenHead[member] = chosenHead[whole] as number;
      chosenTarget[member] = chosenTarget[whole] as number;
    }
    return Int32Array.from({ length: count }, (_, word) => (chosenHead[word + 1] as number) - 1);
  }
}

/**
 * Weights of arcs by dependent and head, the root included; an arc from the root costs more than all others together
 * can bring, so that the best tree has one only.
 */
function withDearRoot(scores: Float32Array, count: number, stride: number): Float64Array {
  const size = count + 1;
  const weights = new Float64Array(size * size).fill(Number.NEGATIVE_INFINITY);
  let least = 0;
  let most = 0;
  for (let word = 0; word < count; word += 1) {
    for (let head = 0; head < size; head += 1) {
      if (head === word + 1) continue;
      const score = scores[word * stride + head] as number;
      weights[(word + 1) * size + head] = score;
      least = Math.min(least, score);
      most = Math.max(most, score);
    }
  }
  const price = (most - least + 1) * size;
  for (let word = 1; word < size; word += 1) {
    weights[word * size] = (weights[word * size] as number) - price;
  }
  return weights;
}
