/**
 * Writes `shared/alerts/country-names.json`: by what names each country is known in the news.
 *
 *   node tools/make-country-names.ts
 *
 * From the package world-countries (Mohammed Le Doze and others, Open Database License 1.0): its common, official and
 * other names in Latin letters, its capitals, and what its people are called in English. Left out are ISO codes that
 * nobody writes in a text, names turned around for lists ("Korea, Republic of"), and every name that two countries have
 * ("Dominican", "Congolese"): it would find the other one's news.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as z from 'zod';
import { foldedPhrase } from '../shared/alerts/fold-words.ts';

/** What is read of a country. */
const Country = z.object({
  name: z.object({ common: z.string(), official: z.string() }),
  cca2: z.string(),
  cca3: z.string(),
  independent: z.boolean().nullable(),
  altSpellings: z.array(z.string()),
  capital: z.array(z.string()),
  demonyms: z.object({ eng: z.object({ m: z.string(), f: z.string() }) }).optional(),
});
type Country = z.infer<typeof Country>;

/** As long as an entry of a topic's query may be. */
const maxCharacters = 60;
/** Codes that are words of the language. */
const writtenCodes = new Set(['US', 'USA']);

/** The table as text: one country a line. */
export function countryNames(): string {
  const file = createRequire(import.meta.url).resolve('world-countries/countries.json');
  const all = z.array(Country).parse(JSON.parse(readFileSync(file, 'utf8')));
  const named = all.map((country) => ({ country, names: namesOf(country) }));
  const holders = Map.groupBy(
    named.flatMap(({ country, names }) => names.map((name) => ({ country, name }))),
    ({ name }) => foldedPhrase(name),
  );
  /** Whether another country has the name as well. Territories give way: "Norwegian" is Norway's, not Svalbard's. */
  const isShared = (name: string, { independent }: Country) => {
    const others = holders.get(foldedPhrase(name)) ?? [];
    return independent
      ? others.filter(({ country }) => country.independent).length > 1
      : others.length > 1;
  };
  const lines = named
    .map(({ country, names: [own, ...others] }) => [
      own,
      ...others.filter((name) => !isShared(name, country)),
    ])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
    .map((names) => JSON.stringify(names));
  return `[\n${lines.join(',\n')}\n]\n`;
}

/** A country's names, its common one first, each once however it is spelt. */
function namesOf({ name, altSpellings, capital, demonyms, cca2, cca3 }: Country): string[] {
  const { m = '', f = '' } = demonyms?.eng ?? {};
  const all = [name.common, name.official, ...altSpellings, ...capital, m, f].filter(
    (one) =>
      one.length <= maxCharacters &&
      /^[\p{Script=Latin}\p{M}\s.'’-]+$/u.test(one) &&
      (writtenCodes.has(one) || (one !== cca2 && one !== cca3)),
  );
  return [...new Map(all.toReversed().map((one) => [foldedPhrase(one), one])).values()].reverse();
}

if (import.meta.main) {
  const file = join(import.meta.dirname, '../shared/alerts/country-names.json');
  writeFileSync(file, countryNames());
}
