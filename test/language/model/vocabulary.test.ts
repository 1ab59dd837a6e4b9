import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { KernelMaker } from '../../../shared/language/model/kernel.ts';
import { MemoryPlan } from '../../../shared/language/model/memory-plan.ts';
import { plainKernel } from '../../../shared/language/model/plain-kernel.ts';
import { Vocabulary } from '../../../shared/language/model/vocabulary.ts';
import { wasmKernel } from '../../../shared/language/model/wasm-kernel.ts';

const wasm = readFileSync(join(import.meta.dirname, '../../../shared/language/model/kernel.wasm'));

function vocabularyOf(words: readonly string[], makeKernel: KernelMaker): Vocabulary {
  const plan = new MemoryPlan();
  const place = Vocabulary.place(plan, new TextEncoder().encode(words.join('\n')));
  const kernel = makeKernel(plan.bytes);
  plan.fill(kernel);
  return new Vocabulary(kernel.memory, place);
}

describe.each<[string, KernelMaker]>([
  ['plain', plainKernel],
  ['compiled', (bytes) => wasmKernel(wasm, bytes)],
])('a vocabulary of the %s kernel', (_kernel, makeKernel) => {
  const many = Array.from({ length: 5_000 }, (_, at) => `w${at * 7}`);
  const words = ['the', 'é', '東京', '𝒳y', 'the-', 'th', '__proto__', ...many];

  it('finds every word that it was given, and no other', () => {
    const vocabulary = vocabularyOf(words, makeKernel);
    expect(words.map((word) => vocabulary.rowOf(word))).toEqual(words.map((_, at) => at + 1));
    const others = ['', 'The', 't', 'the-x', 'e', '東', '𝒳', '\ud835', '\udcb3y', 'w1', '\n'];
    expect(others.map((word) => vocabulary.rowOf(word))).toEqual(others.map(() => 0));
  });

  it('may be empty', () => expect(vocabularyOf([], makeKernel).rowOf('the')).toBe(0));
});
