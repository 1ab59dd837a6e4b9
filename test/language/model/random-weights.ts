/** A generator of numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const smallConfig = {
  D: 32,
  hashRows: 64,
  hashFeatures: 6,
  gloveDim: 20,
  arcDim: 24,
  labelDim: 32,
  entDim: 16,
  factDim: 8,
  maxDistance: 20,
  blocks: ['conv', 'sru', 'conv', 'sru'],
};

/** The sizes of the shipped model, but for its tables. */
export const fullConfig = {
  ...smallConfig,
  D: 128,
  gloveDim: 100,
  arcDim: 96,
  labelDim: 128,
  entDim: 96,
  factDim: 64,
};

export interface RandomWeightsOptions {
  readonly config?: typeof smallConfig;
  readonly words?: readonly string[];
  readonly gloveWords?: readonly string[];
  /** A last change to the header, to break it. */
  readonly change?: (header: Record<string, unknown>) => unknown;
}

export const upos = ['NOUN', 'VERB', 'ADJ', 'PROPN', 'PUNCT'];
export const xpos = ['NN', 'VBD', 'JJ', 'NNP', '.', ','];
export const deprels = ['punct', 'nsubj', 'root', 'obj', 'obl', 'nsubj:pass', 'parataxis'];
export const entityTags = ['O', 'B-PER', 'I-PER', 'B-ORG', 'I-ORG'];

/** A file of weights like those that are trained, but drawn by lot: the same for the same seed. */
export function randomWeights(
  seed: number,
  {
    config = smallConfig,
    words = ['the', 'dam', 'burst', '.', 'é', '東', '𝒳'],
    gloveWords = ['the', 'dam', '1990'],
    change,
  }: RandomWeightsOptions = {},
): Uint8Array {
  const random = randomFrom(seed);
  const blobs: Uint8Array[] = [];
  let end = 0;
  // Offsets are counted from the end of the header first, whose length is not known yet.
  const place = (blob: Uint8Array) => {
    const offset = Math.ceil(end / 16) * 16;
    blobs.push(new Uint8Array(offset - end), blob);
    end = offset + blob.length;
    return offset;
  };
  const text = (lines: readonly string[]) => {
    const bytes = new TextEncoder().encode(lines.join('\n'));
    return { offset: place(bytes), length: bytes.length };
  };
  const tensors: Record<string, Record<string, unknown>> = {};
  const f32 = (name: string, shape: number[], size = 0.5, middle = 0) => {
    const values = Float32Array.from(
      { length: product(shape) },
      () => middle + size * (2 * random() - 1),
    );
    tensors[name] = { shape, type: 'f32', offset: place(new Uint8Array(values.buffer)) };
  };
  const q8 = (name: string, rows: number, columns: number, isHalf = false) => {
    const values = Int8Array.from({ length: rows * columns }, () =>
      Math.round(254 * random() - 127),
    );
    // 2^-7 to 2^-8 for matrices, so that layers neither grow nor vanish.
    const scales = isHalf
      ? Uint16Array.from({ length: rows }, () => 0x2000 + Math.floor(random() * 0x800))
      : Float32Array.from({ length: rows }, () => (0.5 + random()) / (40 * Math.sqrt(columns)));
    tensors[name] = {
      shape: [rows, columns],
      type: 'q8',
      offset: place(new Uint8Array(values.buffer)),
      scale: place(new Uint8Array(scales.buffer)),
      ...(isHalf && { scaleType: 'f16' }),
    };
  };
  const layer = (name: string, rows: number, columns: number, at = '') => {
    q8(`${name}.w${at}`, rows, columns);
    f32(`${name}.b${at}`, [rows]);
  };
  const norm = (name: string) => {
    f32(`${name}.g`, [D], 0.3, 1);
    f32(`${name}.b`, [D], 0.2);
  };

  const { D, hashRows, hashFeatures, gloveDim, arcDim, labelDim, entDim, factDim } = config;
  const header: Record<string, unknown> = {
    format: 'on-record-weights',
    version: 1,
    config: { ...config },
    ...{ upos, xpos, deprels, entityTags, tensors },
    words: text(words),
    gloveWords: text(gloveWords),
  };
  q8('word.table', words.length + 1, D, true);
  for (let at = 0; at < hashFeatures; at += 1) q8(`hash.${at}.table`, hashRows, D, true);
  q8('glove.table', gloveWords.length + 1, gloveDim, true);
  layer('glove', D, gloveDim);
  f32('root', [D]);
  norm('in.ln');
  layer('in', D, D);
  for (const [at, kind] of config.blocks.entries()) {
    norm(`block.${at}.ln`);
    if (kind === 'conv') {
      f32(`block.${at}.conv.w`, [D, 7]);
      f32(`block.${at}.conv.b`, [D]);
    }
    layer(`block.${at}`, kind === 'conv' ? 2 * D : 3 * D, D, '1');
    layer(`block.${at}`, D, D, '2');
  }
  norm('out.ln');
  layer('upos', upos.length, D);
  layer('xpos', xpos.length, D);
  layer('arc.d', arcDim, D);
  layer('arc.h', arcDim, D);
  q8('arc.u', arcDim, arcDim);
  f32('arc.hb', [arcDim]);
  f32('arc.dist', [2 * config.maxDistance + 1]);
  q8('label.d.w', labelDim, D);
  layer('label.h', labelDim, D);
  f32('label.dist', [2 * config.maxDistance + 1, labelDim]);
  layer('label.out', deprels.length, labelDim);
  layer('ent.1', entDim, D);
  layer('ent.2', entityTags.length, entDim);
  layer('fact.1', factDim, D);
  layer('fact.2', 1, factDim);

  // Blanks make up for the digits of offsets.
  const start =
    Math.ceil((JSON.stringify(header).length + 4 + 16 * Object.keys(tensors).length + 64) / 16) *
    16;
  for (const tensor of Object.values(tensors)) {
    tensor.offset = Number(tensor.offset) + start;
    if (tensor.scale !== undefined) tensor.scale = Number(tensor.scale) + start;
  }
  for (const list of [header.words, header.gloveWords] as { offset: number }[])
    list.offset += start;
  change?.(header);
  const json = new TextEncoder().encode(JSON.stringify(header).padEnd(start - 4, ' '));
  const file = new Uint8Array(Math.max(start, json.length + 4) + end);
  new DataView(file.buffer).setUint32(0, json.length, true);
  file.set(json, 4);
  let to = start;
  for (const blob of blobs) {
    file.set(blob, to);
    to += blob.length;
  }
  return file;
}

function product(shape: readonly number[]): number {
  return shape.reduce((all, size) => all * size, 1);
}
