import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Importance, importanceOf } from '../../shared/digests/choose-key-facts.ts';
import { type KeySetting, keySigns } from '../../shared/digests/key-signs.ts';
import type { FactDraft } from '../../shared/facts/fact-draft.ts';
import { englishEngine } from '../../shared/language/english-engine.ts';
import { runCommand } from '../command-error.ts';
import { progressOf } from '../progress.ts';
import { dot, fitShares, type Observation } from './fractional-regression.ts';
import { annotatedArticles, isKeptApart } from './key-facts/annotated-articles.ts';
import {
  type ChoiceScore,
  type Example,
  exampleOf,
  type StatusScore,
  scoreChoice,
  scoreStatus,
} from './key-facts/score-choice.ts';

const help = `Fits the weights by which key facts are chosen, and writes shared/digests/key-weights.json.

  node tools/train/key-facts.ts [--check]

  --check   prints how good the weights are that stand there, and writes nothing

From tools/train/key-facts/articles.jsonl: articles of Wikinews (CC BY 2.5) whose key facts were written down by hand. Four
of five are fitted on; the fifth tells how well the choice does on articles not seen. Prints F1 of the chosen facts (right
with the right status) by the weights that newsrooms would give, by ten-fold cross-validation, and on the articles kept apart; and
how often the status of the key facts that are told at all, chosen or not, is what the annotation says.

Nothing in it depends on chance: the same articles and rules give the same file.`;

/** How dear it is to leave what newsrooms hold: chosen by cross-validation. */
const penalty = 20;
const folds = 10;

type Weights = readonly number[];

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(help);
  const progress = progressOf('articles');
  const engine = englishEngine();
  const examples = annotatedArticles().map((article) => {
    progress.step();
    return exampleOf(article, engine);
  });
  progress.end();
  const learnt = examples.filter((_, index) => !isKeptApart(index));
  const apart = examples.filter((_, index) => isKeptApart(index));
  console.log(toldStatus('status, the articles fitted on', scoreStatus(learnt)));
  console.log(toldStatus('status, kept apart', scoreStatus(apart)));
  if (values.check) {
    console.log(
      told(
        'fitted on',
        scoreChoice(learnt, () => importanceOf),
      ),
    );
    return console.log(
      told(
        'kept apart',
        scoreChoice(apart, () => importanceOf),
      ),
    );
  }
  const prior = calibrated(learnt);
  const byFold = Array.from({ length: folds }, (_, fold) =>
    fitWeights(
      learnt.filter((_, index) => index % folds !== fold),
      prior,
    ),
  );
  const weights = fitWeights(learnt, prior);
  const held = (name: string, of: readonly Example[], weightsOf: (index: number) => Weights) =>
    console.error(
      told(
        name,
        scoreChoice(of, (index) => byWeights(weightsOf(index))),
      ),
    );
  held('as newsrooms hold', learnt, () => prior);
  held('cross-validated', learnt, (index) => byFold[index % folds] ?? prior);
  held('kept apart, as newsrooms hold', apart, () => prior);
  held('kept apart', apart, () => weights);
  const path = join(import.meta.dirname, '../../shared/digests/key-weights.json');
  const content = Object.fromEntries(
    keySigns.map(({ id }, at) => [id, Number((weights[at] ?? 0).toFixed(3))]),
  );
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`);
  console.error(`written to ${path}`);
}

const valuesOf = (fact: FactDraft, setting: KeySetting) =>
  keySigns.map(({ value }) => value(fact, setting));

const observationsOf = (
  examples: readonly Example[],
  valuesOfFact: (fact: FactDraft, setting: KeySetting) => readonly number[],
): Observation[] =>
  examples.flatMap(({ facts, setting, tells }) =>
    facts.map((fact) => ({
      values: [...valuesOfFact(fact, setting), 1],
      outcome: tells.has(fact) ? 1 : 0,
      weight: 1,
    })),
  );

const priors = keySigns.map(({ prior }) => prior);

/** The weights of newsrooms, in the measure of a logistic regression. */
function calibrated(examples: readonly Example[]): Weights {
  const seen = observationsOf(examples, (fact, setting) => [dot(valuesOf(fact, setting), priors)]);
  const [scale = 1] = fitShares(seen, [0.001, 0.001]);
  return priors.map((prior) => prior * scale);
}

/** The likeliest weights, where those of newsrooms are what one believes before having seen anything. */
function fitWeights(examples: readonly Example[], prior: Weights): Weights {
  const seen = observationsOf(examples, valuesOf).map((one) => ({
    ...one,
    offset: dot(one.values, prior),
  }));
  const changes = fitShares(seen, [...keySigns.map(() => penalty), 0.001]);
  return prior.map((weight, at) => weight + (changes[at] ?? 0));
}

const told = (name: string, { articles, f1, precision, recall }: ChoiceScore) =>
  `${name}, ${articles} articles: F1 ${percent(f1)}, precision ${percent(precision)}, recall ${percent(recall)}`;

const toldStatus = (name: string, { facts, accuracy, macroF1 }: StatusScore) =>
  `${name}, ${facts} facts: accuracy ${percent(accuracy)}, macro-F1 ${percent(macroF1)}`;

const percent = (share: number) => (100 * share).toFixed(1);

const byWeights =
  (weights: Weights): Importance =>
  (fact, setting) =>
    dot(valuesOf(fact, setting), weights);

await runCommand(main);
