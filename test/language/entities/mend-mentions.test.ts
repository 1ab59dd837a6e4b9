import { expect, it } from 'vitest';
import { type Found, mendMentions } from '../../../shared/language/entities/mend-mentions.ts';
import { type EntityType, type Token, wordAt } from '../../../shared/language/sentence.ts';

/** Names as the model found them: `[PER Ana Ruiz]`. */
function mended(marked: string): string {
  const found: Found[] = [];
  const tokens: Token[] = [];
  let [text, first, type] = ['', 0, 'MISC' as EntityType];
  for (const piece of marked.split(' ')) {
    if (piece.startsWith('[')) {
      first = tokens.length;
      type = piece.slice(1) as EntityType;
      continue;
    }
    const word = wordAt(piece.replace(/\]$/u, ''), text.length);
    const rest = {
      lemma: word.lower,
      upos: 'X',
      xpos: '',
      head: -1,
      deprel: 'dep',
      factuality: 0,
    } as const;
    tokens.push({ ...word, ...rest, index: tokens.length });
    text += `${word.text} `;
    if (piece.endsWith(']')) found.push({ first, last: tokens.length - 1, type });
  }
  const names = mendMentions(found, tokens, text);
  return names
    .map((name) => `${name.type} ${text.slice(tokens[name.first]?.start, tokens[name.last]?.end)}`)
    .join(' | ');
}

it.each([
  [
    'the [ORG Department of Roads] and [ORG Urban Works] said',
    'ORG Department of Roads and Urban Works',
  ],
  [
    'the [ORG Ministry of Roads] and [ORG Harbour Authority] said',
    'ORG Ministry of Roads | ORG Harbour Authority',
  ],
  ['the [ORG Association] of [MISC Baltic] Teachers said', 'ORG Association of Baltic Teachers'],
  ['the [ORG Roads Department] of two towns', 'ORG Roads Department'],
  ['[PER Minister of Defence Ana Ruiz] said', 'PER Ana Ruiz'],
  ['the [PER Prime Minister] said', ''],
  ['[PER Deputy Minister Ana Ruiz]', 'PER Ana Ruiz'],
  ['in [LOC Miramar California]', 'LOC Miramar | LOC California'],
  ['in [LOC New Zealand]', 'LOC New Zealand'],
  ['[ORG North Korea] has fired', 'LOC North Korea'],
  ['[PER Jordan] said', 'PER Jordan'],
  ['eleven [ORG Iraqis] were', 'MISC Iraqis'],
  ['[LOC Blue Harbour Airlines] has', 'ORG Blue Harbour Airlines'],
  ['in the [LOC West Bank]', 'LOC West Bank'],
  ['[PER Hamas] refused', 'ORG Hamas'],
])('%s: %s', (marked, names) => expect(mended(marked)).toBe(names));
