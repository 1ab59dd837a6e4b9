import { describe, expect, it } from 'vitest';
import { loadModel } from '../../../shared/language/model/language-model.ts';
import { randomWeights } from './random-weights.ts';

type Header = Record<string, unknown>;
type Tensors = Record<string, Record<string, unknown>>;

const changed = (change: (header: Header) => unknown) => randomWeights(1, { change });
const inTensors = (change: (tensors: Tensors) => unknown) =>
  changed(({ tensors }) => change(tensors as Tensors));

describe('weights are refused with the reason:', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['no byte', new Uint8Array(), /not a file of weights/],
    ['something else', new TextEncoder().encode('PK\x03\x04 something else'), /JSON header/],
    [
      'another format',
      changed((header) => Object.assign(header, { format: 'x' })),
      /its format is "x"/,
    ],
    ['another version', changed((header) => Object.assign(header, { version: 2 })), /version 2/],
    ['a file that is cut off', randomWeights(1).subarray(0, -1_000), /cut off: .* ends at byte/],
    [
      'a tensor that is missing',
      inTensors((tensors) => delete tensors['block.1.w1']),
      /lack tensors\.block\.1\.w1/,
    ],
    [
      'a tensor of another shape',
      inTensors((tensors) => Object.assign(tensors['arc.hb'] ?? {}, { shape: [25] })),
      /arc\.hb is f32 of shape \[25\], not f32 of \[24\]/,
    ],
    [
      'a tensor of another type',
      inTensors((tensors) => Object.assign(tensors['in.w'] ?? {}, { type: 'f32' })),
      /in\.w is f32/,
    ],
    [
      'an offset that is not aligned',
      inTensors((tensors) => Object.assign(tensors['in.b'] ?? {}, { offset: 3 })),
      /offset of in\.b/,
    ],
    ['no list of labels', changed((header) => delete header.deprels), /list deprels/],
    [
      'no label root',
      changed((header) => Object.assign(header, { deprels: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] })),
      /no label root/,
    ],
    [
      'a width that is not a multiple of 8',
      changed(({ config }) => Object.assign(config as Header, { D: 30 })),
      /config\.D is not a multiple of 8/,
    ],
    [
      'a block that is not known',
      changed(({ config }) => Object.assign(config as Header, { blocks: ['lstm'] })),
      /other than conv and sru/,
    ],
  ])('%s', (_what, weights, reason) => expect(() => loadModel({ weights })).toThrow(reason));

  it('a number that is none', () => {
    const weights = randomWeights(1);
    const view = new DataView(weights.buffer);
    const text = new TextDecoder().decode(weights.subarray(4, 4 + view.getUint32(0, true)));
    const { offset } = JSON.parse(text).tensors.root;
    view.setFloat32(offset, Number.NaN, true);
    expect(() => loadModel({ weights })).toThrow(/root holds what is not a number/);
  });
});

it('weights are read from anywhere in a buffer', () => {
  const weights = randomWeights(1);
  const shifted = new Uint8Array(weights.length + 3);
  shifted.set(weights, 3);
  const sentences = [['the', 'dam', 'burst', '.']];
  expect(loadModel({ weights: shifted.subarray(3) }).parse(sentences)).toEqual(
    loadModel({ weights }).parse(sentences),
  );
});
