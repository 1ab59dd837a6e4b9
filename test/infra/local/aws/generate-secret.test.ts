import { describe, expect, it } from 'vitest';
import { generateSecret, type SecretRecipe } from '../../../../infra/local/aws/generate-secret.ts';

describe('a generated secret', () => {
  it.each<[string, SecretRecipe, RegExp]>([
    [
      'has 32 characters of every kind by itself',
      {},
      /^(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])(?=.*[^\sa-zA-Z0-9])[!-~]{32}$/,
    ],
    ['has the length asked for', { length: 100 }, /^.{100}$/],
    [
      'has only the kinds that are left',
      { excludePunctuation: true, excludeUppercase: true },
      /^[a-z0-9]{32}$/,
    ],
    [
      'has none of the characters left out',
      { excludeNumbers: true, excludePunctuation: true, excludeCharacters: 'aeiouAEIOU' },
      /^[^aeiouAEIOU0-9]{32}$/,
    ],
    ['has a space where wanted', { includeSpace: true }, / /],
  ])('%s', (_rule, recipe, form) => {
    for (let at = 0; at < 50; at++) expect(generateSecret(recipe)).toMatch(form);
  });

  it('is put into its template', () => {
    const secretStringTemplate = '{"user":"on-record"}';
    const text = generateSecret({
      length: 20,
      secretStringTemplate,
      generateStringKey: 'password',
    });
    expect(JSON.parse(text)).toEqual({
      user: 'on-record',
      password: expect.stringMatching(/^.{20}$/),
    });
  });

  it('is never the same', () => {
    expect(new Set(Array.from({ length: 100 }, () => generateSecret({}))).size).toBe(100);
  });

  it('cannot be made of nothing', () => {
    expect(() => generateSecret({ length: 2 })).toThrow(/too few characters/);
  });
});
