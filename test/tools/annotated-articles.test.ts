import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Digest, misquotedSpans } from '../../shared/contracts/digest.ts';
import { digestOf, factOn } from '../facts/facts-of.ts';

const folder = join(import.meta.dirname, '../../../shared/eval/dev');
const Article = z.object({ title: z.string(), text: z.string() });
const digestFrom = (file: string) => {
  const { title, text } = Article.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  return digestOf(text, title);
};
const files = existsSync(folder) ? globSync('*.json', { cwd: folder }).toSorted() : [];

describe.skipIf(files.length === 0)(
  'annotated articles (skipped where they are not at hand)',
  () => {
    it.each(files)('%s has a sound digest, every piece of evidence verbatim', (file) => {
      const digest = digestFrom(file);
      expect(Digest.safeParse(digest).error).toBeUndefined();
      expect(misquotedSpans(digest)).toEqual([]);
      expect(digest.facts.length).toBeGreaterThan(0);
    });

    describe('of the talks on arms between Russia and North Korea', () => {
      const digest = files.includes('seed-pentagon.json')
        ? digestFrom('seed-pentagon.json')
        : undefined;
      const fact = (words: string) => factOn(words, digest ?? digestOf(''));

      it('the attempt to buy is confirmed, and contested by Russia', () => {
        const { status, contestedBy } = fact('sought to purchase rockets');
        expect(status).toBe('confirmed');
        expect(contestedBy.join()).toMatch(/Russia|Nebenzia/);
      });

      it.each([
        ['agreement had been finalized', 'asked'],
        ['shipments were actually in progress', 'asked'],
        ['purchase had actually occurred', 'no-evidence'],
        ['could seek further weapons purchases', 'anonymous'],
      ])('"%s" is unconfirmed: %s', (words, rule) => {
        expect(fact(words)).toMatchObject({ status: 'unconfirmed', rule });
      });
    });

    it('an outlet that passes word on is no actor', () => {
      expect(digestFrom('dx569.json').facts.filter(({ who }) => who.includes('Reuters'))).toEqual(
        [],
      );
    });
  },
);
