import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Fact } from '../../shared/contracts/digest.ts';
import { digestOf } from '../facts/facts-of.ts';

const folder = join(import.meta.dirname, '../golden');
const articles = globSync('*.article.txt', { cwd: folder }).map((file) => {
  const [title = '', , ...lines] = readFileSync(join(folder, file), 'utf8').trimEnd().split('\n');
  return { title, text: lines.slice(0, -1).join('\n').trimEnd() };
});

const unrelated = fc
  .record({
    museum: fc.constantFrom('Seaweed Museum', 'Lantern Museum', 'Museum of Buttons'),
    curator: fc.constantFrom('Rita Sousa', 'Jonas Lund', 'Mirela Petcu'),
    verb: fc.constantFrom('said', 'announced', 'denied', 'confirmed'),
    count: fc.integer({ min: 2, max: 900 }),
  })
  .map(
    ({ museum, curator, verb, count }) =>
      `The ${museum} opened a new wing on a quiet square. Curator ${curator} ${verb} that the ${museum} had bought ${count} paintings.`,
  );

/** A fact without what says only how it ranks among the others. */
const told = ({ id, key, ...fact }: Fact) => JSON.stringify(fact);

it('a paragraph on something else at the end leaves the facts of the others as they are', () => {
  fc.assert(
    fc.property(fc.constantFrom(...articles), unrelated, ({ title, text }, paragraph) => {
      const before = digestOf(text, title).facts.map(told);
      const after = digestOf(`${text}\n\n${paragraph}`, title).facts.map(told);
      expect(after).toEqual(expect.arrayContaining(before));
      expect(after.length).toBeGreaterThan(before.length);
    }),
    { numRuns: 40 },
  );
});
