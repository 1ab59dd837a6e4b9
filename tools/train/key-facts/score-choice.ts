import type { Status } from '../../../shared/contracts/digest.ts';
import { chooseBy, type Importance } from '../../../shared/digests/choose-key-facts.ts';
import { type KeySetting, keySettingOf } from '../../../shared/digests/key-signs.ts';
import { extractFacts } from '../../../shared/facts/extract-facts.ts';
import type { FactDraft } from '../../../shared/facts/fact-draft.ts';
import type { LanguageEngine } from '../../../shared/language/language-engine.ts';
import type { AnnotatedArticle, AnnotatedFact } from './annotated-articles.ts';
import { matchFacts } from './match-facts.ts';

/** An annotated article with what the rules find in it. */
export interface Example {
  readonly article: AnnotatedArticle;
  readonly facts: readonly FactDraft[];
  readonly setting: KeySetting;
  /** Of each fact: which annotated one it tells. */
  readonly tells: ReadonlyMap<FactDraft, number>;
}

export function exampleOf(article: AnnotatedArticle, engine: LanguageEngine): Example {
  const all = extractFacts(engine.read(article.text), article.publisher).facts;
  const facts = all.filter(({ kind }) => kind !== 'comment');
  const matched = matchFacts(facts, article.facts, article.text);
  return {
    article,
    facts,
    setting: keySettingOf(facts, article.title, article.text.length),
    tells: new Map(
      facts.flatMap((fact, at) =>
        matched[at] === undefined ? [] : [[fact, matched[at]] as const],
      ),
    ),
  };
}

/** From 0 to 1. */
export interface ChoiceScore {
  readonly articles: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** How many of the facts chosen are key facts with the right status, and how many of the key facts are chosen. */
export function scoreChoice(
  examples: readonly Example[],
  importanceFor: (index: number) => Importance,
): ChoiceScore {
  let [chosen, right, wanted] = [0, 0, 0];
  examples.forEach(({ article, facts, tells }, index) => {
    const key = chooseBy(facts, article.title, article.text.length, importanceFor(index));
    chosen += key.length;
    wanted += article.facts.length;
    right += key.filter((fact) => isRight(fact, article.facts[tells.get(fact) ?? -1])).length;
  });
  return {
    articles: examples.length,
    precision: right / Math.max(1, chosen),
    recall: right / Math.max(1, wanted),
    f1: (2 * right) / Math.max(1, chosen + wanted),
  };
}

const isRight = ({ status }: FactDraft, annotated: AnnotatedFact | undefined) =>
  annotated !== undefined && [annotated.status, ...annotated.statusAlso].includes(status);

/** From 0 to 1: of the key facts that are told at all, chosen or not. */
export interface StatusScore {
  readonly facts: number;
  readonly accuracy: number;
  /** Mean F1 of confirmed and of unconfirmed. */
  readonly macroF1: number;
}

/** How often the status of a fact is what its annotation says. */
export function scoreStatus(examples: readonly Example[]): StatusScore {
  const pairs = examples.flatMap(({ article, tells }) =>
    [...tells].flatMap(([fact, at]) => {
      const annotated = article.facts[at];
      if (!annotated) return [];
      return [
        { ours: fact.status, theirs: isRight(fact, annotated) ? fact.status : annotated.status },
      ];
    }),
  );
  const right = pairs.filter(({ ours, theirs }) => ours === theirs);
  const f1Of = (status: Status) => {
    const of = (key: 'ours' | 'theirs') => pairs.filter((pair) => pair[key] === status).length;
    const both = right.filter(({ ours }) => ours === status).length;
    return (2 * both) / Math.max(1, of('ours') + of('theirs'));
  };
  return {
    facts: pairs.length,
    accuracy: right.length / Math.max(1, pairs.length),
    macroF1: (f1Of('confirmed') + f1Of('unconfirmed')) / 2,
  };
}
