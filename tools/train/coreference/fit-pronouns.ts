/**
 * Fits the weights by which pronouns are resolved: a log-linear choice among candidates and "none", per class of pronoun.
 *
 *     node tools/train/coreference/fit-pronouns.ts [--data DIR] > shared/language/entities/pronoun-weights.json
 *
 * Data: GUM (https://gucorpling.org/gum, annotations CC BY 4.0), gold trees, its train part. The fit starts from zero and draws no random numbers.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { collectPhrases } from '../../../shared/language/entities/collect-phrases.ts';
import { gatherEntities } from '../../../shared/language/entities/gather-entities.ts';
import {
  type Question,
  resolveReferences,
} from '../../../shared/language/entities/resolve-references.ts';
import { treeOf } from '../../../shared/language/entities/tree.ts';
import { goldChains, isSame } from './gold-chains.ts';
import { readGum } from './read-gum.ts';

const { values } = parseArgs({ options: { data: { type: 'string', default: '../shared/data' } } });

/** A pronoun's choices as numbers of features, and which of them are right. */
interface Lesson {
  readonly choices: readonly (readonly number[])[];
  readonly right: readonly boolean[];
  /** News counts more: it is what the service reads. */
  readonly weight: number;
}

const settings = { passes: 400, rate: 0.3, decay: 0.004, newsWeight: 2 } as const;

interface Course {
  readonly names: Map<string, number>;
  readonly lessons: Lesson[];
}

const lessons = new Map<Question['kind'], Course>();
for (const document of readGum(join(values.data, 'treebanks/gum-train.conllu'))) {
  const { read, genre } = document;
  const trees = read.sentences.map(treeOf);
  const goldOf = goldChains(document);
  resolveReferences(
    collectPhrases(trees, gatherEntities(read, trees), read.quotations),
    ({ pronoun, kind, candidates, none }) => {
      const gold = goldOf(pronoun);
      const isRight = candidates.map(({ phrase }) => isSame(gold, goldOf(phrase)));
      const own: Course = lessons.get(kind) ?? { names: new Map(), lessons: [] };
      lessons.set(kind, own);
      const numbered = (features: readonly string[]) =>
        features.map((feature) => {
          const number = own.names.get(feature) ?? own.names.size;
          own.names.set(feature, number);
          return number;
        });
      own.lessons.push({
        choices: [...candidates.map(({ features }) => numbered(features)), numbered(none)],
        right: [...isRight, !isRight.includes(true)],
        weight: genre === 'news' ? settings.newsWeight : 1,
      });
      return candidates[isRight.indexOf(true)]?.chain;
    },
  );
}

const weights = [...lessons]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([kind, { names, lessons: ofKind }]) => {
    const fitted = weightsFrom(ofKind, names.size);
    process.stderr.write(`${kind}: ${ofKind.length} pronouns, ${names.size} features\n`);
    const kept = [...names]
      .map(([name, number]) => [name, Math.round((fitted[number] ?? 0) * 1000) / 1000] as const)
      .filter(([, weight]) => weight !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return [kind, Object.fromEntries(kept)] as const;
  });
process.stdout.write(`${JSON.stringify(Object.fromEntries(weights), null, 2)}\n`);

/** Gradient ascent on the likelihood of the right choices, steps by Adagrad, weights drawn to zero. */
function weightsFrom(ofKind: readonly Lesson[], size: number): Float64Array {
  const fitted = new Float64Array(size);
  const squares = new Float64Array(size).fill(1e-6);
  for (let pass = 0; pass < settings.passes; pass++) {
    const slope = new Float64Array(size);
    for (const { choices, right, weight } of ofKind) {
      const scores = choices.map((features) =>
        features.reduce((sum, feature) => sum + (fitted[feature] ?? 0), 0),
      );
      const highest = Math.max(...scores);
      const parts = scores.map((score) => Math.exp(score - highest));
      const all = parts.reduce((sum, part) => sum + part, 0);
      const good = parts.reduce((sum, part, index) => sum + (right[index] ? part : 0), 0);
      choices.forEach((features, index) => {
        const part = parts[index] ?? 0;
        const pull = weight * ((right[index] ? part / good : 0) - part / all);
        for (const feature of features) slope[feature] = (slope[feature] ?? 0) + pull;
      });
    }
    for (let feature = 0; feature < size; feature++) {
      const step = (slope[feature] ?? 0) / ofKind.length - settings.decay * (fitted[feature] ?? 0);
      squares[feature] = (squares[feature] ?? 0) + step * step;
      fitted[feature] =
        (fitted[feature] ?? 0) + (settings.rate * step) / Math.sqrt(squares[feature] ?? 1);
    }
  }
  return fitted;
}
