import { randomInt } from 'node:crypto';

/** What the template asks of a generated secret (`GenerateSecretString`). */
export interface SecretRecipe {
  /** 32 when left out, as on AWS. */
  readonly length?: number;
  readonly excludeCharacters?: string;
  readonly excludeLowercase?: boolean;
  readonly excludeUppercase?: boolean;
  readonly excludeNumbers?: boolean;
  readonly excludePunctuation?: boolean;
  readonly includeSpace?: boolean;
  /** A JSON object into which the generated text goes, under `generateStringKey`. */
  readonly secretStringTemplate?: string;
  readonly generateStringKey?: string;
}

/** Makes a secret with at least one character of each kind that the recipe leaves in. */
export function generateSecret(recipe: SecretRecipe): string {
  const text = generateText(recipe);
  if (recipe.secretStringTemplate === undefined || recipe.generateStringKey === undefined)
    return text;
  return JSON.stringify({
    ...JSON.parse(recipe.secretStringTemplate),
    [recipe.generateStringKey]: text,
  });
}

function generateText({ length = 32, ...recipe }: SecretRecipe): string {
  const kinds = [
    recipe.excludeLowercase ? '' : 'abcdefghijklmnopqrstuvwxyz',
    recipe.excludeUppercase ? '' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    recipe.excludeNumbers ? '' : '0123456789',
    recipe.excludePunctuation ? '' : '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
    recipe.includeSpace ? ' ' : '',
  ]
    .map((kind) => [...kind].filter((each) => !recipe.excludeCharacters?.includes(each)))
    .filter((kind) => kind.length > 0);
  if (kinds.length === 0 || length < kinds.length) {
    throw new Error('A secret cannot be generated: its recipe leaves too few characters.');
  }
  const all = kinds.flat();
  const chosen = Array.from({ length }, (_, at) => pick(kinds[at] ?? all));
  return shuffled(chosen).join('');
}

function pick(characters: readonly string[]): string {
  return characters[randomInt(characters.length)] ?? '';
}

/** By a random rank, as likely in one order as in another. */
function shuffled(characters: readonly string[]): string[] {
  return characters
    .map((character) => ({ character, rank: randomInt(2 ** 47) }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ character }) => character);
}
