import { countries, demonyms } from './country-names.ts';
import type { EntityType } from './entity.ts';
import type { Title } from './find-titles.ts';
import { knownBody, undotted } from './known-bodies.ts';
import { officialTypes, typeOfHeadNoun } from './noun-lists.ts';
import { notInOffice, openOffices, publicOffices } from './role-nouns.ts';
import { wordSet } from './word-list.ts';

const privateBodies = wordSet(
  `company group firm university college bank airline club union party opposition rebel rebels campaign charity corporation inc. inc ltd foundation association chain church team league business
  executive ceo communist trade shadow school hospital society institute studio network magazine newspaper media news industry militant militia guerrilla separatist fan tribal insurgent self-proclaimed`,
);
const publicWords = wordSet(
  'state federal police army navy military government municipal county city provincial presidential parliamentary foreign interior cabinet royal imperial security intelligence prime vice defense defence un u.n. eu nato',
);

/** Whether a title is an office of a state, a court, the police, the military or an international body, held now. */
export function isPublicOffice({ role, tokens, text }: Title): boolean {
  const words = tokens.map(({ lower }) => lower);
  if (words.some((word) => notInOffice.has(word)) || /^ex-/iu.test(text)) return false;
  const types = typesIn(tokens);
  if (types.has('armed-group') || words.some((word) => privateBodies.has(word))) return false;
  if (words.some((word) => publicOffices.has(word)))
    return !types.has('party') || publicOffices.has(role);
  if (/\bsecretary of state\b/iu.test(text)) return true;
  if (!openOffices.has(role)) return false;
  if (types.has('company') || types.has('media') || types.has('organization') || types.has('party'))
    return false;
  if ([...types].some((type) => officialTypes.has(type) || type === 'demonym')) return true;
  if (words.some((word) => publicWords.has(word))) return true;
  return tokens.length === 1 && /^(?:President|Secretary|Speaker|Captain)$/u.test(text);
}

const longestBody = 6;

function typesIn(tokens: Title['tokens']): Set<EntityType> {
  const types = new Set<EntityType>();
  tokens.forEach((token, index) => {
    let name = '';
    for (const word of tokens.slice(index, index + longestBody)) {
      name = name === '' ? word.text : `${name} ${word.text}`;
      const body = knownBody(name);
      if (body) types.add(body.type);
      if (countries.has(name) || countries.has(undotted(name))) types.add('country');
      if (demonyms.has(name)) types.add('demonym');
    }
    const type = typeOfHeadNoun.get(token.lower);
    if (type && token.lower !== 'international') types.add(type);
  });
  return types;
}
