import { parseArgs } from 'node:util';
import { englishEngine } from '../shared/language/english-engine.ts';
import { CommandError, runCommand } from './command-error.ts';
import { dataSources, explainData } from './evaluate/data-folder.ts';
import { type EvaluationSet, evaluationSets } from './evaluate/sets.ts';

const help = `Measures the language engine on public data, and prints one line a measure: set, measure, value.

  npm run --silent evaluate:language -- --data DIR [--set NAME]... [--test] [--json]

  --data DIR   where the data lies (see below)
  --set NAME   only this set, or these; without it, every set that is no test set
  --test       allows the test sets, which are to be looked at once per claim and never to be tuned on
  --json       prints one JSON object a set

Trees are scored in the manner of the CoNLL 2018 shared task, F1 in percent; LAS leaves out the subtypes of labels.

Sets:
${evaluationSets.map(({ name, isTest, what }) => `  ${name.padEnd(15)}${isTest ? 'test  ' : '      '}${what}`).join('\n')}

Data:
${dataSources.map(({ files, what, home }) => `  ${files}\n      ${what}\n      ${home}`).join('\n')}`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', default: false },
      data: { type: 'string' },
      set: { type: 'string', multiple: true, default: [] },
      test: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(help);
  if (values.data === undefined) return explainData();
  const sets = chosenSets(values.set, values.test);
  const engine = englishEngine();
  for (const [index, set] of sets.entries()) {
    console.error(`${set.name} (${index + 1} of ${sets.length}): ${set.what} …`);
    const startedAt = performance.now();
    const scores = set.score(values.data, engine);
    console.error(`${set.name}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
    print(set, scores, values.json);
  }
}

function chosenSets(names: readonly string[], isTestAllowed: boolean): readonly EvaluationSet[] {
  if (names.length === 0) return evaluationSets.filter(({ isTest }) => isTestAllowed || !isTest);
  return names.map((name) => {
    const set = evaluationSets.find((candidate) => candidate.name === name);
    if (!set) throw new CommandError(`There is no set ${name}; --help lists them`);
    if (set.isTest && !isTestAllowed)
      throw new CommandError(`${name} is a test set: say --test to look at it`);
    return set;
  });
}

function print({ name }: EvaluationSet, scores: Record<string, number>, asJson: boolean): void {
  const lines = asJson
    ? [JSON.stringify({ set: name, ...scores })]
    : Object.entries(scores).map(
        ([measure, value]) => `${name.padEnd(15)} ${measure.padEnd(15)} ${shown(value)}`,
      );
  for (const line of lines) console.log(line);
}

const shown = (value: number) =>
  Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) <= 1 ? 3 : 2);

await runCommand(main);
