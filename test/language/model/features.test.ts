import { describe, expect, it } from 'vitest';
import {
  hashedFeatures,
  hashFeatures,
  normalForm,
  shapeOf,
  straightForm,
} from '../../../shared/language/model/features.ts';

/** What tools/train/language/features.py says of these words: straight form, normal form, shape, rows. */
const pinned: [word: string, straight: string, normal: string, shape: string, rows: number[]][] = [
  ['The', 'the', 'the', 'Xxx', [555, 718, 1600, 3219, 1623, 703]],
  ['McDonald’s', "mcdonald's", "mcdonald's", 'XxXxxx’x', [118, 520, 1335, 2113, 1429, 1526]],
  ['1,990.5', '1,990.5', '0,000.0', 'd,ddd.d', [1322, 544, 362, 4067, 24, 1575]],
  ['“', '"', '"', '“', [669, 2496, 1038, 2053, 1230, 3798]],
  ['``', '"', '"', '``', [669, 2496, 1038, 2053, 1230, 1110]],
  ["''", '"', '"', "''", [669, 2496, 1038, 2053, 1230, 3551]],
  ['—', '-', '-', '—', [2265, 4062, 804, 615, 31, 2339]],
  ['…', '...', '...', '…', [2683, 2147, 1950, 923, 11, 2665]],
  ['😀😀😀😀', '😀😀😀😀', '😀😀😀😀', '😀😀😀', [1625, 4059, 3802, 3549, 2169, 2336]],
  ['𝒳y', '𝒳y', '𝒳y', '𝒳x', [2789, 2762, 2990, 1257, 2172, 2981]],
  ['İSTANBUL', 'i̇stanbul', 'i̇stanbul', 'XXX', [3635, 1452, 1847, 445, 1447, 1280]],
  ['ß', 'ß', 'ß', 'x', [2059, 3010, 1473, 1866, 2041, 1057]],
  ['', '', '', '', [2843, 1159, 861, 3529, 301, 300]],
  ['東京', '東京', '東京', '東京', [3559, 718, 493, 2990, 2658, 1211]],
  ['USA-based', 'usa-based', 'usa-based', 'XXX-xxx', [3436, 2666, 1030, 330, 3142, 2547]],
];

describe('the features of a word are those of the training', () => {
  it.each(pinned)('%s', (word, straight, normal, shape, rows) => {
    const out = new Int32Array(hashedFeatures);
    hashFeatures(word, normal, 4096, out, 0);
    expect([straightForm(word), normalForm(straight), shapeOf(word), ...out]).toEqual([
      straight,
      normal,
      shape,
      ...rows,
    ]);
  });
});
