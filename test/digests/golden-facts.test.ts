import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import type { Fact } from '../../shared/contracts/digest.ts';
import { digestOf } from '../facts/facts-of.ts';

const folder = join(import.meta.dirname, '../golden');
const articles = globSync('*.article.txt', { cwd: folder }).toSorted();

it.each(articles)('%s tells the facts that stand beside it', async (file) => {
  const [title = '', , ...lines] = readFileSync(join(folder, file), 'utf8').trimEnd().split('\n');
  const credit = lines.pop();
  expect(credit).toMatch(/^Wikinews, CC BY 2\.5, https:/);
  const { facts } = digestOf(lines.join('\n').trimEnd(), title);
  const expected = join(folder, `${basename(file, '.article.txt')}.facts.txt`);
  await expect(`${facts.map(lineOf).join('\n')}\n`).toMatchFileSnapshot(expected);
});

/** "confirmed | John Kerry | the defection | by John Kerry | because official-on-record". */
function lineOf({ key, status, who, what, attributions, contestedBy, rule }: Fact): string {
  const by = attributions.filter(({ stance }) => stance !== 'denies').map(({ source }) => source);
  const parts = [
    status,
    who.join(', ') || 'nobody named',
    what,
    by.length > 0 ? `by ${by.join(', ')}` : 'by nobody named',
    ...(contestedBy.length > 0 ? [`denied by ${contestedBy.join(', ')}`] : []),
    `because ${rule}`,
  ];
  return `${key ? '* ' : '  '}${parts.join(' | ')}`;
}
