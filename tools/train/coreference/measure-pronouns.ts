/**
 * Measures pronouns of the third person and role nouns on GUM with gold trees: how many that have an antecedent get a right one, and how many links are right.
 *
 *     node tools/train/coreference/measure-pronouns.ts [--data DIR] [--part dev] [--least 0.5]
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { collectPhrases, type Phrase } from '../../../shared/language/entities/collect-phrases.ts';
import { gatherEntities } from '../../../shared/language/entities/gather-entities.ts';
import { classOf } from '../../../shared/language/entities/pronoun-features.ts';
import weights from '../../../shared/language/entities/pronoun-weights.json' with { type: 'json' };
import { resolveReferences } from '../../../shared/language/entities/resolve-references.ts';
import { treeOf } from '../../../shared/language/entities/tree.ts';
import { decideBy, leastLikelihood } from '../../../shared/language/entities/weigh-candidates.ts';
import { goldChains, isSame } from './gold-chains.ts';
import { readGum } from './read-gum.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    part: { type: 'string', default: 'dev' },
    least: { type: 'string' },
    show: { type: 'boolean' },
  },
});

const least =
  values.least === undefined
    ? leastLikelihood
    : { he: Number(values.least), it: Number(values.least), they: Number(values.least) };
const counts = new Map<string, { asked: number; made: number; right: number }>();
for (const document of readGum(join(values.data, `treebanks/gum-${values.part}.conllu`))) {
  const { read, genre } = document;
  const trees = read.sentences.map(treeOf);
  const goldOf = goldChains(document);
  const phrases = collectPhrases(trees, gatherEntities(read, trees), read.quotations);
  const chains = resolveReferences(phrases, decideBy(weights, least));
  const said = new Set<string>();
  for (const phrase of phrases) {
    const gold = goldOf(phrase);
    const first = chains.get(phrase)?.first;
    const kind =
      phrase.kind === 'pronoun'
        ? classOf(phrase)
        : phrase.kind === 'noun' &&
            !phrase.isGroup &&
            first !== phrase &&
            first !== undefined &&
            phrase.head.deprel !== 'appos'
          ? 'noun'
          : undefined;
    if (kind) {
      const isRight = first !== undefined && isSame(gold, goldOf(first));
      for (const key of [
        `${genre === 'news' ? 'news' : 'other'} ${kind}`,
        ...(kind === 'noun' ? [] : [`${genre === 'news' ? 'news' : 'other'} all pronouns`]),
      ]) {
        const count = counts.get(key) ?? { asked: 0, made: 0, right: 0 };
        counts.set(key, count);
        if ([...gold].some((id) => said.has(id))) count.asked++;
        if (first) count.made++;
        if (isRight) count.right++;
      }
      if (values.show && genre === 'news' && !isRight)
        show(
          phrase,
          first,
          [...gold].some((id) => said.has(id)),
        );
    }
    for (const id of gold) said.add(id);
  }
  function show(phrase: Phrase, first: Phrase | undefined, isAsked: boolean) {
    const { sentence } = phrase.tree;
    process.stdout.write(
      `${isAsked ? '' : '(none) '}${phrase.head.text} -> ${first ? `${first.head.text}${first.isGroup ? ' & co' : ''}` : '?'}   | ${read.text.slice(Math.max(0, sentence.start - 150), phrase.head.start)}[[${phrase.head.text}]]${read.text.slice(phrase.head.end, sentence.end)}\n`,
    );
  }
}
for (const [key, { asked, made, right }] of [...counts].sort())
  process.stdout.write(
    `${key.padEnd(20)} with an antecedent ${String(asked).padStart(4)}, links ${String(made).padStart(4)}, right ${String(right).padStart(4)}: found ${percent(right, asked)}, precision ${percent(right, made)}\n`,
  );

function percent(part: number, whole: number) {
  return `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
}
