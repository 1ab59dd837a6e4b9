import * as z from 'zod';
import table from './country-names.json' with { type: 'json' };
import { foldedPhrase } from './fold-words.ts';

/** One country a row, its common name first. Made by `tools/make-country-names.ts`, which names the source. */
const rows = z.array(z.array(z.string()).min(1)).parse(table);

const rowOf = new Map(
  rows.toReversed().flatMap((names) => names.map((name) => [foldedPhrase(name), names] as const)),
);

/**
 * The other names by which a country is found in the news, its capital and its people's name among them.
 *
 * @param name  any of its names: "North Korea", "DPRK".
 * @returns nothing where it is no country that we know.
 */
export function otherNamesOfCountry(name: string): readonly string[] | undefined {
  const asked = foldedPhrase(name);
  return rowOf.get(asked)?.filter((other) => foldedPhrase(other) !== asked);
}
