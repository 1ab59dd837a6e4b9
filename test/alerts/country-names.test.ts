import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { otherNamesOfCountry } from '../../shared/alerts/country-names.ts';
import { countryNames } from '../../tools/make-country-names.ts';

it('the table is what its tool makes of its source', () => {
  const file = new URL('../../shared/alerts/country-names.json', import.meta.url);
  expect(readFileSync(file, 'utf8')).toBe(countryNames());
});

it.each([
  ['North Korea', ['DPRK', 'Pyongyang', 'North Korean']],
  ['dprk', ['North Korea', 'Pyongyang']],
  ['Cote d’Ivoire', ['Ivory Coast', 'Yamoussoukro', 'Ivorian']],
  ['United States', ['US', 'American', 'Washington D.C.']],
  ['Norway', ['Norwegian', 'Oslo']],
])('%s is known by its other names', (name, others) =>
  expect(otherNamesOfCountry(name)).toEqual(expect.arrayContaining(others)),
);

it('a name that two countries have stands for neither', () => {
  expect(otherNamesOfCountry('Dominican')).toBeUndefined();
  expect(otherNamesOfCountry('Dominica')).not.toContain('Dominican');
});

it('what is no country has no other names', () =>
  expect(otherNamesOfCountry('Ruritania')).toBeUndefined());
