import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type EventSetting, settingOf } from '../../shared/facts/event-setting.ts';
import { type FactualityRow, factualityTable } from '../../shared/facts/factuality-table.ts';
import { englishEngine } from '../../shared/language/english-engine.ts';
import { runCommand } from '../command-error.ts';
import { explainData, readDataFile } from '../evaluate/data-folder.ts';
import { type JudgedEvent, judgedEvents, pearson } from '../evaluate/score-factuality.ts';
import { dot, fitLine, fitShares, type Observation } from './fractional-regression.ts';

const help = `Fits the weights by which events are judged, and writes shared/facts/factuality-weights.json.

  node tools/train/factuality.ts --data DIR

From the training parts of UDS It-Happened v2 (njjiang/factuality_bert, CC BY-SA 4.0) and MEANTIME (CC BY 3.0), so the file is
under CC BY-SA 4.0, apart from the code's licence. Without --data it lists where to get them. Prints Pearson's r on the training
parts by five-fold cross-validation, and on the dev parts. Run it again whenever the language model or a row changes.

Nothing in it depends on chance: the same data and model give the same file.`;

/** How much a set counts in all, whatever its size: MEANTIME's events without full commitment are a hundred. */
const sets = [
  { name: 'uds-ih2', share: 1 },
  { name: 'meantime', share: 3 },
] as const;
const isNews = 'meantime';

/** All observations together weigh this much for each share; the penalty is measured against it. */
const observationsOfShare = 10_000;
const penalty = 10;
const folds = 5;

interface Example {
  readonly line: number;
  readonly setting: EventSetting;
  readonly label: number;
}

interface LoadedSet {
  readonly name: string;
  readonly share: number;
  readonly train: readonly Example[];
  readonly dev: readonly Example[];
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { help: { type: 'boolean', default: false }, data: { type: 'string' } },
  });
  if (values.help) return console.log(help);
  const { data } = values;
  if (data === undefined) return explainData();
  const loaded = sets.map(({ name, share }): LoadedSet => {
    const [train = [], dev = []] = ['train', 'dev'].map((part) =>
      judgedEvents(readDataFile(data, `factuality/${name}/${part}.jsonl`), englishEngine()).map(
        exampleOf,
      ),
    );
    console.error(`${name}: ${train.length} events to learn from, ${dev.length} to check`);
    return { name, share, train: withoutLeak(train, dev), dev };
  });
  for (const { name, train } of loaded) {
    const judged = crossValidated(loaded, name);
    const r = pearson(train.map(({ label }, at) => [judged[at] ?? 0, label]));
    console.error(`${name} train, cross-validated: r ${r.toFixed(3)}`);
  }
  const fitted = fitWeights(loaded);
  for (const { name, dev } of loaded)
    console.error(
      `${name} dev: r ${pearson(dev.map((event) => [fitted.judge(event), event.label])).toFixed(3)}`,
    );
  warnOfRows(fitted.weights);
  const path = join(import.meta.dirname, '../../shared/facts/factuality-weights.json');
  const content = { intercept: rounded(fitted.intercept), weights: fitted.weights };
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`);
  console.error(`written to ${path}`);
}

const exampleOf = ({ line, sentence, index, label }: JudgedEvent): Example => ({
  ...{ line, label },
  setting: settingOf(sentence, index),
});

/**
 * Takes out of the network's scores what it remembers of the answers.
 *
 * The network has learnt these very labels, so that its scores are better here than on any other text, and a fit would believe
 * them too much. What the label holds beyond what the other rows tell is taken off each score in part: in such a part that the
 * network is as good here as on the dev set.
 */
function withoutLeak(train: readonly Example[], dev: readonly Example[]): readonly Example[] {
  const quality = (examples: readonly Example[]) =>
    pearson(examples.map(({ setting, label }) => [setting.network, label]));
  const target = quality(dev);
  const surprises = surprisesOf(train);
  const without = (part: number) =>
    train.map((example, at) => {
      const network = example.setting.network - part * (surprises[at] ?? 0);
      return {
        ...example,
        setting: { ...example.setting, network: Math.max(-3, Math.min(3, network)) },
      };
    });
  let [low, high] = [0, 1];
  for (let step = 0; step < 20; step++) {
    const middle = (low + high) / 2;
    if (quality(without(middle)) > target) low = middle;
    else high = middle;
  }
  console.error(
    `network: r ${quality(train).toFixed(3)} on train, ${target.toFixed(3)} on dev; ${low.toFixed(2)} taken off`,
  );
  return without(low);
}

/** What each label holds beyond that which the rows without the network foresee, cross-validated. */
function surprisesOf(train: readonly Example[]): number[] {
  const rows = factualityTable.filter(
    ({ id }) => !id.startsWith('network') && id !== 'noun-under-doubt',
  );
  const seen = train.map(({ setting, label }) => ({
    values: [...valuesOf(rows, setting), 1],
    outcome: label,
  }));
  const lines = Array.from({ length: folds }, (_, fold) =>
    fitLine(
      seen.filter((_, at) => (train[at]?.line ?? 0) % folds !== fold),
      5,
    ),
  );
  return seen.map(
    ({ values, outcome }, at) => outcome - dot(values, lines[(train[at]?.line ?? 0) % folds] ?? []),
  );
}

const valuesOf = (rows: readonly FactualityRow[], setting: EventSetting) =>
  rows.map(({ value }) => value(setting));

/** What each training event of a set gets from a fit without its fold. */
function crossValidated(loaded: readonly LoadedSet[], name: string): number[] {
  const fits = Array.from({ length: folds }, (_, fold) =>
    fitWeights(
      loaded.map((set) =>
        set.name === name
          ? { ...set, train: set.train.filter(({ line }) => line % folds !== fold) }
          : set,
      ),
    ),
  );
  const { train = [] } = loaded.find((set) => set.name === name) ?? {};
  return train.map((example) => fits[example.line % folds]?.judge(example) ?? 0);
}

/**
 * One regression for all sets. Readers of news call events sure more readily: the fit has an intercept for that, half of which
 * is kept, so that a score lies between the two ways of speaking.
 */
function fitWeights(loaded: readonly LoadedSet[]) {
  const seen = loaded.flatMap(({ name, share, train }) =>
    train.map(
      ({ setting, label }): Observation => ({
        values: [...valuesOf(factualityTable, setting), 1, name === isNews ? 1 : 0],
        outcome: (label + 3) / 6,
        weight: (share * observationsOfShare) / train.length,
      }),
    ),
  );
  const coefficients = fitShares(seen, [...factualityTable.map(() => penalty), 0.001, 0.001]);
  const [ofAll = 0, ofNews = 0] = coefficients.slice(-2);
  const intercept = ofAll + ofNews / 2;
  const weights = Object.fromEntries(
    factualityTable.map(({ id }, at) => [id, rounded(coefficients[at] ?? 0)]),
  );
  const judge = ({ setting }: Example) =>
    6 / (1 + Math.exp(-intercept - dot(valuesOf(factualityTable, setting), coefficients))) - 3;
  return { intercept, weights, judge };
}

const rounded = (value: number) => Number(value.toFixed(3));

/** A row that pulls the other way than it says was misunderstood by its author, or says what another says better. */
function warnOfRows(weights: Readonly<Record<string, number>>): void {
  for (const { id, effect } of factualityTable) {
    const weight = weights[id] ?? 0;
    const isAsSaid = effect === 'corrects' || (effect === 'raises' ? weight > 0 : weight < 0);
    if (!isAsSaid) console.error(`${id} ${effect}, but its weight is ${weight}`);
  }
}

await runCommand(main);
