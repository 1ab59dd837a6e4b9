import { countryOf } from '../language/entities/country-names.ts';
import type { Actor } from './actor.ts';
import { bodies, publicBodies } from './role-words.ts';
import type { Telling } from './telling.ts';

/** "A spokesman for the firm said it would close", "the French president said France would …": the actor's own word. */
export function speaksFor({ actor: speaker, source }: Telling, actor: Actor): boolean {
  if (!speaker || !source) return false;
  const told = `${speaker.name} ${source.title ?? ''} ${speaker.tokens.map(({ text }) => text).join(' ')}`;
  const isVoice = spokesWords.some((word) => told.toLowerCase().includes(word));
  if (isVoice && ` ${told} `.toLowerCase().includes(` ${actor.name.toLowerCase()} `)) return true;
  if (source.official && actor.entity?.type === 'country') return isOfCountry(told, actor.name);
  if (actor.entity || !actor.hasArticle) return false;
  // "The airline", told by its spokesman: no other has been named.
  const isBody = bodies.has(actor.headWord) || publicBodies.has(actor.headWord);
  if (isVoice && isBody && actor.tokens.length === 2) return true;
  return seats.some(
    ({ office, body }) => office.test(source.title ?? '') && body.has(actor.headWord),
  );
}

const spokesWords = ['spokes', 'chief executive', 'chairman', 'chairwoman', 'ceo', 'president of'];

/** "French president", "Britain's foreign ministry". */
function isOfCountry(words: string, country: string): boolean {
  const own = countryOf.get(country) ?? country;
  return words
    .replace(/['’]s\b|\./gu, '')
    .split(/[\s-]+/u)
    .some((word) => countryOf.get(word) === own);
}

/** Whoever holds the first decides what the second does. */
const seats = [
  { office: /\bmayor\b/iu, body: new Set(['city', 'town']) },
  { office: /\bgovernor\b/iu, body: new Set(['state', 'province']) },
  {
    office: /\b(?:president|prime minister|premier|chancellor|minister)\b/iu,
    body: new Set(['government', 'country', 'nation', 'cabinet']),
  },
];
