import { isAbove, isNominal, type Mend, rehang, wordBefore } from './mending.ts';
import type { Token } from './sentence.ts';

/** Faults that part a name from the office or the role before or behind it. */
export const titleMends: readonly Mend[] = [
  {
    id: 'name-behind-office-of',
    example: 'Secretary of State Ana Holm said so.',
    mend: (tokens, at) => {
      const [title, of, first, second] = tokens.slice(at, at + 4);
      if (!title || !isNominal(title) || of?.lower !== 'of' || !officeNouns.has(title.lower))
        return;
      const isLong = portfolios.has(`${first?.lower} ${second?.lower}`);
      if (!isLong && !portfolios.has(first?.lower ?? '')) return;
      const field = at + (isLong ? 3 : 2);
      const row = namesFrom(tokens, field + 1);
      const name = row.filter(({ lower }) => !ranks.has(lower));
      const [start] = name;
      if (!start || title.head === start.index) return;
      const group = tokens.slice(at + 1, row.length + field + 1);
      if (group.some(({ index }) => title.head === index)) return;
      // All of it hangs on the office, one way or another.
      if (!group.every(({ index }) => isAbove(tokens, at, index))) return;
      tokens[start.index] = { ...start, head: title.head, deprel: title.deprel };
      tokens[at] = { ...title, head: start.index, deprel: 'nmod:desc' };
      for (const { index } of row)
        if (index < start.index) tokens[index] = hung(tokens, index, start.index, 'nmod:desc');
      for (const { index } of name.slice(1))
        tokens[index] = hung(tokens, index, start.index, 'flat');
      tokens[field] = hung(tokens, field, at, 'nmod');
      tokens[at + 1] = hung(tokens, at + 1, field, 'case');
      if (isLong) tokens[at + 2] = hung(tokens, at + 2, field, 'compound');
      const inGroup = new Set(group.map(({ index }) => index));
      for (const { index, head, deprel } of tokens)
        if (inGroup.has(head) && index >= row.length + field + 1)
          rehang(tokens, index, start.index, deprel);
    },
  },
  {
    id: 'office-read-as-name',
    example: 'Treasury Secretary, Emil Dahl, said so.',
    mend: (tokens, at) => {
      const [body, office] = [tokens[at - 1], tokens[at]];
      if (!body || office?.deprel !== 'flat' || office.head !== at - 1) return;
      if (body.upos !== 'PROPN' || !officeNouns.has(office.lower)) return;
      tokens[at] = { ...office, head: body.head, deprel: body.deprel };
      tokens[at - 1] = { ...body, head: at, deprel: 'compound' };
      for (const { index, head, deprel } of tokens)
        if (head === at - 1 && index > at) rehang(tokens, index, at, deprel);
    },
  },
  {
    id: 'apposition-read-as-subject',
    example: 'Adel al Lund, a spokesman said so.',
    mend: (tokens, at) => {
      const role = tokens[at];
      if (role?.deprel !== 'nsubj' || !isNominal(role)) return;
      const start = (wordBefore(tokens, at) ?? -1) + 1;
      if (!['a', 'an'].includes(tokens[start]?.lower ?? '') || tokens[start - 1]?.text !== ',')
        return;
      const name = tokens.find(
        ({ head, deprel, upos, index }) =>
          head === role.head && deprel === 'nsubj' && upos === 'PROPN' && index < start,
      );
      if (name && isAbove(tokens, name.index, start - 2)) rehang(tokens, at, name.index, 'appos');
    },
  },
];

const hung = (tokens: readonly Token[], index: number, head: number, deprel: string): Token => ({
  ...(tokens[index] as Token),
  head,
  deprel,
});

/** The row of proper nouns that begins here; five at the most. */
function namesFrom(tokens: readonly Token[], start: number): readonly Token[] {
  const behind = tokens.slice(start, start + 5);
  const end = behind.findIndex(({ upos }) => upos !== 'PROPN');
  return end < 0 ? behind : behind.slice(0, end);
}

const ranks = new Set(
  'general gen. colonel col. admiral adm. major maj. captain capt. mr mr. mrs mrs. ms ms. dr dr. sir lord lady sheikh'.split(
    ' ',
  ),
);

const officeNouns = new Set(
  'secretary minister undersecretary under-secretary chief director commissioner'.split(' '),
);

/** What an office is of, where a name follows at once. */
const portfolios = new Set([
  ...'state defense defence health education energy commerce labor labour treasury agriculture transportation transport justice finance police staff'.split(
    ' ',
  ),
  ...['homeland security', 'foreign affairs', 'veterans affairs', 'national intelligence'],
]);
